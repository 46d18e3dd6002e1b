import type { Decision } from '../domain/decision.ts'
import type { Election } from '../domain/election.ts'
import type { Turn } from '../domain/floor.ts'
import type { Item, Meeting } from '../domain/meeting.ts'
import type { Holding, Person, Seat } from '../domain/member.ts'
import type { Action } from '../domain/minutes.ts'
import type { Sealed } from '../domain/sealed.ts'
import type { ForumState } from '../domain/state.ts'
import { electionsOn } from './election-case.ts'
import { dayOf, holdersOn, seatsMeeting } from './meeting-seats.ts'
import type { PresenceLine } from './presence-line.ts'
import { presenceLine } from './presence-line.ts'
import { suspendedUntil } from './suspension.ts'

/** Somebody of whom something was noted. `as` null: they hold no seat on the day of the meeting. */
export interface PersonAttendance extends PresenceLine {
  readonly person: Person
  readonly as: Holding | null
}

/** An active seat and those of its holders of whom something was noted, titular first; nobody: nothing was said. */
export interface SeatAttendance {
  readonly seat: Seat
  readonly sector: string
  readonly people: readonly PersonAttendance[]
  /** [ETH8] Those of its holders who were suspended on the day of the meeting, with the last day of it. */
  readonly suspended: readonly { readonly person: Person; readonly until: string }[]
}

/** One state of an item's minutes: the text as assembled, by its hash, or a later correction. */
export interface ItemText {
  readonly seq: number
  readonly at: string
  readonly text: { readonly hash: string } | Sealed
}

export interface MinutesItem {
  readonly item: Item
  /** 1-based place on the agenda as it stood last. */
  readonly place: number
  /** Oldest first; the last holds. Empty until the minutes are assembled. */
  readonly texts: readonly ItemText[]
  /** Who had the floor, oldest first. */
  readonly turns: readonly Turn[]
  readonly decisions: readonly Decision[]
  readonly elections: readonly Election[]
  readonly actions: readonly Action[]
}

/** The minutes of a meeting as facts, without any wording: what the window shows and the export publishes. */
export interface MinutesView {
  readonly meeting: Meeting
  readonly assembledAt: string | null
  readonly seats: readonly SeatAttendance[]
  readonly others: readonly PersonAttendance[]
  /** Lines of an old attendance list, as printed. */
  readonly listed: Meeting['attendance']
  readonly items: readonly MinutesItem[]
  /** Decisions and actions whose item has since been withdrawn from the agenda: they happened all the same. */
  readonly withoutItem: { readonly decisions: readonly Decision[]; readonly actions: readonly Action[] }
}

/** Assembles the minutes of a meeting from the record; null if there is no such meeting. Works while the meeting runs, too. */
export function assembleMinutes(state: ForumState, meetingId: string): MinutesView | null {
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  const decisions = Object.values(state.decisions)
    .filter((one) => one.meeting === meeting.id)
    .sort(byNumber)
  const actions = Object.values(state.actions)
    .filter((one) => one.meeting === meeting.id)
    .sort(byNumber)
  const onAgenda = new Set<string>(meeting.items.map((item) => item.id))
  return {
    meeting,
    assembledAt: state.minutes[meetingId]?.at ?? null,
    ...attendance(state, meeting),
    listed: meeting.attendance,
    items: meeting.items.map((item, index) => ({
      item,
      place: index + 1,
      texts: textsOf(state, meeting, item),
      turns: meeting.floor.turns.filter((one) => one.item === item.id),
      decisions: decisions.filter((one) => one.item === item.id),
      elections: electionsOn(state, meeting, item.id),
      actions: actions.filter((one) => one.item === item.id),
    })),
    withoutItem: {
      decisions: decisions.filter((one) => !onAgenda.has(one.item)),
      actions: actions.filter((one) => !onAgenda.has(one.item)),
    },
  }
}

function byNumber(a: { readonly number: number }, b: { readonly number: number }): number {
  return a.number - b.number
}

function textsOf(state: ForumState, meeting: Meeting, item: Item): ItemText[] {
  const minutes = state.minutes[meeting.id]
  if (!minutes) return []
  const { seq, at } = minutes
  const assembled = minutes.notes
    .filter((note) => note.item === item.id)
    .map((note) => ({ seq, at, text: { hash: note.hash } }))
  const corrected = minutes.corrections.filter((one) => one.item === item.id)
  return [...assembled, ...corrected.map((one) => ({ seq: one.seq, at: one.at, text: one.text }))]
}

function attendance(state: ForumState, meeting: Meeting): Pick<MinutesView, 'seats' | 'others'> {
  const day = dayOf(meeting)
  const seats = seatsMeeting(state, meeting)
  const seatOf = mainSeats(seats, day)
  const noted = Object.keys(meeting.presence).flatMap((id): PersonAttendance[] => {
    const person = state.persons[id]
    const line = presenceLine(meeting.presence[id] ?? [], meeting.adjournedAt)
    if (!person || (line.spans.length === 0 && !line.saidAway)) return []
    return [{ person, as: seatOf.get(id)?.as ?? null, ...line }]
  })
  const sectorNames = new Map<string, string>(state.sectors.map((sector) => [sector.id, sector.name]))
  return {
    seats: seats.map((seat) => ({
      seat,
      sector: sectorNames.get(seat.sector) ?? seat.sector,
      people: holdersOn(seat, day).flatMap((holder) =>
        noted.filter((one) => one.person.id === holder.person && seatOf.get(holder.person)?.seat === seat.id),
      ),
      suspended: holdersOn(seat, day).flatMap((holder) => {
        const person = state.persons[holder.person]
        const until = suspendedUntil(state, holder.person, day)
        return person && until !== null ? [{ person, until }] : []
      }),
    })),
    others: noted.filter((one) => !seatOf.has(one.person.id)),
  }
}

/** Where somebody who holds several seats is listed: once, under the seat that is most their own. */
function mainSeats(seats: readonly Seat[], day: string): ReadonlyMap<string, { seat: string; as: Holding }> {
  const order: readonly Holding[] = ['titular', 'alternate', 'alternate2']
  const main = new Map<string, { seat: string; as: Holding }>()
  for (const as of order) {
    for (const seat of seats) {
      for (const holder of holdersOn(seat, day)) {
        if (holder.as === as && !main.has(holder.person)) main.set(holder.person, { seat: seat.id, as })
      }
    }
  }
  return main
}
