import type { AskedSeat, Procedure, ProcedureAnswer, ProcedureTerms, ProcedureWay } from '../domain/procedure.ts'
import { isSettled } from '../domain/commitment.ts'
import type { AdoptedRule, DecisionKind, Rulebook } from '../domain/forum.ts'
import type { Decision } from '../domain/decision.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Sealed } from '../domain/sealed.ts'
import type { ForumState } from '../domain/state.ts'
import type { Json } from '../lib/canonical-json.ts'
import { newestFirst } from '../lib/numbered.ts'
import { sameJson } from '../lib/same-json.ts'
import type { BodyId } from './bodies.ts'
import { rulesIn } from './bodies.ts'
import { parseCase } from '../tally/case.ts'
import type { Voted } from './counted.ts'
import { tallyFullVote } from '../tally/full-vote.ts'
import type { FullVoteRule } from '../tally/full-vote.ts'
import { activeSeats, holdersOn } from './meeting-seats.ts'
import type { NetworkCase, NetworkOutcome } from '../tally/network.ts'
import { tallyNetwork } from '../tally/network.ts'
import { isOver, outOfTime } from '../tally/period.ts'
import { recusalsOn } from './recusal.ts'
import type { Question } from './reopening.ts'
import { reopeningRule, rulesToPut } from './reopening.ts'
import { lastPeriod, periodOf, postedPeriod } from './procedure-time.ts'
import type { SignaturesCase, SignaturesOutcome } from '../tally/signatures.ts'
import { tallySignatures } from '../tally/signatures.ts'
import { standingSignatures } from './signers.ts'
import type { SilenceCase, SilenceOutcome } from '../tally/silence.ts'
import { tallySilence } from '../tally/silence.ts'
import type { StatementCase, StatementOutcome, SteeringCase, SteeringOutcome } from '../tally/steering.ts'
import { tallyStatement, tallySteering } from '../tally/steering.ts'
import type { VoteSeat } from '../tally/vote.ts'
import type { WrittenCase, WrittenOutcome } from '../tally/written.ts'
import { tallyWritten } from '../tally/written.ts'

type JsonObject = Readonly<Record<string, Json>>

/** What is decided between meetings is of kinds of the second case format. */
export const PROCEDURE_FORMAT = 2

const LETTERS: Readonly<Record<ProcedureWay, string>> = {
  silence: 'S',
  written: 'W',
  network: 'N',
  signatures: 'G',
  steering: 'T',
  statement: 'C',
}

/** A decision between meetings as people number it; the numbers are those of all ways together. */
export function procedureCode({ number, terms }: Pick<Procedure, 'number' | 'terms'>): string {
  return `${LETTERS[terms.way]}-${String(number).padStart(3, '0')}`
}

/** How a case names seats for people, and persons of the network who answered. */
export interface ProcedureView {
  readonly label?: (seat: string) => string
  readonly person?: (name: Sealed) => string | undefined
}

/** [SIL5] [BET1] The case of a procedure as it stands at an instant: from its events alone. */
export function procedureCaseOf(procedure: Procedure, asOf: string, view: ProcedureView = {}): JsonObject {
  const { terms } = procedure
  const head = { id: procedureCode(procedure), kind: terms.way }
  switch (terms.way) {
    case 'silence':
      return {
        ...head,
        seats: procedure.seats.map((seat) => ({
          ...labelled(seat, view),
          objected: procedure.answers.find(({ by }) => isSeat(by, seat.id))?.at ?? null,
        })),
        period: periodOf(procedure),
        asOf,
        textKnown: procedure.known !== null,
        rule: { days: terms.days },
      }
    case 'written':
      return {
        ...head,
        seats: procedure.seats.map((seat) => {
          const { says = null, at = null } = lastOf(procedure, seat.id) ?? {}
          return { ...labelled(seat, view), ballot: says, replied: at }
        }),
        period: periodOf(procedure),
        asOf,
        rule: { days: terms.days, vote: terms.rule.rule as JsonObject },
      }
    case 'network':
      return {
        ...head,
        open: periodOf(procedure),
        posted: postedPeriod(procedure),
        asOf,
        objections: procedure.answers.map((answer, index) => ({
          by: speakerId(answer, index),
          ...speakerLabel(answer, view),
          at: answer.at,
          satisfied: answer.settled !== null,
        })),
        rule: { openDays: terms.openDays, postedDays: terms.postedDays },
      }
    case 'signatures':
      return {
        ...head,
        signatures: standingSignatures(procedure.answers).map(([answer, index]) => signature(answer, index, view)),
        period: periodOf(procedure),
        asOf,
        rule: { attribution: terms.attribution, least: terms.least, membersOnly: terms.membersOnly },
      }
    case 'steering':
      return { ...head, vote: steeringVote(procedure, terms.rule, asOf, view), ...conditions(terms) }
    case 'statement':
      return { ...head, by: terms.by, operational: true, rule: { coordinators: terms.coordinators } }
  }
}

