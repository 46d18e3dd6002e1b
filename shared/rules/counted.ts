import type { Decision, Round } from '../domain/decision.ts'
import { sameJson } from '../lib/same-json.ts'
import { parseCase } from './case.ts'
import type { ConsensusCase, ConsensusOutcome } from './consensus.ts'
import { tallyConsensus } from './consensus.ts'
import { caseOf, roundCaseOf } from './decision-case.ts'
import type { MixedCase, MixedOutcome } from './mixed.ts'
import { tallyMixed } from './mixed.ts'
import type { VoteCase, VoteOutcome } from './vote.ts'
import { tallyVote } from './vote.ts'

/** A decision's case and what follows from it as this version counts it, as types that windows and pages can read. */
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

/** The arithmetic to show: null where nothing is concluded, or where this version counts otherwise than the record says. */
export function countedOf(decision: Decision): Counted | null {
  const recount = recountOf(decision)
  return recount?.agrees ? recount.counted : null
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
