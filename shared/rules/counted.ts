import type { Decision, Round } from '../domain/decision.ts'
import type { Position } from '../domain/position.ts'
import { positionsIn } from '../domain/position.ts'
import type { Json } from '../lib/canonical-json.ts'
import { sameJson } from '../lib/same-json.ts'
import type { DecisionFormat } from '../tally/case.ts'
import { parseCase } from '../tally/case.ts'
import type { ConsensusCase, ConsensusOutcome } from '../tally/consensus.ts'
import { tallyConsensus } from '../tally/consensus.ts'
import type { ConsentCase, ConsentOutcome } from '../tally/consent.ts'
import { tallyConsent } from '../tally/consent.ts'
import { caseOf, formatOf, roundCaseOf } from './decision-case.ts'
import type { FullMixedCase, FullMixedOutcome } from '../tally/full-mixed.ts'
import { tallyFullMixed } from '../tally/full-mixed.ts'
import type { FullVoteCase, FullVoteOutcome } from '../tally/full-vote.ts'
import { tallyFullVote } from '../tally/full-vote.ts'
import type { GradedCase, GradedOutcome } from '../tally/graded.ts'
import { tallyGraded } from '../tally/graded.ts'
import type { MixedCase, MixedOutcome } from '../tally/mixed.ts'
import { tallyMixed } from '../tally/mixed.ts'
import { withProxies } from '../tally/proxies.ts'
import type { SecretCase, SecretOutcome } from '../tally/secret.ts'
import { tallySecret } from '../tally/secret.ts'
import type { Seat } from '../tally/seats.ts'
import { bySector, isEligible } from '../tally/seats.ts'
import type { VetoCase, VetoOutcome } from '../tally/veto.ts'
import { tallyVeto } from '../tally/veto.ts'
import type { VoteCase, VoteOutcome } from '../tally/vote.ts'
import { sectorsAsked, tallyVote } from '../tally/vote.ts'

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
  | { readonly kind: 'consent'; readonly question: ConsentCase; readonly outcome: ConsentOutcome }
  | { readonly kind: 'secret'; readonly question: SecretCase; readonly outcome: SecretOutcome }
  | {
      readonly kind: 'graded'
      readonly question: GradedCase
      readonly outcome: GradedOutcome
      /** The steps that were looked at and said something, counted by themselves. */
      readonly steps: readonly CountedStep[]
    }
  | {
      readonly kind: 'veto'
      readonly question: VetoCase
      readonly outcome: VetoOutcome
      /** What the veto stands against, counted by itself. */
      readonly against: Unvetoed
    }
/** A step of a graded rule that said something, counted by itself. */
export type CountedStep = { readonly number: number; readonly grade: string; readonly asked: Asked }

/** A decision without a veto, or as it stood before one. */
export type Unvetoed = Exclude<Counted, { kind: 'veto' }>

/** The question that the outcome came from: the ballot if there was one, else a round. */
export type Asked = Exclude<Unvetoed, { kind: 'mixed' | 'graded' }>
/** One that was voted on, by votes or by counts. */
export type Voted = Extract<Asked, { kind: 'vote' | 'secret' }>
/** A round: a test for consensus, or a call for consent. */
export type AskedRound = Exclude<Asked, Voted>

export function isVoted(asked: Asked): asked is Voted {
  return asked.kind === 'vote' || asked.kind === 'secret'
}

/** How many seats said what in a round, in the order of its words; the last of them: nothing. */
export function countsOf({ kind, outcome }: AskedRound): readonly (readonly [Position | 'silent', number])[] {
  const counts: Readonly<Partial<Record<Position | 'silent', number>>> = outcome.counts
  return [...positionsIn[kind], 'silent' as const].map((each) => [each, counts[each] ?? 0])
}

/** The same of each sector's own seats. */
export function heardBySector(heard: AskedRound): ReadonlyMap<string, ReadonlyMap<Position | 'silent', number>> {
  const each = <S extends Seat>(seats: readonly S[], count: (own: readonly S[]) => AskedRound) =>
    new Map([...bySector(seats)].map(([name, own]) => [name, new Map(countsOf(count(own)))]))
  if (heard.kind === 'consent') {
    const whole = heard.question
    return each(whole.seats, (seats) => {
      const question = { ...whole, seats, rule: { ...whole.rule, quorum: null } }
      return { kind: 'consent', question, outcome: tallyConsent(question) }
    })
  }
  const whole = heard.question
  return each(whole.seats, (seats) => {
    const question = { ...whole, seats, rule: { ...whole.rule, quorum: null } }
    return { kind: 'consensus', question, outcome: tallyConsensus(question) }
  })
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
  // Of a graded rule the ballots of earlier steps are a part of it.
  const ballot = decision.rule.kind === 'graded' ? decision.ballot : null
  return countCase(caseOf({ ...decision, ballot }))
}

