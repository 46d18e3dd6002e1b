import type { Decision, Round } from '../domain/decision.ts'
import type { Json } from '../lib/canonical-json.ts'
import { sameJson } from '../lib/same-json.ts'
import type { DecisionFormat } from './case.ts'
import { parseCase } from './case.ts'
import type { ConsensusCase, ConsensusOutcome } from './consensus.ts'
import { tallyConsensus } from './consensus.ts'
import { caseOf, formatOf, roundCaseOf } from './decision-case.ts'
import type { FullMixedCase, FullMixedOutcome } from './full-mixed.ts'
import { tallyFullMixed } from './full-mixed.ts'
import type { FullVoteCase, FullVoteOutcome } from './full-vote.ts'
import { tallyFullVote } from './full-vote.ts'
import type { MixedCase, MixedOutcome } from './mixed.ts'
import { tallyMixed } from './mixed.ts'
import { withProxies } from './proxies.ts'
import type { SecretCase, SecretOutcome } from './secret.ts'
import { tallySecret } from './secret.ts'
import { bySector, isEligible } from './seats.ts'
import type { VetoCase, VetoOutcome } from './veto.ts'
import { tallyVeto } from './veto.ts'
import type { VoteCase, VoteOutcome } from './vote.ts'
import { sectorsAsked, tallyVote } from './vote.ts'

/** A decision's case and what follows from it as this version counts it, as types that windows and pages can read. */
export type Counted =
  | {
      readonly kind: 'vote'
      readonly question: VoteCase | FullVoteCase
      readonly outcome: VoteOutcome | FullVoteOutcome
    }
  | { readonly kind: 'consensus'; readonly question: ConsensusCase; readonly outcome: ConsensusOutcome }
  | {
      readonly kind: 'mixed'
      readonly question: MixedCase | FullMixedCase
      readonly outcome: MixedOutcome | FullMixedOutcome
    }
  | { readonly kind: 'secret'; readonly question: SecretCase; readonly outcome: SecretOutcome }
  | {
      readonly kind: 'veto'
      readonly question: VetoCase
      readonly outcome: VetoOutcome
      /** What the veto stands against, counted by itself. */
      readonly against: Unvetoed
    }
/** A decision without a veto, or as it stood before one. */
export type Unvetoed = Exclude<Counted, { kind: 'veto' }>

/** The question that the outcome came from: the ballot if there was one, else a round. */
export type Asked = Exclude<Unvetoed, { kind: 'mixed' }>
/** One that was voted on, by votes or by counts. */
export type Voted = Exclude<Asked, { kind: 'consensus' }>

export function isVoted(asked: Asked): asked is Voted {
  return asked.kind !== 'consensus'
}

/** What the seats of each sector cast, where it may be told: of a secret vote only what was counted by sectors. */
export function countsBySector(voted: Voted): ReadonlyMap<string, VoteOutcome['counts']> {
  if (voted.kind === 'secret') {
    const { seats, sectorCounts } = voted.question
    const silent = (sector: string): number =>
      seats.filter((seat) => seat.sector === sector && isEligible(seat) && !seat.took).length
    return new Map(Object.entries(sectorCounts).map(([sector, of]) => [sector, { ...of, silent: silent(sector) }]))
  }
  const plain = { ...voted.question.rule, sectors: null, quorum: null, castingVote: null }
  return new Map(
    [...bySector(asHere(voted))].map(([sector, seats]) => [
      sector,
      tallyVote({ id: voted.question.id, kind: 'vote', seats, rule: plain }).counts,
    ]),
  )
}

/** [PROX2] Of a vote, the seats whose proxy held, each with the seat that voted for it. */
export function representedIn(asked: Asked): ReadonlyMap<string, string> {
  const proxies = asked.kind === 'vote' && 'proxies' in asked.outcome ? asked.outcome.proxies : []
  return new Map(proxies.flatMap(({ from, to, why }) => (why === null ? [[from, to] as const] : [])))
}

