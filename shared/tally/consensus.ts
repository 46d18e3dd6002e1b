import type { Fraction } from './fraction.ts'
import { exceeds } from './fraction.ts'
import type { Quorum, QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import type { Refusal, Seat } from './seats.ts'
import { isEligible, refused } from './seats.ts'

export type Position = 'agree' | 'reservations' | 'stand_aside' | 'block'

/** `position` null: not asked yet, or no answer. */
export type ConsensusSeat = Seat & { readonly position: Position | null; readonly reason: string | null }

/** `maxStandAside`: more than this part of the eligible seats standing aside is no consensus; null: no limit. */
export type ConsensusRule = {
  readonly maxStandAside: Fraction | null
  readonly unreasonedBlock: 'open' | 'ignored'
  readonly quorum: Quorum | null
}

export type ConsensusCase = {
  readonly id: string
  readonly kind: 'consensus'
  readonly seats: readonly ConsensusSeat[]
  readonly rule: ConsensusRule
}

/** Eligible seats as they said it: every block is in `block`, reasoned or not; `silent`: null positions. */
export type ConsensusCounts = Readonly<Record<Position | 'silent', number>>

export type ConsensusVerdict =
  | { readonly result: 'no_decision'; readonly why: 'quorum_missed' }
  | { readonly result: 'blocked'; readonly why: 'reasoned_block' }
  | { readonly result: 'open'; readonly why: 'reason_missing' | 'not_all_asked' }
  | { readonly result: 'no_consensus'; readonly why: 'no_support' | 'too_many_stand_aside' }
  | { readonly result: 'consensus'; readonly why: 'no_block' }

/** `blocks`: the ids of the eligible seats with a reasoned block, in the order of seats. */
export type ConsensusOutcome = ConsensusVerdict & {
  readonly id: string
  readonly counts: ConsensusCounts
  readonly blocks: readonly string[]
  readonly quorum: QuorumOutcome | null
  readonly refused: readonly Refusal[]
}

/**
 * Whether a block's reason has anything but white space: Unicode's White_Space property, so that a no-break or an
 * ideographic space is no reason, and any other character is one.
 */
export function isReasoned(reason: string | null): boolean {
  return reason !== null && /\P{White_Space}/u.test(reason)
}

/**
 * The outcome of a call for consensus (FORMAT.md, kind "consensus").
 *
 * Read so: a seat whose block is ignored stays an eligible seat, also where stand-asides are measured against these; it
 * is neither support nor silent. A block of a seat that is not eligible counts nowhere, so it is not in `blocks`.
 */
export function tallyConsensus(question: ConsensusCase): ConsensusOutcome {
  const { seats, rule } = question
  const counts = countPositions(seats)
  const blocks = seats
    .filter((seat) => isEligible(seat) && seat.position === 'block' && isReasoned(seat.reason))
    .map((seat) => seat.id)
  const quorum = quorumOf(seats, rule.quorum)
  return {
    id: question.id,
    ...verdict(rule, counts, blocks.length, quorum),
    counts,
    blocks,
    quorum,
    refused: refused(seats, (seat) => seat.position),
  }
}

/** The first that applies, in the order of FORMAT.md. */
function verdict(
  rule: ConsensusRule,
  counts: ConsensusCounts,
  reasonedBlocks: number,
  quorum: QuorumOutcome | null,
): ConsensusVerdict {
  if (quorum !== null && !quorum.met) return { result: 'no_decision', why: 'quorum_missed' }
  if (reasonedBlocks > 0) return { result: 'blocked', why: 'reasoned_block' }
  if (counts.block > 0 && rule.unreasonedBlock === 'open') return { result: 'open', why: 'reason_missing' }
  if (counts.silent > 0) return { result: 'open', why: 'not_all_asked' }
  if (counts.agree + counts.reservations === 0) return { result: 'no_consensus', why: 'no_support' }
  const eligible = counts.agree + counts.reservations + counts.stand_aside + counts.block + counts.silent
  if (rule.maxStandAside !== null && exceeds(counts.stand_aside, eligible, rule.maxStandAside)) {
    return { result: 'no_consensus', why: 'too_many_stand_aside' }
  }
  return { result: 'consensus', why: 'no_block' }
}

function countPositions(seats: readonly ConsensusSeat[]): ConsensusCounts {
  const counts = { agree: 0, reservations: 0, stand_aside: 0, block: 0, silent: 0 }
  for (const seat of seats) if (isEligible(seat)) counts[seat.position ?? 'silent'] += 1
  return counts
}
