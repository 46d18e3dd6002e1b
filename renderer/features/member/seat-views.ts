import type { Holding, Office, Person, Seat } from '../../../shared/domain/member.ts'
import type { Sealed } from '../../../shared/domain/sealed.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { holdersOn, seatsIn } from '../../../shared/rules/meeting-seats.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'

type Reveal = (sealed: Sealed | null | undefined) => string | null

export interface HolderView {
  readonly person: string
  readonly name: string | null
  readonly as: Holding
  readonly since: string | null
  readonly until: string | null
  readonly left: boolean
  readonly offices: readonly Office[]
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
  readonly past: readonly HolderView[]
  readonly vacant: boolean
  readonly offices: readonly Office[]
}

/** Every seat of a body, by default of the forum, sector by sector in the forum's order. */
export function seatViews(state: ForumState, reveal: Reveal, today: string, body: BodyId = null): readonly SeatView[] {
  return seatsIn(state, body)
    .map((seat) => seatView(state, seat, reveal, today))
    .sort((a, b) => a.group - b.group)
}

export function seatView(state: ForumState, seat: Seat, reveal: Reveal, today: string): SeatView {
  const group = state.sectors.findIndex((sector) => sector.id === seat.sector)
  const now = holdersOn(seat, today)
  const all = seat.holders.map((holder): HolderView => {
    const person = state.persons[holder.person]
    return { ...holder, name: reveal(person?.name), offices: person ? officesHeld(person, today) : [] }
  })
  const holds = (one: HolderView): boolean =>
    !one.left && now.some((holder) => holder.person === one.person && holder.as === one.as)
  const holders = now.flatMap(
    (holder) => all.find((one) => holds(one) && one.person === holder.person && one.as === holder.as) ?? [],
  )
  const { id, label, organisation } = seat
  return {
    id,
    label,
    organisation,
    group,
    sector: state.sectors[group]?.name ?? '',
    holders,
    past: all.filter((one) => !holds(one)),
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