/** [BET5] Whoever replied in time is here: the committee votes by correspondence. */
function steeringVote(procedure: Procedure, rule: AdoptedRule, asOf: string, view: ProcedureView): JsonObject {
  const period = periodOf(procedure)
  return {
    kind: 'vote',
    seats: procedure.seats.map((seat) => {
      const reply = lastOf(procedure, seat.id)
      const here = reply !== undefined && outOfTime(reply.at, period.fromAt, [period.untilAt, asOf]) === null
      const { id, recused, ...rest } = labelled(seat, view)
      return { id, ...rest, here, recused, ballot: reply?.says ?? null }
    }),
    rule: rule.rule,
  }
}

function conditions({ viewsWeighed, told }: ProcedureTerms & { way: 'steering' }): JsonObject {
  return { viewsWeighed, told }
}

function signature(answer: ProcedureAnswer, index: number, view: ProcedureView): JsonObject {
  const { by, at, settled } = answer
  const seated = 'seat' in by
  return {
    name: speakerId(answer, index),
    ...speakerLabel(answer, view),
    as: seated ? by.as : 'person' in by ? 'person' : 'organisation',
    member: seated || by.member,
    // Whoever holds an organisation's seat signs with its say.
    mandate: seated ? by.as === 'organisation' : 'organisation' in by && by.mandate,
    at,
    withdrawn: settled !== null,
  }
}

/** A seat by its id, an organisation by its name, a person by the place of the answer: names of persons stand in no case. */
export function speakerId({ by }: Pick<ProcedureAnswer, 'by'>, index: number): string {
  if ('seat' in by) return by.seat
  return 'organisation' in by ? by.organisation : `person ${String(index + 1)}`
}

function speakerLabel({ by }: ProcedureAnswer, view: ProcedureView): { label?: string } {
  const label = 'seat' in by ? view.label?.(by.seat) : 'person' in by ? view.person?.(by.person) : undefined
  return label === undefined ? {} : { label }
}

function labelled(
  { id, sector, recused }: AskedSeat,
  view: ProcedureView,
): { id: string; label?: string; sector: string; recused: boolean } {
  const label = view.label?.(id)
  return { id, ...(label === undefined ? {} : { label }), sector, recused }
}

export function isSeat(by: ProcedureAnswer['by'], seat: string): boolean {
  return 'seat' in by && by.seat === seat
}

/** What a seat said last. */
export function lastOf({ answers }: Pick<Procedure, 'answers'>, seat: string): ProcedureAnswer | undefined {
  return answers.findLast(({ by }) => isSeat(by, seat))
}

/**
 * Whether it ends now: at its deadline; of silence with the first objection; of a vote also once every seat that may has replied, unless
 * the clock was set back behind a reply; a coordinator's statement at once.
 */
export function endsAt(procedure: Procedure, at: string): boolean {
  const period = lastPeriod(procedure)
  const { fromAt, untilAt } = periodOf(procedure)
  const allReplied = procedure.seats.every(({ id, recused }) => {
    const reply = lastOf(procedure, id)
    return recused || (reply !== undefined && outOfTime(reply.at, fromAt, [untilAt, at]) === null)
  })
  switch (procedure.terms.way) {
    case 'statement':
      return true
    case 'silence':
      return procedure.answers.length > 0 || (period !== null && isOver(period, at))
    case 'written':
    case 'steering':
      return allReplied || (period !== null && isOver(period, at))
    default:
      return period !== null && isOver(period, at)
  }
}

