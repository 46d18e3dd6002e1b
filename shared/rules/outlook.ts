import type { FrozenSeat } from '../domain/ballot.ts'
import type { Decision, Round } from '../domain/decision.ts'
import { positionsIn } from '../domain/position.ts'
import { consensusRuleSchema, parseCase } from '../tally/case.ts'
import type { Check } from '../tally/check.ts'
import type { ConsensusOutcome, ConsensusRule, ConsensusSeat } from '../tally/consensus.ts'
import { isReasoned, tallyConsensus } from '../tally/consensus.ts'
import type { ConsentOutcome, ConsentRule, ConsentSeat } from '../tally/consent.ts'
import { consentRuleSchema, tallyConsent } from '../tally/consent.ts'
import { caseOf, confirmedNow } from './decision-case.ts'
import { WITHHELD } from './said-in-case.ts'
import { fullMixedRuleSchema } from '../tally/full-mixed.ts'
import type { FullVoteRule } from '../tally/full-vote.ts'
import { fullVoteRuleSchema } from '../tally/full-vote.ts'
import type { NumberedStep } from './graded-steps.ts'
import { roundStep, stepAhead, voteStep } from './graded-steps.ts'
import type { VoteOutlook } from '../tally/vote-outlook.ts'
import { voteOutlook } from '../tally/vote-outlook.ts'
import type { GateCondition, MixedCase, VoteGate } from '../tally/mixed.ts'
import { gateMissing } from '../tally/mixed.ts'
import { proxyRuleOf, seatsAsked } from './held-proxies.ts'
import type { BallotProxies } from '../domain/proxy.ts'
import type { QuorumOutcome } from '../tally/quorum.ts'
import { quorumOf } from '../tally/quorum.ts'
import { isEligible } from '../tally/seats.ts'
import type { VoteSeat } from '../tally/vote.ts'

/** What a test for consensus still lacks. Every number is of eligible seats: here, and not recused. */
export type ConsensusOutlook = {
  /** Null where the rule asks none. */
  readonly quorum: QuorumOutcome | null
  readonly eligible: number
  /** Seats still to answer, in the order of the seats. */
  readonly silent: readonly string[]
  /** Seats whose reasoned block stands in the way until they say otherwise. */
  readonly blocks: readonly string[]
  /** Seats that block without a reason, where the rule waits for it. */
  readonly reasonsOwed: readonly string[]
  /** How many seats stand aside, and how many may at most: null, as many as like. */
  readonly asideNow: number
  readonly asideLimit: number | null
  /** No seat supports it so far; one must. */
  readonly supportOwed: boolean
  /** What it would come to if the round closed now. */
  readonly now: ConsensusOutcome['result']
}

/** What a call for consent still lacks. Every number is of eligible seats. */
export type ConsentOutlook = Pick<ConsensusOutlook, 'quorum' | 'eligible' | 'silent' | 'supportOwed'> & {
  /** Seats whose argued objection is paramount, until it is integrated or they say otherwise. */
  readonly objections: readonly string[]
  /** Seats whose argued objection nobody has judged yet. */
  readonly untested: readonly string[]
  readonly now: ConsentOutcome['result']
}

/** One condition of a mixed rule's gate, with the figures behind it. Only those that the rule sets are listed. */
export type GateLine =
  | { readonly condition: 'rounds'; readonly met: boolean; readonly held: number; readonly asked: number }
  | { readonly condition: 'text_unchanged'; readonly met: boolean; readonly unchangedRounds: readonly number[] }
  | {
      readonly condition: 'objection_unanswered'
      readonly met: boolean
      readonly answered: number
      readonly raised: number
    }
  | {
      readonly condition: 'confirmation'
      readonly met: boolean
      readonly confirmed: readonly string[]
      readonly asked: readonly string[]
    }

export type GateOutlook = {
  readonly lines: readonly GateLine[]
  readonly missing: readonly GateCondition[]
  /** [DEC8] The text in question is the one that the last round was held on. */
  readonly textTested: boolean
  /**
   * Another round on the text as it is would count as held on an unchanged text, which the gate never forgives. False where the
   * gate does not ask, or the text has changed since.
   */
  readonly mustChangeFirst: boolean
}

/** What a decision would take. A part is null where its rule does not know it, or it is past; how the gate stood is told to the end. */
export type Outlook = {
  readonly consensus: ConsensusOutlook | null
  readonly consent: ConsentOutlook | null
  readonly gate: GateOutlook | null
  readonly vote: VoteOutlook | null
  /** Of a graded rule: the step that is open or comes next. */
  readonly step: NumberedStep | null
}

/** What the round that is open or comes next still lacks, of whichever kind it is. */
export function roundAhead({ consensus, consent }: Outlook): ConsensusOutlook | ConsentOutlook | null {
  return consensus ?? consent
}

const nothing: Outlook = { consensus: null, consent: null, gate: null, vote: null, step: null }

