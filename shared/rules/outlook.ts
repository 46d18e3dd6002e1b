import type { FrozenSeat } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import { consensusRuleSchema, mixedRuleSchema, parseCase, voteRuleSchema } from './case.ts'
import type { Check } from './check.ts'
import type { ConsensusOutcome, ConsensusRule, ConsensusSeat } from './consensus.ts'
import { isReasoned, tallyConsensus } from './consensus.ts'
import { caseOf, confirmedNow, WITHHELD } from './decision-case.ts'
import { needed } from './fraction.ts'
import type { GateCondition, MixedCase, VoteGate } from './mixed.ts'
import { gateMissing } from './mixed.ts'
import { proxyRuleOf, seatsAsked } from './held-proxies.ts'
import type { BallotProxies } from '../domain/proxy.ts'
import type { QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import { bySector, isEligible } from './seats.ts'
import type { VoteRule, VoteSeat, VoteThreshold } from './vote.ts'

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

/** What one threshold still lacks, over all seats or a sector's own. */
export type ThresholdOutlook = {
  /** The base if every seat that may still vote says yes or no: it never gets greater than this. */
  readonly base: number
  /** Yes votes that carry it over that base, and so over any smaller one. */
  readonly needed: number
  readonly yes: number
  /** Eligible seats that have not voted. */
  readonly silent: number
  /** How many of these must say yes, so that it carries whatever the others say; null: even all of them are too few. */
  readonly more: number | null
}

export type VoteOutlook = {
  readonly quorum: QuorumOutcome | null
  readonly total: ThresholdOutlook
  /** Of each sector that the rule names; one without an eligible seat can carry nothing (`more` null). */
  readonly sectors: Readonly<Record<string, ThresholdOutlook>>
  /**
   * How many more yes adopt it whatever the other seats say, given that each sector has its own `more` among them; null: out of
   * reach, or not quorate.
   */
  readonly more: number | null
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
  readonly gate: GateOutlook | null
  readonly vote: VoteOutlook | null
}

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
  if (stage === 'annulled') return { consensus: null, gate: null, vote: null }
  const { kind, rule } = decision.rule
  const round = (of: ConsensusRule) =>
    stage === 'concluded' || stage === 'ballot' ? null : roundOutlook(decision, of, seats)
  const frozen = decision.ballot ?? { seats, proxies }
  const ballot = (of: VoteRule) => (stage === 'concluded' ? null : ballotOutlook(decision, of, frozen))
  switch (kind) {
    case 'vote':
      return { consensus: null, gate: null, vote: ballot(read(voteRuleSchema, rule)) }
    case 'consensus':
      return { consensus: round(read(consensusRuleSchema, rule)), gate: null, vote: null }
    case 'mixed': {
      const mixed = read(mixedRuleSchema, rule)
      return { consensus: round(mixed.consensus), gate: gateOutlook(decision, mixed.gate), vote: ballot(mixed.vote) }
    }
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
        return { ...seat, position: taken?.position ?? null, reason: taken?.reasoned ? WITHHELD : null }
      }),
    )
  }
  // Before the next round: nobody has answered, but whoever blocked last and was not satisfied will do so again.
  const standing = new Set<string>(
    round?.objections.filter((one) => one.end === null || one.end === 'maintained').map((one) => one.seat),
  )
  return consensusOutlook(
    rule,
    seatsNow.map((seat) =>
      standing.has(seat.id)
        ? { ...seat, position: 'block', reason: WITHHELD }
        : { ...seat, position: null, reason: null },
    ),
  )
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
  rule: VoteRule,
  frozen: { readonly seats: readonly FrozenSeat[]; readonly proxies?: BallotProxies | null | undefined },
): VoteOutlook {
  const silent = (seats: readonly FrozenSeat[]): VoteSeat[] => seats.map((seat) => ({ ...seat, ballot: null }))
  const asked = seatsAsked(decision, frozen)
  const counted = proxyRuleOf(decision)?.present === true ? asked : frozen.seats
  return voteOutlook(rule, silent(asked), quorumOf(counted, rule.quorum))
}

/** What these ballots still lack to be adopted; seats with a null ballot may still vote. `quorum`: where other seats count for it. */
export function voteOutlook(
  rule: VoteRule,
  seats: readonly VoteSeat[],
  quorum: QuorumOutcome | null = quorumOf(seats, rule.quorum),
): VoteOutlook {
  const total = thresholdOutlook(rule, seats, rule)
  const own = bySector(seats)
  const sectors = (rule.sectors?.names ?? []).map(
    (name) => [name, rule.sectors && thresholdOutlook(rule.sectors, own.get(name) ?? [], rule)] as const,
  )
  const parts = sectors.flatMap(([name, outlook]) => (outlook ? [[name, outlook] as const] : []))
  const ofSectors = parts.reduce<number | null>(
    (sum, [, { more }]) => (sum === null || more === null ? null : sum + more),
    0,
  )
  const quorate = quorum === null || quorum.met
  const more = !quorate || total.more === null || ofSectors === null ? null : Math.max(total.more, ofSectors)
  return { quorum, total, sectors: Object.fromEntries(parts), more }
}

function thresholdOutlook(threshold: VoteThreshold, seats: readonly VoteSeat[], rule: VoteRule): ThresholdOutlook {
  const eligible = seats.filter(isEligible)
  const count = (ballot: VoteSeat['ballot']) => eligible.filter((seat) => seat.ballot === ballot).length
  const silent = count(null)
  const yes = count('yes')
  const base = greatestBase(threshold, seats, rule, silent)
  const atLeast = needed(threshold.fraction, threshold.comparison, base)
  const more = Math.max(0, atLeast - yes)
  return { base, needed: atLeast, yes, silent, more: more <= silent && eligible.length > 0 ? more : null }
}

function greatestBase(threshold: VoteThreshold, seats: readonly VoteSeat[], rule: VoteRule, silent: number): number {
  const said = (...ballots: readonly VoteSeat['ballot'][]) =>
    seats.filter((seat) => isEligible(seat) && ballots.includes(seat.ballot)).length
  const blank = said('blank')
  const cast = said('yes', 'no') + (rule.blank === 'cast' ? blank : 0) + (rule.invalid === 'cast' ? said('invalid') : 0)
  const belongs = (seat: VoteSeat) => rule.recusedInBase || !seat.recused
  switch (threshold.base) {
    case 'cast':
      return cast + silent
    case 'cast_and_abstained':
      return cast + said('abstain') + (rule.blank === 'abstention' ? blank : 0) + silent
    case 'attending':
      return seats.filter((seat) => seat.here && belongs(seat)).length
    case 'active':
      return seats.filter(belongs).length
  }
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
