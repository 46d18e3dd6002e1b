import type { Seat } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'
import { dayIn } from '../lib/zoned-time.ts'
import { activeSeats, hasEnded, holdersOn, seatsIn, seatsThere } from './meeting-seats.ts'
import { daysAfter, heldOverSince, relievedOn } from './terms.ts'
import type { Term } from './terms.ts'

/** How many days ahead the end of a term is worth a word. */
export const SOON_DAYS = 90

export interface SectorSeats {
  readonly id: string
  readonly name: string
  /** Its place among the forum's sectors, for its mark. */
  readonly place: number
  readonly seats: number
  readonly filled: number
}

export interface Balance {
  /** Sectors that have a seat, in the forum's order. */
  readonly sectors: readonly SectorSeats[]
  /** Every sector has as many seats filled. */
  readonly even: boolean
  /** The sectors share the filled seats in the proportion in which they share all seats: the balance that the forum set. */
  readonly kept: boolean
}

/** [SEAT5] The parity of a forum on a date: seats that somebody holds, by sector, against the seats that there are. */
export function balanceOn(state: ForumState, date: string): Balance {
  return balanceOf(state, date, new Set(activeSeats(state, date).map((seat) => seat.id)))
}

function balanceOf(state: ForumState, date: string, filled: ReadonlySet<string>): Balance {
  const seats = seatsThere(state, date)
  const sectors = state.sectors.flatMap(({ id, name }, place) => {
    const own = seats.filter((seat) => seat.sector === id)
    if (own.length === 0) return []
    return [{ id, name, place, seats: own.length, filled: own.filter((seat) => filled.has(seat.id)).length }]
  })
  const [first] = sectors
  return {
    sectors,
    even: sectors.every((one) => one.filled === first?.filled),
    kept: sectors.every((one) => !first || one.filled * first.seats === first.filled * one.seats),
  }
}

/** [SEAT5] The balance that a departure breaks; null where it breaks none that was kept. */
export function balanceBroken(state: ForumState, seat: Seat, entry: number, on: string): Balance | null {
  if (seat.group !== null || !balanceOn(state, on).kept) return null
  const holders = seat.holders.map((one) => (one.entry === entry ? { ...one, until: on, left: true } : one))
  const filled = new Set<string>(activeSeats(state, on).map((one) => one.id))
  if (holdersOn({ ...seat, holders }, on).length === 0) filled.delete(seat.id)
  const after = balanceOf(state, on, filled)
  return after.kept ? null : after
}

export interface Vacancy {
  readonly seat: Seat
  readonly since: string
  /** Nobody has ever held it. */
  readonly never: boolean
}

/** The seats that nobody holds on a date, and since when, longest first. */
export function vacancies(state: ForumState, date: string): readonly Vacancy[] {
  return seatsThere(state, date)
    .flatMap((seat) => {
      const vacant = vacantOn(state, seat, date)
      return vacant ? [{ seat, ...vacant }] : []
    })
    .sort((a, b) => a.since.localeCompare(b.since, 'en'))
}

/** Since when nobody holds a seat; null where somebody does on that date, or the seat is no more. */
export function vacantOn(state: ForumState, seat: Seat, date: string): Omit<Vacancy, 'seat'> | null {
  if (hasEnded(seat, date) || holdersOn(seat, date).length > 0) return null
  const ends = seat.holders.flatMap((one) => relievedOn(seat.holders, one) ?? []).filter((end) => end <= date)
  const last = ends.sort().at(-1)
  if (last !== undefined) return { since: last, never: false }
  return { since: dayIn(state.forum?.zone ?? 'UTC', Date.parse(seat.createdAt)), never: true }
}

export interface TermEnd {
  readonly seat: Seat
  readonly person: string
  readonly as: Seat['holders'][number]['as']
  /** The last day of the term; of somebody who leaves, the day on which they do. */
  readonly on: string
  readonly left: boolean
}

/** [SEAT3] Terms that have run out while their holder stays, the oldest first. */
export function heldOver(state: ForumState, date: string): readonly TermEnd[] {
  return ends(state, (one, seat) => heldOverSince(seat.holders, one, date) !== null)
}

/** Terms that end, and departures that take effect, within `SOON_DAYS` from a date on. */
export function endingSoon(state: ForumState, date: string): readonly TermEnd[] {
  const limit = daysAfter(date, SOON_DAYS)
  return ends(state, (one) => (one.since ?? '') <= date && isBetween(one, date, limit))
}

function isBetween({ until, left }: Term, from: string, to: string): boolean {
  return until !== null && (left ? until > from : until >= from) && until <= to
}

function ends(state: ForumState, belongs: (one: Seat['holders'][number], seat: Seat) => boolean): readonly TermEnd[] {
  return seatsIn(state)
    .flatMap((seat) =>
      seat.holders.flatMap((one) => {
        const { person, as, until, left } = one
        return until !== null && belongs(one, seat) ? [{ seat, person, as, on: until, left }] : []
      }),
    )
    .sort((a, b) => a.on.localeCompare(b.on, 'en'))
}
