import type { FrozenSeat } from '../domain/ballot.ts'
import type { Recusal } from '../domain/ethics.ts'
import type { Meeting, PresenceMode } from '../domain/meeting.ts'
import { presenceOf } from '../domain/meeting.ts'
import type { Holding, Seat } from '../domain/member.ts'
import type { PersonId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'
import type { BodyId } from './bodies.ts'
import { stands } from './bodies.ts'
import { isSuspended } from './suspension.ts'
import { holdsOn } from './terms.ts'

const ORDER: readonly Holding[] = ['titular', 'alternate', 'alternate2']

export interface Holder {
  readonly person: PersonId
  readonly as: Holding
}

/** Who holds a seat on a date: titular first, then first and second alternate. */
export function holdersOn(seat: Seat, date: string): readonly Holder[] {
  return seat.holders
    .filter((one) => holdsOn(seat.holders, one, date))
    .map(({ person, as }) => ({ person, as }))
    .sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as))
}

/** [GROUP2] All seats of a body so far, vacant and ended ones too: of a working group, or, by default, of the forum. */
export function seatsIn(state: Pick<ForumState, 'seats'>, body: BodyId = null): readonly Seat[] {
  return Object.values(state.seats).filter((seat) => seat.group === body)
}

/** [SEAT6] The seats of a body that there are on a date, vacant ones too: not those that have ended. */
export function seatsThere(state: Pick<ForumState, 'seats'>, date: string, body: BodyId = null): readonly Seat[] {
  return seatsIn(state, body).filter((seat) => !hasEnded(seat, date))
}

export function hasEnded({ ended }: Pick<Seat, 'ended'>, date: string): boolean {
  return ended !== null && ended <= date
}

/** [SEAT1] A seat is active on a date if somebody holds it then; a vacant seat counts in no base and no quorum. */
export function activeSeats(state: Pick<ForumState, 'seats'>, date: string, body: BodyId = null): readonly Seat[] {
  return seatsIn(state, body).filter((seat) => holdersOn(seat, date).length > 0)
}

/** The names of the sectors of which a body has an active seat on a date. */
export function sectorsWithSeats(
  state: Pick<ForumState, 'seats' | 'sectors'>,
  date: string,
  body: BodyId = null,
): string[] {
  const seated = new Set(activeSeats(state, date, body).map((seat) => seat.sector))
  return state.sectors.filter((sector) => seated.has(sector.id)).map((sector) => sector.name)
}

/** The active seats of the body that meets, on the day of its meeting. */
export function seatsMeeting(state: Pick<ForumState, 'seats'>, meeting: Meeting): readonly Seat[] {
  return activeSeats(state, dayOf(meeting), meeting.group)
}

/** The seats that a person holds in a body on a date, in the order of the record. */
export function seatsOf(
  state: Pick<ForumState, 'seats'>,
  person: string,
  date: string,
  body: BodyId = null,
): readonly Seat[] {
  return seatsIn(state, body).filter((seat) => holdersOn(seat, date).some((holder) => holder.person === person))
}

/** The seats that everybody holds in the forum and, after them, in working groups that stand. */
export function seatsByPerson(state: ForumState, date: string): ReadonlyMap<string, readonly Seat[]> {
  const held = new Map<string, Seat[]>()
  for (const seat of seatsThatStand(state, date)) {
    for (const person of new Set(holdersOn(seat, date).map((holder) => holder.person))) {
      held.set(person, [...(held.get(person) ?? []), seat])
    }
  }
  return held
}

/** `seatsByPerson` of one person. */
export function seatsHeldBy(state: ForumState, person: string, date: string): readonly Seat[] {
  return seatsThatStand(state, date).filter((seat) => holdersOn(seat, date).some((holder) => holder.person === person))
}

function seatsThatStand(state: ForumState, date: string): readonly Seat[] {
  const ofGroups = Object.values(state.seats).filter(({ group }) => {
    const of = group === null ? undefined : state.groups[group]
    return of !== undefined && stands(of, date)
  })
  return [...seatsIn(state), ...ofGroups]
}

export interface Sitting extends Holder {
  readonly mode: Exclude<PresenceMode, 'away'>
}

/**
 * [SEAT2] Who sits for a seat: its titular if present, failing that the first, then the second alternate. A seat counts once,
 * and a person who sits for one seat sits for no other. [ETH8] Nobody sits who is suspended on the meeting's day.
 */
export function sittings(state: ForumState, meeting: Meeting): ReadonlyMap<string, Sitting> {
  const day = dayOf(meeting)
  const seats = seatsMeeting(state, meeting)
  const taken = new Set<string>()
  const sitting = new Map<string, Sitting>()
  for (const as of ORDER) {
    for (const seat of seats) {
      if (sitting.has(seat.id)) continue
      const holder = holdersOn(seat, day).find(
        (one) =>
          one.as === as &&
          !taken.has(one.person) &&
          isHere(meeting, one.person) &&
          !isSuspended(state, one.person, day),
      )
      const mode = holder && presenceOf(meeting, holder.person)
      if (!holder || (mode !== 'room' && mode !== 'remote')) continue
      sitting.set(seat.id, { ...holder, mode })
      taken.add(holder.person)
    }
  }
  return sitting
}

export function isHere(meeting: Meeting, person: string): boolean {
  const mode = presenceOf(meeting, person)
  return mode === 'room' || mode === 'remote'
}

/**
 * The active seats of the body that meets, as its rules count them on an item, by default the one that is open. [ETH2] A seat is recused there
 * while any of its holders is: who sits in their place is bound by the same seat's interest. `alsoRecused`: as if
 * this person stood out too.
 */
export function seatsAt(
  state: ForumState,
  meeting: Meeting,
  item: string | null = meeting.currentItem,
  alsoRecused: string | null = null,
): readonly FrozenSeat[] {
  const sitting = sittings(state, meeting)
  const day = dayOf(meeting)
  const holding = meeting.recusals.filter((one) => one.item === item && one.liftedAt === null)
  const standsOut = (seat: Seat, person: string): boolean =>
    person === alsoRecused || holding.some((one) => one.person === person && !isOverridden(one, seat.id))
  const asked = alsoRecused !== null || holding.length > 0
  const sectorNames = new Map(state.sectors.map((sector) => [sector.id as string, sector.name]))
  return seatsMeeting(state, meeting).map((seat) => ({
    id: seat.id,
    sector: sectorNames.get(seat.sector) ?? seat.sector,
    here: sitting.has(seat.id),
    recused: asked && holdersOn(seat, day).some((holder) => standsOut(seat, holder.person)),
  }))
}

/** [EXC2] A lot lets this seat take part all the same. */
export function isOverridden({ overridden }: Pick<Recusal, 'overridden'>, seat: string): boolean {
  return overridden?.some((one) => one.seat === seat) === true
}

/** The day that decides who holds which seat: the meeting's own, as local people write it. */
export function dayOf(meeting: Meeting): string {
  return meeting.starts.local.slice(0, 10)
}
