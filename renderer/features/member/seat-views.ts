import type { HolderState, Office, Person, Seat } from '../../../shared/domain/member.ts'
import { holding } from '../../../shared/domain/member.ts'
import type { Sealed } from '../../../shared/domain/sealed.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { hasEnded, holdersOn, seatsIn, seatsThere } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { suspendedUntil } from '../../../shared/rules/suspension.ts'
import { heldOverSince, holdsOn } from '../../../shared/rules/terms.ts'

type Reveal = (sealed: Sealed | null | undefined) => string | null

export interface HolderView extends HolderState {
  readonly name: string | null
  /** [SEAT3] The last day of a term that has run out while they stay. */
  readonly heldOver: string | null
  readonly offices: readonly Office[]
  /** [ETH8] The last day of the suspension that they are under. */
  readonly suspendedUntil: string | null
}

/** A seat as a table or map shows it on a day. */
export interface SeatView {
  readonly id: string
  readonly label: string
  readonly organisation: string | null
  readonly group: number
  readonly sector: string
  /** Titular first. */
  readonly holders: readonly HolderView[]
  /** Who is to hold it, from a day to come. */
  readonly coming: readonly HolderView[]
  readonly past: readonly HolderView[]
  readonly vacant: boolean
  readonly offices: readonly Office[]
}

/** Every seat that a body has, by default the forum, sector by sector in the forum's order. */
export function seatViews(state: ForumState, reveal: Reveal, today: string, body: BodyId = null): readonly SeatView[] {
  return seatsThere(state, today, body)
    .map((seat) => seatView(state, seat, reveal, today))
    .sort((a, b) => a.group - b.group)
}

/** [SEAT6] The seats that a body has no more, the last to end first. */
export function endedSeats(state: ForumState, today: string, body: BodyId = null): readonly Seat[] {
  const ended = seatsIn(state, body).filter((seat) => hasEnded(seat, today))
  return ended.sort((a, b) => (b.ended ?? '').localeCompare(a.ended ?? '', 'en'))
}

export function seatView(state: ForumState, seat: Seat, reveal: Reveal, today: string): SeatView {
  const group = state.sectors.findIndex((sector) => sector.id === seat.sector)
  const all = seat.holders
    .map((holder): HolderView => {
      const person = state.persons[holder.person]
      const offices = person ? officesHeld(person, today) : []
      return {
        ...holder,
        name: reveal(person?.name),
        heldOver: heldOverSince(seat.holders, holder, today),
        offices,
        suspendedUntil: suspendedUntil(state, holder.person, today),
      }
    })
    .sort((a, b) => holding.options.indexOf(a.as) - holding.options.indexOf(b.as))
  const when = (one: HolderView): 'now' | 'coming' | 'past' => {
    if (holdsOn(seat.holders, one, today)) return 'now'
    return one.since !== null && one.since > today ? 'coming' : 'past'
  }
  const holders = all.filter((one) => when(one) === 'now')
  const { id, label, organisation } = seat
  return {
    id,
    label,
    organisation,
    group,
    sector: state.sectors[group]?.name ?? '',
    holders,
    coming: all.filter((one) => when(one) === 'coming'),
    past: all.filter((one) => when(one) === 'past'),
    vacant: holders.length === 0,
    offices: [...new Set(holders.flatMap((holder) => holder.offices))],
  }
}

export interface PersonView {
  readonly id: string
  readonly name: string | null
  readonly organisation: string | null
  readonly offices: readonly Office[]
}

/** People who hold no seat on a day: officers without one, and those who came to a meeting. */
export function seatless(state: ForumState, reveal: Reveal, today: string): readonly PersonView[] {
  const seated = new Set(seatsIn(state).flatMap((seat) => holdersOn(seat, today).map(({ person }) => person as string)))
  const held = new Set(seatsIn(state).flatMap((seat) => seat.holders.map(({ person }) => person as string)))
  return Object.values(state.persons)
    .map((person) => personView(person, reveal, today))
    .filter((person) => !seated.has(person.id) && (!held.has(person.id) || person.offices.length > 0))
}

export function personView(person: Person, reveal: Reveal, today: string): PersonView {
  return {
    id: person.id,
    name: reveal(person.name),
    organisation: person.organisation,
    offices: officesHeld(person, today),
  }
}

export function officeKey(office: Office): 'chair' | 'coChair' | 'secretariat' {
  return office === 'co-chair' ? 'coChair' : office
}