/**
 * What it would take for a decision to be adopted, from where it stands: figures, no wording. `seats` are the active seats as they
 * are now, and `proxies` what a ballot would be opened with; where a round or ballot is open, the seats frozen with it count instead. Votes of an open ballot are left out even where
 * a window knows one, so that nothing here is a running tally.
 */
export function outlookOf(
  decision: Decision,
  seats: readonly FrozenSeat[],
  proxies: BallotProxies | null = null,
): Outlook {
  const { stage } = decision
  if (stage === 'annulled') return nothing
  const { kind, rule } = decision.rule
  const noRound = stage === 'concluded' || stage === 'ballot'
  const round = (of: ConsensusRule) => (noRound ? null : roundOutlook(decision, of, seats))
  const frozen = decision.ballot ?? { seats, proxies }
  const ballot = (of: FullVoteRule) => (stage === 'concluded' ? null : ballotOutlook(decision, of, frozen))
  switch (kind) {
    case 'vote':
      return { ...nothing, vote: ballot(read(fullVoteRuleSchema, rule)) }
    case 'consensus':
      return { ...nothing, consensus: round(read(consensusRuleSchema, rule)) }
    case 'consent':
      return { ...nothing, consent: noRound ? null : consentRound(decision, read(consentRuleSchema, rule), seats) }
    case 'graded':
      return stage === 'concluded' ? nothing : gradedOutlook(decision, seats)
    case 'mixed': {
      const mixed = read(fullMixedRuleSchema, rule)
      return {
        ...nothing,
        consensus: round(mixed.consensus),
        gate: gateOutlook(decision, mixed.gate),
        vote: ballot(mixed.vote),
      }
    }
  }
}

function gradedOutlook(decision: Decision, seats: readonly FrozenSeat[]): Outlook {
  const asked = decision.stage === 'ballot' ? (decision.ballot?.seats ?? seats) : seats
  const round = decision.stage === 'ballot' ? null : roundStep(decision)
  const vote = voteStep(decision)
  return {
    ...nothing,
    consensus: round?.kind === 'consensus' ? roundOutlook(decision, round.rule, seats) : null,
    consent: round?.kind === 'consent' ? consentRound(decision, round.rule, seats) : null,
    vote: vote?.kind === 'vote' ? ballotOutlook(decision, vote.rule, { seats: asked }) : null,
    step: stepAhead(decision),
  }
}

/** A rule that stands in the record has been checked when it was adopted; if it does not read now, that is a bug. */
function read<Rule>(schema: Check<Rule>, rule: unknown): Rule {
  const checked = schema(rule, 'rule')
  if (!checked.ok) throw new Error(`a recorded rule does not parse at ${checked.error.path}: ${checked.error.message}`)
  return checked.value
}

function roundOutlook(decision: Decision, rule: ConsensusRule, seatsNow: readonly FrozenSeat[]): ConsensusOutlook {
  const round = decision.rounds.at(-1)
  const open = round?.closedAt === null ? round : undefined
  if (open) {
    return consensusOutlook(
      rule,
      open.seats.map((seat) => {
        const taken = open.positions[seat.id]
        const said = saidIn(positionsIn.consensus, taken?.position)
        return { ...seat, position: said, reason: taken?.reasoned ? WITHHELD : null }
      }),
    )
  }
  const standing = unsatisfied(round)
  return consensusOutlook(
    rule,
    seatsNow.map((seat) =>
      standing.has(seat.id)
        ? { ...seat, position: 'block', reason: WITHHELD }
        : { ...seat, position: null, reason: null },
    ),
  )
}

/** Before the next round: nobody has answered, but whoever stood in the way last and was not satisfied will do so again. */
function unsatisfied(round: Round | undefined): ReadonlySet<string> {
  return new Set<string>(
    round?.objections.filter((one) => one.end === null || one.end === 'maintained').map((one) => one.seat),
  )
}

/** What a seat said, if it is one of the words of this kind of round. */
function saidIn<Word extends string>(words: readonly Word[], said: string | undefined): Word | null {
  return words.find((word) => word === said) ?? null
}

function consentRound(decision: Decision, rule: ConsentRule, seatsNow: readonly FrozenSeat[]): ConsentOutlook {
  const round = decision.rounds.at(-1)
  if (round?.closedAt !== null) {
    const standing = unsatisfied(round)
    return consentOutlook(
      rule,
      seatsNow.map((seat) =>
        standing.has(seat.id)
          ? { ...seat, position: 'objection', reason: WITHHELD, paramount: true }
          : { ...seat, position: null, reason: null, paramount: null },
      ),
    )
  }
  return consentOutlook(
    rule,
    round.seats.map((seat) => {
      const taken = round.positions[seat.id]
      const said = saidIn(positionsIn.consent, taken?.position)
      const paramount = taken?.judged?.paramount ?? null
      return { ...seat, position: said, reason: taken?.reasoned ? WITHHELD : null, paramount }
    }),
  )
}

