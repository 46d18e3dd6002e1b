import type { Comparison, Fraction } from './fraction.ts'
import { needed } from './fraction.ts'
import type { Quorum, QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import type { Refusal, Seat } from './seats.ts'
import { bySector, isEligible, refused } from './seats.ts'

export type Ballot = 'yes' | 'no' | 'abstain' | 'blank' | 'invalid'

/** `ballot` null: did not vote. */
export type VoteSeat = Seat & { readonly ballot: Ballot | null }

/** What the yes votes are measured against (FORMAT.md, kind "vote", "Bases"). */
export type VoteBase = 'cast' | 'cast_and_abstained' | 'attending' | 'active'

export type VoteThreshold = {
  readonly base: VoteBase
  readonly fraction: Fraction
  readonly comparison: Comparison
}

/** `sectors`: each sector named must also meet that threshold over its own seats (a double majority). */
export type VoteRule = VoteThreshold & {
  readonly blank: 'abstention' | 'cast'
  readonly invalid: 'excluded' | 'cast'
  readonly recusedInBase: boolean
  readonly sectors: null | (VoteThreshold & { readonly names: readonly string[] })
  readonly castingVote: null | 'yes' | 'no'
  readonly quorum: Quorum | null
}

export type VoteCase = {
  readonly id: string
  readonly kind: 'vote'
  readonly seats: readonly VoteSeat[]
  readonly rule: VoteRule
}

/** Eligible seats as they said it; `silent`: null ballots. */
export type VoteCounts = Readonly<Record<Ballot | 'silent', number>>

export type VoteSectorOutcome = {
  readonly yes: number
  readonly base: number
  readonly needed: number
  readonly met: boolean
}

export type VoteVerdict =
  | { readonly result: 'no_decision'; readonly why: 'quorum_missed' | 'nothing_cast' | 'sector_empty' }
  | { readonly result: 'adopted'; readonly why: 'threshold_met' | 'casting_vote' }
  | { readonly result: 'not_adopted'; readonly why: 'threshold_missed' | 'sector_missed' | 'casting_vote' }

export type VoteOutcome = VoteVerdict & {
  readonly id: string
  readonly counts: VoteCounts
  readonly base: number
  readonly needed: number
  readonly quorum: QuorumOutcome | null
  readonly sectors: Readonly<Record<string, VoteSectorOutcome>>
  readonly refused: readonly Refusal[]
}

/**
 * The outcome of a vote with its arithmetic, every key whatever the result (FORMAT.md, kind "vote"). The case is taken
 * as well formed: `parseCase` sees to that.
 *
 * Read so: a sector named without a listed seat still has its line in `sectors` (yes 0, base 0, needed 1, not met); the
 * base that a casting vote looks at is the whole vote's, never a sector's; a blank or invalid that counts as cast keeps
 * yes + no from being the base, so that no casting vote decides there.
 */
export function tallyVote(question: VoteCase): VoteOutcome {
  const { seats, rule } = question
  const counts = countBallots(seats)
  const base = baseOf(rule.base, seats, counts, rule)
  const atLeast = needed(rule.fraction, rule.comparison, base)
  const quorum = quorumOf(seats, rule.quorum)
  const sectors = tallySectors(seats, rule)
  return {
    id: question.id,
    ...verdict({ rule, counts, base, needed: atLeast, quorum, sectors }),
    counts,
    base,
    needed: atLeast,
    quorum,
    sectors: Object.fromEntries(sectors.map(({ name, yes, base, needed, met }) => [name, { yes, base, needed, met }])),
    refused: refused(seats, (seat) => seat.ballot),
  }
}

type NamedSector = VoteSectorOutcome & { readonly name: string; readonly eligible: number }

type Tallied = {
  readonly rule: VoteRule
  readonly counts: VoteCounts
  readonly base: number
  readonly needed: number
  readonly quorum: QuorumOutcome | null
  readonly sectors: readonly NamedSector[]
}

/** The first that applies, in the order of FORMAT.md. */
function verdict({ rule, counts, base, needed, quorum, sectors }: Tallied): VoteVerdict {
  if (quorum !== null && !quorum.met) return { result: 'no_decision', why: 'quorum_missed' }
  if (counts.yes + counts.no === 0) return { result: 'no_decision', why: 'nothing_cast' }
  if (sectors.some((sector) => sector.eligible === 0)) return { result: 'no_decision', why: 'sector_empty' }
  const sectorMissed = sectors.some((sector) => !sector.met)
  if (rule.castingVote !== null && castingVoteDecides(rule, counts, base)) {
    if (sectorMissed) return { result: 'not_adopted', why: 'sector_missed' }
    return { result: rule.castingVote === 'yes' ? 'adopted' : 'not_adopted', why: 'casting_vote' }
  }
  if (counts.yes < needed) return { result: 'not_adopted', why: 'threshold_missed' }
  if (sectorMissed) return { result: 'not_adopted', why: 'sector_missed' }
  return { result: 'adopted', why: 'threshold_met' }
}

/** Only a bare majority of the votes cast can be tied so that one more vote settles it. */
function castingVoteDecides(rule: VoteRule, counts: VoteCounts, base: number): boolean {
  const bareMajority = rule.comparison === 'more_than' && 2 * rule.fraction[0] === rule.fraction[1]
  const tied = counts.yes === counts.no && counts.yes > 0 && counts.yes + counts.no === base
  return rule.base === 'cast' && bareMajority && tied
}

function tallySectors(seats: readonly VoteSeat[], rule: VoteRule): readonly NamedSector[] {
  const { sectors } = rule
  if (sectors === null) return []
  const listed = bySector(seats)
  return sectors.names.map((name) => {
    const own = listed.get(name) ?? []
    const counts = countBallots(own)
    const base = baseOf(sectors.base, own, counts, rule)
    const atLeast = needed(sectors.fraction, sectors.comparison, base)
    const eligible = own.filter(isEligible).length
    return { name, eligible, yes: counts.yes, base, needed: atLeast, met: counts.yes >= atLeast }
  })
}

function countBallots(seats: readonly VoteSeat[]): VoteCounts {
  const counts = { yes: 0, no: 0, abstain: 0, blank: 0, invalid: 0, silent: 0 }
  for (const seat of seats) if (isEligible(seat)) counts[seat.ballot ?? 'silent'] += 1
  return counts
}

/** Seats and counts are the whole vote's, or one sector's; blanks, invalids and recused are treated alike in both. */
function baseOf(base: VoteBase, seats: readonly VoteSeat[], counts: VoteCounts, rule: VoteRule): number {
  const cast =
    counts.yes + counts.no + (rule.blank === 'cast' ? counts.blank : 0) + (rule.invalid === 'cast' ? counts.invalid : 0)
  const abstained = counts.abstain + (rule.blank === 'abstention' ? counts.blank : 0)
  const belongs = (seat: VoteSeat): boolean => rule.recusedInBase || !seat.recused
  switch (base) {
    case 'cast':
      return cast
    case 'cast_and_abstained':
      return cast + abstained
    case 'attending':
      return seats.filter((seat) => seat.here && belongs(seat)).length
    case 'active':
      return seats.filter(belongs).length
  }
}
