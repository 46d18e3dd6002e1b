import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import { isAsked } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { Office } from '../../../shared/domain/member.ts'
import { byNumber } from '../../../shared/lib/numbered.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { actorIn } from '../../../shared/policy/body.ts'
import type { Ask } from '../../../shared/policy/can.ts'
import { isKeptOut } from '../../../shared/policy/standing-out.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { officesUsed } from '../../../shared/rules/bodies.ts'
import { proxiesFor, speakerFor } from '../../../shared/rules/held-proxies.ts'
import { seatsAt, seatsIn, sittings } from '../../../shared/rules/meeting-seats.ts'
import { officeStanding, standsOutInOffice } from '../../../shared/rules/office-standing.ts'
import type { Outlook } from '../../../shared/rules/outlook.ts'
import { outlookOf } from '../../../shared/rules/outlook.ts'
import type { GroupMarkName } from '../../ui/Mark.tsx'
import { groupMark } from '../../ui/Mark.tsx'
import { useForum, useMay, useNow, useReveal } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'
import type { Aside } from './StandsAside.tsx'
import { asideOf } from './StandsAside.tsx'

/** One decision and everything its parts ask of the record. Made anew at every change: keep nothing of it. */
export interface DecisionView {
  readonly state: ForumState
  readonly decision: Decision
  readonly meeting: Meeting
  /** Times are shown as the clocks at the meeting show them. */
  readonly zone: string
  /** The active seats as they are now. */
  readonly seats: readonly FrozenSeat[]
  readonly outlook: Outlook
  /** [ETH2] Nothing that whoever uses this window is kept from because they stand out. */
  readonly may: (ask: Ask) => boolean
  readonly reveal: ReturnType<typeof useReveal>
  readonly seatName: (seat: string) => string
  readonly sectorMark: (sector: string) => GroupMarkName
  /** In whose name an entry was made: their seat's, their own, or the desk's. */
  readonly speaker: (actor: string) => string
  /** Who speaks for a seat now, by name: whoever sits for it, or in a ballot for the seat that holds its proxy; null if nobody. */
  readonly sitter: (seat: string) => { readonly person: string; readonly name: string } | null
  /** [JOIN5] The offices that whoever uses this window holds today, where the forum is: as the host will ask. */
  readonly held: readonly Office[]
  /** [ETH2] Whether an office may be used for this item: somebody holds it who does not stand out, all do, or nobody holds it. */
  readonly standing: (office: Office) => ReturnType<typeof officeStanding>
  /** [ETH2] Whoever uses this window stands out of the item; at the controls somebody enters what others say all the same. */
  readonly out: boolean
  /** [ETH2] What they leave to others, who would lead otherwise. */
  readonly aside: Aside | null
}

/** Null where there is no such decision. */
export function useDecision(decisionId: string | null): DecisionView | null {
  const { state, me } = useForum()
  const may = useMay()
  const reveal = useReveal()
  const { t } = useText('decision')
  const today = dayIn(state.forum?.zone ?? 'UTC', useNow(60_000))
  const decision = decisionId === null ? undefined : state.decisions[decisionId]
  const meeting = decision && state.meetings[decision.meeting]
  if (!decision || !meeting) return null
  const names = namesOf(state, reveal, t('desk'), meeting.group)
  const seats = seatsAt(state, meeting, decision.item)
  const sitting = sittings(state, meeting)
  const here = actorIn(state, me, meeting.group, today)
  const out = me.person !== null && standsOutInOffice(state, meeting, decision.item, me.person)
  return {
    state,
    decision,
    meeting,
    zone: meeting.starts.zone,
    seats,
    outlook: outlookOf(decision, seats, proxiesFor(state, meeting, decision, seats)),
    may: (ask) => may(ask) && !(out && isKeptOut(here, ask, decision.stage)),
    reveal,
    ...names,
    sitter: (seat) => {
      const found = decision.stage === 'ballot' ? speakerFor(decision, seat, sitting) : sitting.get(seat)
      return found ? { person: found.person, name: reveal(state.persons[found.person]?.name) ?? '' } : null
    },
    held: me.person === null ? [] : officesUsed(state, meeting.group, me.person, today),
    standing: (office) => officeStanding(state, meeting, decision.item, { office, today }),
    out: out && me.role !== 'operator',
    aside: asideOf(state, here, meeting, decision.item),
  }
}

export function namesOf(state: ForumState, reveal: ReturnType<typeof useReveal>, desk: string, body: BodyId) {
  return {
    seatName: (seat: string): string => state.seats[seat]?.label ?? seat,
    sectorMark: (sector: string): GroupMarkName => groupMark(state.sectors.findIndex((one) => one.name === sector)),
    speaker: (actor: string): string => {
      const person = state.persons[actor]
      if (!person) return desk
      const seat = seatsIn(state, body).find((one) =>
        one.holders.some((holder) => holder.person === actor && !holder.left),
      )
      return seat?.label ?? reveal(person.name) ?? desk
    },
  }
}

/** The decision that an item is about now: the one under way, else the last that ended. */
export function decisionOfItem(state: ForumState, meetingId: string, itemId: string): Decision | null {
  const own = byNumber(state.decisions).filter((one) => one.meeting === meetingId && one.item === itemId)
  return own.find(isLive) ?? own.at(-1) ?? null
}

/** The decision that a whole meeting is at: the one under way on the open item, else on any, else the last that ended there. */
export function decisionOfMeeting(state: ForumState, meeting: Meeting): Decision | null {
  const own = byNumber(state.decisions).filter((one) => one.meeting === meeting.id)
  const here = own.filter((one) => one.item === meeting.currentItem)
  const asking = own.find((one) => isAsked(one))
  return asking ?? here.find(isLive) ?? here.at(-1) ?? own.find(isLive) ?? null
}

export function isLive(decision: Decision): boolean {
  return decision.stage !== 'concluded' && decision.stage !== 'annulled'
}

export function itemOf(meeting: Meeting | undefined, itemId: string): Item | null {
  return meeting?.items.find((one) => one.id === itemId) ?? null
}

/** Frozen seats by sector, sectors in order of first appearance and seats in theirs: never re-sorted while people answer. */
export function bySector<Seat extends FrozenSeat>(
  seats: readonly Seat[],
): readonly (readonly [string, readonly Seat[]])[] {
  const sectors = new Map<string, Seat[]>()
  for (const seat of seats) {
    const own = sectors.get(seat.sector)
    if (own) own.push(seat)
    else sectors.set(seat.sector, [seat])
  }
  return [...sectors]
}

/** A hash as people compare it: its first characters, in fours. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
