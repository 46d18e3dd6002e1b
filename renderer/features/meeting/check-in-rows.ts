import type { Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import type { Person, Seat } from '../../../shared/domain/member.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Holder, Sitting } from '../../../shared/rules/meeting-seats.ts'
import { dayOf, holdersOn, seatsAt, seatsIn, seatsMeeting, sittings } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import type { QuorumCount, QuorumOutcome } from '../../../shared/tally/quorum.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import { meetingQuorum } from '../../../shared/rules/rulebook.ts'

export type Noted = NonNullable<Meeting['presence'][string]>[number]

export interface SeatRow {
  readonly seat: Seat
  /** Titular first. */
  readonly holders: readonly Holder[]
  readonly sitting: Sitting | null
  /** Whom to show unless somebody chose otherwise: who sits, else the first who is not suspended. */
  readonly usual: Holder
  /** What holds of that person. */
  readonly said: PresenceMode | null
  /** [ETH2] It stands out of the item that is open. */
  readonly recused: boolean
}

export interface SectorRows {
  readonly id: string
  readonly name: string
  /** Its place among the forum's sectors, for its mark. */
  readonly place: number
  readonly rows: readonly SeatRow[]
  readonly here: number
  /** Null where the rules ask nothing of the sector. */
  readonly count: QuorumCount | null
}

/** The active seats of a meeting's day by sector, in the forum's order. Sectors without an active seat are left out. */
export function sectorRows(state: ForumState, meeting: Meeting): readonly SectorRows[] {
  const sitting = sittings(state, meeting)
  const quorum = meetingQuorum(state, meeting)
  const recused = new Set<string>(seatsAt(state, meeting).flatMap((seat) => (seat.recused ? [seat.id] : [])))
  const rows = seatsMeeting(state, meeting).map((seat) => ({
    ...seatRow(state, meeting, seat, sitting.get(seat.id) ?? null),
    recused: recused.has(seat.id),
  }))
  return state.sectors.flatMap(({ id, name }, place) => {
    const own = rows.filter((row) => row.seat.sector === id)
    if (own.length === 0) return []
    const here = own.filter((row) => row.sitting !== null).length
    const counted = quorum && Object.hasOwn(quorum.sectors, name) ? (quorum.sectors[name] ?? null) : null
    return [{ id, name, place, rows: own, here, count: counted }]
  })
}

function seatRow(state: ForumState, meeting: Meeting, seat: Seat, sitting: Sitting | null): Omit<SeatRow, 'recused'> {
  const day = dayOf(meeting)
  const holders = holdersOn(seat, day)
  const first = holders.find((one) => !isSuspended(state, one.person, day)) ?? holders[0]
  if (!first) throw new Error('an active seat has a holder')
  const usual = sitting ?? first
  return { seat, holders, sitting, usual, said: presenceOf(meeting, usual.person) }
}

export interface SeatCounts {
  readonly total: number
  readonly here: number
  /** Nobody of the seat has said anything. */
  readonly unanswered: number
}

export function seatCounts(sectors: readonly SectorRows[]): SeatCounts {
  const rows = sectors.flatMap((sector) => sector.rows)
  return {
    total: rows.length,
    here: rows.filter((row) => row.sitting !== null).length,
    unanswered: rows.filter((row) => row.sitting === null && row.said === null).length,
  }
}

/** How many more seats make a meeting quorate, and how many of them must be of which sector; 0 where it is. */
export function seatsMissing(quorum: QuorumOutcome): {
  readonly seats: number
  readonly sectors: readonly { name: string; seats: number }[]
} {
  const sectors = Object.entries(quorum.sectors).flatMap(([name, count]) =>
    count.met ? [] : [{ name, seats: count.needed - count.present }],
  )
  const ofSectors = sectors.reduce((sum, sector) => sum + sector.seats, 0)
  return { seats: Math.max(quorum.needed - quorum.present, ofSectors, 0), sectors }
}

/** Everybody who holds no seat in the body that meets on the meeting's day, officers first: the secretariat, observers, whoever came unannounced. */
export function peopleWithoutSeat(state: ForumState, meeting: Meeting): readonly Person[] {
  const day = dayOf(meeting)
  const seated = new Set<string>(
    seatsIn(state, meeting.group).flatMap((seat) => holdersOn(seat, day).map((holder) => holder.person)),
  )
  const others = Object.values(state.persons).filter((person) => !seated.has(person.id))
  const rank = (person: Person): number => Math.sign(officesHeld(person, day).length)
  return others.sort((a, b) => rank(b) - rank(a))
}

/**
 * What held of a person before their last entry, which is what undoing that entry brings back; null where nothing was said.
 * A chain of corrections stands in the place of the entry that it puts right, so what held is what was said before that one.
 */
export function modeBeforeLast(entries: readonly Noted[]): PresenceMode | null {
  let at = entries.length - 1
  for (let corrects = entries[at]?.corrects ?? null; corrects !== null; corrects = entries[at]?.corrects ?? null) {
    const named = entries.findIndex((entry) => entry.seq === corrects)
    if (named < 0) break
    at = named
  }
  return at > 0 ? (entries[at - 1]?.mode ?? null) : null
}
