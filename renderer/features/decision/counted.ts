import type { Decision, Round } from '../../../shared/domain/decision.ts'
import { parseCase } from '../../../shared/rules/case.ts'
import type { ConsensusCase, ConsensusOutcome } from '../../../shared/rules/consensus.ts'
import { tallyConsensus } from '../../../shared/rules/consensus.ts'
import { caseOf, roundCaseOf } from '../../../shared/rules/decision-case.ts'
import type { MixedCase, MixedOutcome } from '../../../shared/rules/mixed.ts'
import { tallyMixed } from '../../../shared/rules/mixed.ts'
import type { VoteCase, VoteOutcome } from '../../../shared/rules/vote.ts'
import { tallyVote } from '../../../shared/rules/vote.ts'

/** A decision's case and what follows from it, as this window counts it. */
export type Counted =
  | { readonly kind: 'vote'; readonly question: VoteCase; readonly outcome: VoteOutcome }
  | { readonly kind: 'consensus'; readonly question: ConsensusCase; readonly outcome: ConsensusOutcome }
  | { readonly kind: 'mixed'; readonly question: MixedCase; readonly outcome: MixedOutcome }

/** The question that the outcome came from: the ballot if there was one, else a round. */
export type Asked = Exclude<Counted, { kind: 'mixed' }>

export interface Recount {
  readonly counted: Counted | null
  /** The outcome counted here is the one in the record. */
  readonly agrees: boolean
}

/** Counts a concluded decision again from its recorded case; null where it is not concluded. */
export function recountOf(decision: Decision): Recount | null {
  const { concluded } = decision
  if (!concluded) return null
  const counted = countCase(concluded.case)
  return { counted, agrees: counted !== null && sameJson(counted.outcome, concluded.outcome) }
}

/** What would be concluded now, without a vote. */
export function countedNow(decision: Decision): Counted | null {
  return countCase(caseOf({ ...decision, ballot: null }))
}

export function countCase(question: unknown): Counted | null {
  const parsed = parseCase(question)
  if (!parsed.ok) return null
  const { value } = parsed
  switch (value.kind) {
    case 'vote':
      return { kind: 'vote', question: value, outcome: tallyVote(value) }
    case 'consensus':
      return { kind: 'consensus', question: value, outcome: tallyConsensus(value) }
    case 'mixed':
      return { kind: 'mixed', question: value, outcome: tallyMixed(value) }
    default:
      return null // elections and cuts are no decisions on a text
  }
}

/** A round as its rule counts it now: running while it is open, its outcome once closed. */
export function countedRound(decision: Decision, round: Round): ConsensusOutcome | null {
  const counted = countCase(roundCaseOf(decision, round))
  return counted?.kind === 'consensus' ? counted.outcome : null
}

export function askedLast(counted: Counted): Asked | null {
  if (counted.kind !== 'mixed') return counted
  const { question, outcome } = counted
  if (outcome.stage === 'vote' && question.ballot) {
    const asked: VoteCase = { id: question.id, kind: 'vote', rule: question.rule.vote, seats: question.ballot }
    return { kind: 'vote', question: asked, outcome: tallyVote(asked) }
  }
  const round = outcome.stage === 'consensus' ? question.rounds[outcome.round - 1] : question.rounds.at(-1)
  if (!round) return null
  const asked: ConsensusCase = { id: question.id, kind: 'consensus', rule: question.rule.consensus, seats: round.seats }
  return { kind: 'consensus', question: asked, outcome: tallyConsensus(asked) }
}

/** Equal as JSON: the order of keys does not matter, that of a list does. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(plain(a))) === JSON.stringify(sorted(plain(b)))
}

function plain(value: unknown): unknown {
  const written = JSON.stringify(value) as string | undefined
  return written === undefined ? null : JSON.parse(written)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  // Pairs, not an object: a sector may be called "__proto__".
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}
