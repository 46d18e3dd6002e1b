import type { ConsensusOutcome, ConsensusRule, ConsensusSeat } from './consensus.ts'
import { tallyConsensus } from './consensus.ts'
import type { VoteOutcome, VoteRule, VoteSeat } from './vote.ts'
import { tallyVote } from './vote.ts'

/** What must have happened before a vote may be opened instead of consensus (the toolkit's "exhaustion benchmark"). */
export type VoteGate = {
  readonly minRounds: number
  readonly textChanged: boolean
  readonly objectionsAnswered: boolean
  readonly confirmedBy: readonly string[]
}

export type MixedRule = {
  readonly consensus: ConsensusRule
  readonly gate: VoteGate
  readonly vote: VoteRule
}

/** One call for consensus. `answered`: ids of the seats whose block was answered. */
export type MixedRound = {
  readonly seats: readonly ConsensusSeat[]
  readonly textChanged: boolean
  readonly answered: readonly string[]
}

/** `confirmed`: the officers who confirmed that consensus is out of reach. `ballot` null: no vote was taken. */
export type MixedCase = {
  readonly id: string
  readonly kind: 'mixed'
  readonly rule: MixedRule
  readonly rounds: readonly MixedRound[]
  readonly confirmed: readonly string[]
  readonly ballot: readonly VoteSeat[] | null
}

export type GateCondition = 'rounds' | 'text_unchanged' | 'objection_unanswered' | 'confirmation'

/** Where the mixed rule stands without a vote: consensus was reached, or the gate keeps a vote from being counted. */
export type BeforeVote =
  | {
      readonly id: string
      readonly stage: 'consensus'
      /** 1-based, among all rounds listed, held or not. */
      readonly round: number
      readonly result: 'adopted'
      readonly why: 'no_block'
    }
  | {
      readonly id: string
      readonly stage: 'gate'
      readonly result: 'no_decision'
      readonly why: 'vote_not_open' | 'awaiting_vote'
      readonly missing: readonly GateCondition[]
    }

export type MixedOutcome = BeforeVote | (VoteOutcome & { readonly stage: 'vote' })

/**
 * Consensus first, a vote where the gate lets it (CASES.md, kind "mixed"). A ballot that was taken while the gate was
 * shut is not counted.
 *
 * Read so: `answered` and `confirmed` may name more than is asked for (CASES.md lists neither among unknown names), and
 * a name twice is as good as once.
 */
export function tallyMixed(question: MixedCase): MixedOutcome {
  const { id, rule } = question
  const stood = standing(question)
  if (stood.ballot === null) return stood.outcome
  return { ...tallyVote({ id, kind: 'vote', seats: stood.ballot, rule: rule.vote }), stage: 'vote' }
}

/** Either what follows without a vote, or the ballot that is to be counted. */
export type Standing =
  { readonly ballot: null; readonly outcome: BeforeVote } | { readonly ballot: readonly VoteSeat[] }

export function standing(question: MixedCase): Standing {
  const { id, rule, ballot } = question
  const without = (outcome: BeforeVote): Standing => ({ ballot: null, outcome })
  const rounds = question.rounds.map((round) => ({
    round,
    outcome: tallyConsensus({ id, kind: 'consensus', seats: round.seats, rule: rule.consensus }),
  }))
  const reached = rounds.findIndex(({ outcome }) => outcome.result === 'consensus')
  if (reached >= 0) return without({ id, stage: 'consensus', round: reached + 1, result: 'adopted', why: 'no_block' })
  const missing = gateMissing(rule.gate, rounds, question.confirmed)
  const shut = { id, stage: 'gate', result: 'no_decision' } as const
  if (missing.length > 0) return without({ ...shut, why: 'vote_not_open', missing })
  return ballot === null ? without({ ...shut, why: 'awaiting_vote', missing: [] }) : { ballot }
}

type TalliedRound = { readonly round: MixedRound; readonly outcome: ConsensusOutcome }

/**
 * What the gate still lacks, in the order of FORMAT.md; empty: a vote may be opened. A round that came to no decision or
 * stayed open was not held, and the gate does not look at it. The first round held may leave the text as it was, since
 * nothing had been heard yet.
 */
export function gateMissing(
  gate: VoteGate,
  rounds: readonly TalliedRound[],
  confirmed: readonly string[],
): readonly GateCondition[] {
  const held = rounds.filter(({ outcome }) => outcome.result !== 'no_decision' && outcome.result !== 'open')
  const missing: GateCondition[] = []
  if (held.length < gate.minRounds) missing.push('rounds')
  if (gate.textChanged && held.slice(1).some(({ round }) => !round.textChanged)) missing.push('text_unchanged')
  if (gate.objectionsAnswered && held.some(hasUnansweredBlock)) missing.push('objection_unanswered')
  const confirming = new Set(confirmed)
  if (gate.confirmedBy.some((officer) => !confirming.has(officer))) missing.push('confirmation')
  return missing
}

function hasUnansweredBlock({ round, outcome }: TalliedRound): boolean {
  const answered = new Set(round.answered)
  return outcome.blocks.some((seat) => !answered.has(seat))
}