/** What these positions still lack for consent. */
export function consentOutlook(rule: ConsentRule, seats: readonly ConsentSeat[]): ConsentOutlook {
  const eligible = seats.filter(isEligible)
  const idsOf = (which: (seat: ConsentSeat) => boolean) => eligible.filter(which).map((seat) => seat.id)
  const argued = (seat: ConsentSeat) => seat.position === 'objection' && isReasoned(seat.reason)
  const { result, objections, quorum } = tallyConsent({ id: 'outlook', kind: 'consent', rule, seats })
  return {
    quorum,
    eligible: eligible.length,
    silent: idsOf((seat) => seat.position === null),
    objections,
    untested: idsOf((seat) => argued(seat) && seat.paramount === null),
    supportOwed: !eligible.some((seat) => argued(seat) || seat.position === 'consent' || seat.position === 'concern'),
    now: result,
  }
}

/** What these positions still lack for consensus. */
export function consensusOutlook(rule: ConsensusRule, seats: readonly ConsensusSeat[]): ConsensusOutlook {
  const eligible = seats.filter(isEligible)
  const idsOf = (which: (seat: ConsensusSeat) => boolean) => eligible.filter(which).map((seat) => seat.id)
  const { result, counts, blocks, quorum } = tallyConsensus({ id: 'outlook', kind: 'consensus', rule, seats })
  return {
    quorum,
    eligible: eligible.length,
    silent: idsOf((seat) => seat.position === null),
    blocks,
    reasonsOwed:
      rule.unreasonedBlock === 'open' ? idsOf((seat) => seat.position === 'block' && !isReasoned(seat.reason)) : [],
    asideNow: counts.stand_aside,
    asideLimit: rule.maxStandAside && mostWithin(rule.maxStandAside, eligible.length),
    supportOwed: counts.agree + counts.reservations === 0,
    now: result,
  }
}

/** The greatest number of seats that is not more than this part of them. */
function mostWithin(part: NonNullable<ConsensusRule['maxStandAside']>, whole: number): number {
  return Number((BigInt(part[0]) * BigInt(whole)) / BigInt(part[1]))
}

function ballotOutlook(
  decision: Decision,
  rule: FullVoteRule,
  frozen: { readonly seats: readonly FrozenSeat[]; readonly proxies?: BallotProxies | null | undefined },
): VoteOutlook {
  const silent = (seats: readonly FrozenSeat[]): VoteSeat[] => seats.map((seat) => ({ ...seat, ballot: null }))
  const asked = seatsAsked(decision, frozen)
  const counted = proxyRuleOf(decision)?.present === true ? asked : frozen.seats
  return voteOutlook(rule, silent(asked), quorumOf(counted, rule.quorum))
}

function gateOutlook(decision: Decision, gate: VoteGate): GateOutlook {
  const rounds = talliedRounds(decision)
  const held = rounds.filter(({ outcome }) => outcome.result !== 'no_decision' && outcome.result !== 'open')
  const confirmed = confirmedNow(decision)
  const missing = gateMissing(gate, rounds, confirmed)
  const met = (condition: GateCondition) => !missing.includes(condition)
  const lines: GateLine[] = []
  if (gate.minRounds > 0)
    lines.push({ condition: 'rounds', met: met('rounds'), held: held.length, asked: gate.minRounds })
  if (gate.textChanged) {
    const unchangedRounds = held.slice(1).flatMap(({ round, number }) => (round.textChanged ? [] : [number]))
    lines.push({ condition: 'text_unchanged', met: met('text_unchanged'), unchangedRounds })
  }
  if (gate.objectionsAnswered) {
    const raised = held.flatMap(({ round, outcome }) => outcome.blocks.map((seat) => round.answered.includes(seat)))
    const answered = raised.filter(Boolean).length
    lines.push({ condition: 'objection_unanswered', met: met('objection_unanswered'), answered, raised: raised.length })
  }
  const asked = [...new Set(gate.confirmedBy)]
  if (asked.length > 0) lines.push({ condition: 'confirmation', met: met('confirmation'), confirmed, asked })
  const text = decision.texts.at(-1)?.hash
  const heldOn = decision.rounds[(held.at(-1)?.number ?? 0) - 1]?.text
  return {
    lines,
    missing,
    textTested: decision.rounds.at(-1)?.text === text,
    mustChangeFirst: gate.textChanged && heldOn === text,
  }
}

type NumberedRound = {
  readonly number: number
  readonly round: MixedCase['rounds'][number]
  readonly outcome: ConsensusOutcome
}

/** The rounds that are closed, as the case counts them: an open one is not held yet. */
function talliedRounds(decision: Decision): readonly NumberedRound[] {
  const parsed = parseCase(caseOf({ ...decision, ballot: null }))
  if (!parsed.ok || parsed.value.kind !== 'mixed') throw new Error('a recorded decision gives no case')
  const { id, rule, rounds } = parsed.value
  return rounds.flatMap((round, index) => {
    if (decision.rounds[index]?.closedAt === null) return []
    const outcome = tallyConsensus({ id, kind: 'consensus', rule: rule.consensus, seats: round.seats })
    return [{ number: index + 1, round, outcome }]
  })
}
