import type { AskedSeat, Silence } from '../domain/silence.ts'
import type { Decision } from '../domain/decision.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import type { Json } from '../lib/canonical-json.ts'
import { sameJson } from '../lib/same-json.ts'
import { parseCase } from './case.ts'
import { activeSeats, holdersOn } from './meeting-seats.ts'
import { recusalsOn } from './recusal.ts'
import type { SilenceCase, SilenceOutcome } from './silence.ts'
import { tallySilence } from './silence.ts'
import type { CaseView } from './said-in-case.ts'

/** Silence is a kind of the second case format. */
export const SILENCE_FORMAT = 2

/** A silence procedure as people number it. */
export function silenceCode(silence: Pick<Silence, 'number'>): string {
  return `S-${String(silence.number).padStart(3, '0')}`
}

/** The host's instants and the dates of the procedure's own zone, as the case format has a period. */
export function periodOf({
  fromDate,
  openedAt,
  until,
}: Pick<Silence, 'fromDate' | 'openedAt' | 'until'>): SilenceCase['period'] {
  return { fromDate, fromAt: openedAt, untilDate: until.local.slice(0, 10), untilAt: until.instant }
}

/** [SIL5] The case of a silence procedure as it stands at an instant: from its events alone. */
export function silenceCaseOf(
  silence: Silence,
  asOf: string,
  view: Pick<CaseView, 'label'> = {},
): Readonly<Record<string, Json>> {
  return {
    id: silenceCode(silence),
    kind: 'silence',
    seats: silence.seats.map(({ id, sector, recused }) => {
      const label = view.label?.(id)
      const objected = silence.objections.find((one) => one.seat === id)?.at ?? null
      return { id, ...(label === undefined ? {} : { label }), sector, recused, objected }
    }),
    period: periodOf(silence),
    asOf,
    textKnown: true,
    rule: { days: silence.days },
  }
}

export interface CountedSilence {
  readonly question: SilenceCase
  readonly outcome: SilenceOutcome
}

/** What follows from a procedure as it stands at an instant. A case built from the record always parses. */
export function silenceAt(silence: Silence, asOf: string): CountedSilence | null {
  return countedIn(silenceCaseOf(silence, asOf))
}

/** The arithmetic of one that has ended; null while it is open, or where this version counts otherwise than the record says. */
export function countedSilence({ ended }: Silence): CountedSilence | null {
  const counted = ended && countedIn(ended.case)
  return counted && sameJson(counted.outcome, ended.outcome) ? counted : null
}

function countedIn(question: Readonly<Record<string, Json>>): CountedSilence | null {
  const parsed = parseCase(question, SILENCE_FORMAT)
  if (!parsed.ok || parsed.value.kind !== 'silence') return null
  return { question: parsed.value, outcome: tallySilence(parsed.value) }
}

export function openSilences(state: ForumState): readonly Silence[] {
  return Object.values(state.silences).filter((one) => one.ended === null)
}

/** A procedure that is open on what this decision, or another on the same commitment, is about. */
export function silenceOn(
  state: ForumState,
  { id, commitment }: Pick<Decision, 'id' | 'commitment'>,
): Silence | undefined {
  return openSilences(state).find(
    (one) => one.known.decision === id || (commitment !== null && one.commitment === commitment),
  )
}

/**
 * [SIL3] The seats asked about the text of a decision on a day. Whoever stood out of the item at which it was put has the same
 * interest in it between meetings: their seat may not object either, and is counted among nobody.
 */
export function seatsAsked(state: ForumState, decision: Decision, day: string): AskedSeat[] {
  const meeting = state.meetings[decision.meeting]
  const recused = new Set<string>(meeting ? standingOut(meeting, decision.item) : [])
  const names = new Map<string, string>(state.sectors.map((sector) => [sector.id, sector.name]))
  return activeSeats(state, day).map((seat) => ({
    id: seat.id,
    sector: names.get(seat.sector) ?? seat.sector,
    recused: recused.size > 0 && holdersOn(seat, day).some((holder) => recused.has(holder.person)),
  }))
}

function standingOut(meeting: Meeting, item: string): string[] {
  return recusalsOn(meeting, item).map((one) => one.person)
}

/** Why silence may not be asked about the text of a decision; null where it may. */
export type NotInSilence =
  | 'silence_off'
  | 'rules_by_decision'
  | 'rule_not_of_kind'
  | 'decision_open'
  | 'decision_concluded'
  | 'commitment_adopted'
  | 'silence_open'

/** [SIL1] [SIL2] Whether the forum's rules, and what has become of this text, let it be asked about in silence. */
export function mayNotBeSilent(state: ForumState, decision: Decision): NotInSilence | null {
  const rules = state.forum?.rules
  if (!rules?.between?.silence) return 'silence_off'
  if (decision.rulebook || decision.founding || decision.ends !== null) return 'rules_by_decision'
  if (rules.kinds?.[decision.about] !== undefined) return 'rule_not_of_kind'
  if (decision.commitment !== null && state.commitments[decision.commitment]?.stage === 'adopted')
    return 'commitment_adopted'
  if (decision.concluded?.result === 'adopted' && decision.annulled === null) return 'decision_concluded'
  const { commitment } = decision
  const same = Object.values(state.decisions).filter(
    (one) => one.id === decision.id || (commitment !== null && one.commitment === commitment),
  )
  if (same.some((one) => isUnderWay(state, one))) return 'decision_open'
  if (adoptedInSilence(state, decision)) return 'decision_concluded'
  return silenceOn(state, decision) ? 'silence_open' : null
}

/** [DEC1] What a meeting left undecided when it was adjourned is under way no more. */
function isUnderWay(state: ForumState, { stage, meeting }: Decision): boolean {
  return stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned'
}

function adoptedInSilence(state: ForumState, { id }: Decision): boolean {
  return Object.values(state.silences).some((one) => one.known.decision === id && one.ended?.result === 'adopted')
}