export function countCase(
  question: Readonly<Record<string, Json>>,
  format: DecisionFormat = formatOf(question),
): Counted | null {
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
    case 'consent':
      return { kind: 'consent', question: value, outcome: tallyConsent(value) }
    case 'secret':
      return { kind: 'secret', question: value, outcome: tallySecret(value) }
    case 'graded':
      return { kind: 'graded', question: value, outcome: tallyGraded(value), steps: countSteps(question, value) }
    case 'veto':
      return countVeto(question, value)
    default:
      return null // elections and cuts are no decisions on a text
  }
}

/** The sectors that an outcome turns on: those that missed what was asked of them, had nobody to vote, or have no tally to show for it. */
export function sectorsInTheWay(voted: Voted): readonly string[] {
  const { outcome, question } = voted
  const { rule } = question
  const asked = (): readonly string[] => sectorsAsked(rule, 'leastYes' in rule ? rule.leastYes : null)
  const missed = (part: Readonly<Record<string, { readonly met: boolean }>>): string[] =>
    Object.entries(part).flatMap(([name, { met }]) => (met ? [] : [name]))
  switch (outcome.why) {
    case 'least_yes_missed':
      return 'leastYes' in outcome ? missed(outcome.leastYes) : []
    case 'sector_too_small':
      return asked().filter((name) => !Object.hasOwn(outcome.sectors, name))
    case 'sector_empty': {
      const seats: readonly Seat[] = voted.kind === 'vote' ? asHere(voted) : question.seats
      const there = new Set(seats.filter(isEligible).map(({ sector }) => sector))
      return asked().filter((name) => !there.has(name))
    }
    default:
      return missed(outcome.sectors)
  }
}

/** A round as its rule counts it now: running while it is open, its outcome once closed. */
export function countedRound(decision: Decision, round: Round): AskedRound | null {
  const counted = countCase(roundCaseOf(decision, round))
  return counted?.kind === 'consensus' || counted?.kind === 'consent' ? counted : null
}

/** The steps that were looked at, each as the case that it is by itself. */
function countSteps(question: Readonly<Record<string, Json>>, parsed: GradedCase): readonly CountedStep[] {
  const taken = question['steps'] as readonly (Readonly<Record<string, Json>> | null)[]
  return tallyGraded(parsed).outcomes.flatMap((outcome, index) => {
    const [step, said] = [parsed.rule.steps[index], taken[index]]
    if (!outcome || !said || !step || step.kind === 'group') return []
    const rule = step.rule as unknown as Json
    const asked = countCase({ ...said, id: parsed.id, kind: step.kind, rule }, 2)
    return asked && isAsked(asked) ? [{ number: index + 1, grade: step.grade, asked }] : []
  })
}

function isAsked(counted: Counted): counted is Asked {
  return counted.kind !== 'mixed' && counted.kind !== 'graded' && counted.kind !== 'veto'
}

function countVeto(question: Readonly<Record<string, Json>>, parsed: VetoCase): Counted | null {
  const against = countCase({ ...(question['decision'] as Record<string, Json>), id: parsed.id })
  if (against === null || against.kind === 'veto') return null
  return { kind: 'veto', question: parsed, outcome: tallyVeto(parsed), against }
}

/** How many yes a vote rule asks of each sector that it names; 0 where it asks none. */
export function leastCount(rule: Voted['question']['rule']): number {
  return 'leastYes' in rule ? (rule.leastYes?.count ?? 0) : 0
}

/** Whether a step is the last of several that decide: its grade is the lowest that the rule knows. */
export function isLowest({ steps }: GradedCase['rule'], step: number | null): boolean {
  const deciding = steps.flatMap(({ kind }, index) => (kind === 'group' ? [] : [index + 1]))
  return deciding.length > 1 && step === deciding.at(-1)
}

export function askedLast(whole: Counted): Asked | null {
  const counted = whole.kind === 'veto' ? whole.against : whole
  if (counted.kind === 'graded') return counted.steps.at(-1)?.asked ?? null
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