/** The case and what follows from it as this version counts it, as types that windows and pages can read. */
export type CountedProcedure =
  | { readonly way: 'silence'; readonly question: SilenceCase; readonly outcome: SilenceOutcome }
  | { readonly way: 'written'; readonly question: WrittenCase; readonly outcome: WrittenOutcome }
  | { readonly way: 'network'; readonly question: NetworkCase; readonly outcome: NetworkOutcome }
  | { readonly way: 'signatures'; readonly question: SignaturesCase; readonly outcome: SignaturesOutcome }
  | { readonly way: 'steering'; readonly question: SteeringCase; readonly outcome: SteeringOutcome }
  | { readonly way: 'statement'; readonly question: StatementCase; readonly outcome: StatementOutcome }

/** What follows from a procedure as it stands at an instant. A case built from the record always parses. */
export function procedureAt(procedure: Procedure, asOf: string): CountedProcedure | null {
  return countedIn(procedureCaseOf(procedure, asOf))
}

/** The arithmetic of one that has ended; null while it is open, where it was annulled, or where this version counts otherwise than the record says. */
export function countedProcedure({ ended }: Procedure): CountedProcedure | null {
  if (ended === null || ended.result === 'annulled') return null
  const counted = countedIn(ended.case)
  return counted && sameJson(counted.outcome, ended.outcome) ? counted : null
}

function countedIn(recorded: JsonObject): CountedProcedure | null {
  const parsed = parseCase(recorded, PROCEDURE_FORMAT)
  if (!parsed.ok) return null
  const question = parsed.value
  switch (question.kind) {
    case 'silence':
      return { way: 'silence', question, outcome: tallySilence(question) }
    case 'written':
      return { way: 'written', question, outcome: tallyWritten(question) }
    case 'network':
      return { way: 'network', question, outcome: tallyNetwork(question) }
    case 'signatures':
      return { way: 'signatures', question, outcome: tallySignatures(question) }
    case 'steering':
      return { way: 'steering', question, outcome: tallySteering(question) }
    case 'statement':
      return { way: 'statement', question, outcome: tallyStatement(question) }
    default:
      return null
  }
}

/** The vote within a procedure, as the arithmetic of any vote reads it; null where it is none. */
export function voteIn(counted: CountedProcedure): Voted | null {
  if (counted.way === 'written') {
    const { id, seats, period, asOf, rule } = counted.question
    const there = seats.map(({ replied, ...seat }) => ({
      ...seat,
      here: replied !== null && outOfTime(replied, period.fromAt, [period.untilAt, asOf]) === null,
    }))
    return voted(id, there, rule.vote)
  }
  if (counted.way !== 'steering') return null
  const { id, vote } = counted.question
  return voted(id, vote.seats, vote.rule)
}

function voted(id: string, seats: readonly VoteSeat[], rule: FullVoteRule): Voted {
  const question = { id, kind: 'vote' as const, seats, rule, proxies: null, proxyDeadline: null }
  return { kind: 'vote', question, outcome: tallyFullVote(question) }
}

/** Whether the seats are asked, rather than whoever wants to. */
export function asksSeats({ terms }: Pick<Procedure, 'terms'>): boolean {
  return terms.way === 'silence' || terms.way === 'written' || terms.way === 'steering'
}

export function openProcedures(state: ForumState): readonly Procedure[] {
  return Object.values(state.procedures).filter((one) => one.ended === null)
}

/** [BET3] While a text is only open to the network it may still be written, and is bound to nothing. */
export function holdsText({ ended, terms, posted }: Procedure): boolean {
  return ended === null && (terms.way !== 'network' || posted !== null)
}

/** A procedure that is open on what this decision, or another on the same commitment, is about. */
export function procedureOn(
  state: ForumState,
  { id, commitment }: { readonly id: string | null; readonly commitment: string | null },
): Procedure | undefined {
  return openProcedures(state).find(
    (one) =>
      holdsText(one) &&
      ((id !== null && one.known?.decision === id) || (commitment !== null && one.commitment === commitment)),
  )
}

/**
 * [SIL3] The seats of the body that decides, by default the forum, asked on a day. Whoever stood out of the item at which the text was put has the same interest in it between
 * meetings: their seat says nothing about it, and is counted among nobody.
 */
export function seatsAsked(
  state: ForumState,
  decision: Decision | null,
  day: string,
  body: BodyId = null,
): AskedSeat[] {
  const meeting = decision ? state.meetings[decision.meeting] : undefined
  const recused = new Set<string>(meeting && decision ? standingOut(meeting, decision.item) : [])
  const names = new Map<string, string>(state.sectors.map((sector) => [sector.id, sector.name]))
  return activeSeats(state, day, body).map((seat) => ({
    id: seat.id,
    sector: names.get(seat.sector) ?? seat.sector,
    recused: recused.size > 0 && holdersOn(seat, day).some((holder) => recused.has(holder.person)),
  }))
}