/** The seats of a vote with those taken as here whose proxy held. */
function asHere({ question, outcome }: Extract<Voted, { kind: 'vote' }>): VoteCase['seats'] {
  return 'proxies' in outcome ? withProxies(question.seats, outcome.proxies) : question.seats
}

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

export function countCase(question: Readonly<Record<string, Json>>): Counted | null {
  const format: DecisionFormat = formatOf(question)
  const parsed = parseCase(question, format)
  if (!parsed.ok) return null
  const { value } = parsed
  switch (value.kind) {
    case 'vote':
      return 'format' in value
        ? { kind: 'vote', question: value, outcome: tallyFullVote(value) }
        : { kind: 'vote', question: value, outcome: tallyVote(value) }
    case 'consensus':
      return { kind: 'consensus', question: value, outcome: tallyConsensus(value) }
    case 'mixed':
      return 'format' in value
        ? { kind: 'mixed', question: value, outcome: tallyFullMixed(value) }
        : { kind: 'mixed', question: value, outcome: tallyMixed(value) }
    case 'secret':
      return { kind: 'secret', question: value, outcome: tallySecret(value) }
    case 'veto':
      return countVeto(question, value)
    default:
      return null // elections and cuts are no decisions on a text
  }
}

/** The sectors that an outcome turns on: those that missed what was asked of them, or have no tally to show for it. */
export function sectorsInTheWay(outcome: Voted['outcome'], rule: Voted['question']['rule']): readonly string[] {
  const missed = (part: Readonly<Record<string, { readonly met: boolean }>>): string[] =>
    Object.entries(part).flatMap(([name, { met }]) => (met ? [] : [name]))
  switch (outcome.why) {
    case 'least_yes_missed':
      return 'leastYes' in outcome ? missed(outcome.leastYes) : []
    case 'sector_too_small':
      return sectorsAsked(rule, 'leastYes' in rule ? rule.leastYes : null).filter(
        (name) => !Object.hasOwn(outcome.sectors, name),
      )
    default:
      return missed(outcome.sectors)
  }
}

/** A round as its rule counts it now: running while it is open, its outcome once closed. */
export function countedRound(decision: Decision, round: Round): ConsensusOutcome | null {
  const counted = countCase(roundCaseOf(decision, round))
  return counted?.kind === 'consensus' ? counted.outcome : null
}

function countVeto(question: Readonly<Record<string, Json>>, parsed: VetoCase): Counted | null {
  const against = countCase({ ...(question['decision'] as Record<string, Json>), id: parsed.id })
  if (against === null || against.kind === 'veto') return null
  return { kind: 'veto', question: parsed, outcome: tallyVeto(parsed), against }
}

export function askedLast(whole: Counted): Asked | null {
  const counted = whole.kind === 'veto' ? whole.against : whole
  if (counted.kind !== 'mixed') return counted
  const { question, outcome } = counted
  if (outcome.stage === 'vote' && question.ballot) {
    return votedOn(question, question.ballot)
  }
  const round = outcome.stage === 'consensus' ? question.rounds[outcome.round - 1] : question.rounds.at(-1)
  if (!round) return null
  const asked: ConsensusCase = { id: question.id, kind: 'consensus', rule: question.rule.consensus, seats: round.seats }
  return { kind: 'consensus', question: asked, outcome: tallyConsensus(asked) }
}

function votedOn(question: MixedCase | FullMixedCase, seats: VoteCase['seats']): Asked {
  const { id } = question
  if ('proxies' in question) {
    const { rule, proxies, proxyDeadline } = question
    const asked: FullVoteCase = { id, kind: 'vote', rule: rule.vote, seats, proxies, proxyDeadline }
    return { kind: 'vote', question: asked, outcome: tallyFullVote(asked) }
  }
  const asked: VoteCase = { id, kind: 'vote', rule: question.rule.vote, seats }
  return { kind: 'vote', question: asked, outcome: tallyVote(asked) }
}