function standingOut(meeting: Meeting, item: string): string[] {
  return recusalsOn(meeting, item).map((one) => one.person)
}

/** The last decision on a commitment, whose recusals hold between meetings too. */
export function lastDecisionOn(state: ForumState, commitment: string | null): Decision | null {
  if (commitment === null) return null
  return newestFirst(state.decisions).find((one) => one.commitment === commitment) ?? null
}

/**
 * [BET1] The votes that may decide in writing: those of the forum's rules that are votes, that no sector vetoes, and that may decide this kind,
 * or, where it was decided before, decide it again.
 */
export function votesFor(
  state: ForumState,
  rules: Rulebook,
  about: DecisionKind,
  question: Question,
): readonly AdoptedRule[] {
  return rulesToPut(state, rules, about, question).filter((rule) => rule.kind === 'vote' && rule.veto === undefined)
}

/** Why a question may not be asked between meetings; null where it may. */
export type NotBetween =
  | 'way_off'
  | 'rules_by_decision'
  | 'rule_not_of_kind'
  | 'decision_open'
  | 'decision_concluded'
  | 'commitment_adopted'
  | 'procedure_open'

/** [BET1] [BET6] Whether the rules of the body that decides, by default the forum, and what has become of a commitment, let it (or, of none, words of one's own) be asked about in a way. */
export function mayNotAskOf(
  state: ForumState,
  way: ProcedureWay,
  { about, ...asked }: { readonly about: DecisionKind } & Omit<Question, 'body'>,
  body: BodyId = null,
): NotBetween | null {
  const { commitment } = asked
  const question = { ...asked, body }
  const rules = rulesIn(state, body)
  if (!rules?.between?.[way]) return 'way_off'
  const binding = reopeningRule(state, rules, question) ?? rules.kinds?.[about]
  const votes = way === 'written' || way === 'steering'
  if (votes ? votesFor(state, rules, about, question).length === 0 : binding !== undefined) return 'rule_not_of_kind'
  return commitment === null ? null : mayNotBind(state, commitment)
}

/** What keeps a commitment from being held to a question between meetings. */
export function mayNotBind(state: ForumState, commitment: string): NotBetween | null {
  const subject = state.commitments[commitment]
  if (subject && isSettled(subject)) return 'commitment_adopted'
  const same = Object.values(state.decisions).filter((one) => one.commitment === commitment)
  if (same.some((one) => isUnderWay(state, one))) return 'decision_open'
  return procedureOn(state, { id: null, commitment }) ? 'procedure_open' : null
}

/** [SIL1] [SIL2] Whether the rules of a body, by default the forum, and what has become of this text let it be asked about in silence. */
export function mayNotAsk(state: ForumState, decision: Decision, body: BodyId = null): NotBetween | null {
  const motion = decision.commitment === null ? (decision.texts.at(-1)?.hash ?? null) : null
  const unfit = mayNotAskOf(state, 'silence', { about: decision.about, commitment: decision.commitment, motion }, body)
  if (unfit === 'way_off') return unfit
  const { rulebook, founding, ends, statement, sanction } = decision
  if (rulebook || founding || ends !== null || statement || sanction) return 'rules_by_decision'
  // [GROUP2] What one body decides is none of another's seats' to let pass.
  if ((state.meetings[decision.meeting]?.group ?? null) !== body) return 'way_off'
  if (unfit !== null) return unfit
  if (decision.concluded?.result === 'adopted' && decision.annulled === null) return 'decision_concluded'
  if (isUnderWay(state, decision)) return 'decision_open'
  if (adoptedBetween(state, decision)) return 'decision_concluded'
  return procedureOn(state, decision) ? 'procedure_open' : null
}

/** [DEC1] What a meeting left undecided when it was adjourned is under way no more. */
function isUnderWay(state: ForumState, { stage, meeting }: Decision): boolean {
  return stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned'
}

function adoptedBetween(state: ForumState, { id }: Decision): boolean {
  return Object.values(state.procedures).some((one) => one.known?.decision === id && one.ended?.result === 'adopted')
}
