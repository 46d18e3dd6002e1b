import type { Election } from '../domain/election.ts'
import type { Selection } from '../domain/selection.ts'
import type { ForumState } from '../domain/state.ts'
import { byNumber } from '../lib/numbered.ts'
import { activeSeats, holdersOn, seatsIn } from './meeting-seats.ts'
import { officesOn } from './offices.ts'
import { isSuspended } from './suspension.ts'
import { overFrom, relievedOn } from './terms.ts'

/** Sorts behind every date. */
const NEVER = '~'

/** How people cite a selection: `S-…` is a silence procedure, so `SEL-003`. */
export function selectionCode({ number }: Pick<Selection, 'number'>): string {
  return `SEL-${String(number).padStart(3, '0')}`
}

export type SelectionStage = 'open' | 'check' | 'published' | 'ballot' | 'done' | 'cancelled'

/** Where it stands at an instant: open until its deadline, then checked, published, voted on, done. */
export function selectionStage(state: Pick<ForumState, 'elections'>, selection: Selection, at: string): SelectionStage {
  if (selection.cancelled) return 'cancelled'
  const ballot = ballotOf(state, selection.id)
  if (ballot?.stage === 'open') return 'ballot'
  if (ballot?.stage === 'closed') return 'done'
  if (selection.published) return 'published'
  return at < selection.deadline.instant ? 'open' : 'check'
}

/** The election that is its ballot: the one under way or counted; annulled ones are as if they had not been, unless there is no other. */
export function ballotOf(state: Pick<ForumState, 'elections'>, selection: string): Election | null {
  const own = byNumber(state.elections).filter((one) => one.selection === selection)
  return own.findLast((one) => one.stage !== 'annulled') ?? own.at(-1) ?? null
}

type RunIn = Pick<ForumState, 'seats' | 'persons' | 'complaints' | 'sectors'>

/**
 * [SEL2] Who runs it on a day, and nobody else: the officers who hold a seat of the sector whose places are filled; where none of those
 * who hold one is an officer, all of them; [SEL7] while nobody holds one, its conveners. [ETH8] Never somebody suspended.
 */
export function runnersOf(state: RunIn, { sector }: Pick<Selection, 'sector'>, day: string): string[] {
  const held = holdersIn(state, sector, day)
  const holders = (held.length > 0 ? held : convenersOf(state, sector, day)).filter(
    (person) => !isSuspended(state, person, day),
  )
  const officers = holders.filter((person) => officesOn(state, person, day).length > 0)
  return officers.length > 0 ? officers : holders
}

/** Who holds a seat of a sector on a day. */
export function holdersIn(state: Pick<ForumState, 'seats'>, sector: string, day: string): string[] {
  return seatsIn(state)
    .filter((seat) => seat.sector === sector)
    .flatMap((seat) => holdersOn(seat, day))
    .map(({ person }): string => person)
}

/** [SEL7] Those named to convene a sector who hold neither seat nor office since. */
function convenersOf(state: RunIn, sector: string, day: string): string[] {
  const named = state.sectors.find(({ id }) => id === sector)?.conveners ?? []
  return named.filter((person) => holdsNothing(state, person, day))
}

function holdsNothing(state: Pick<ForumState, 'seats' | 'persons'>, person: string, day: string): boolean {
  const seated = Object.values(state.seats).some((seat) => holdersOn(seat, day).some((one) => one.person === person))
  return !seated && officesOn(state, person, day).length === 0
}

/**
 * [SEL8] Who makes a link for somebody as those do who run meetings: whoever runs a selection that is not over and names them as an elector.
 * Not once they hold a seat or an office, or are to, since their link would act for these too.
 */
export function runnersInviting(
  state: RunIn & Pick<ForumState, 'selections' | 'elections' | 'groups'>,
  person: string,
  day: string,
): string[] {
  if (holdsFrom(state, person, day)) return []
  return Object.values(state.selections)
    .filter(({ electors }) => electors.kind === 'list' && electors.persons.some((one) => one === person))
    .filter(({ id, cancelled }) => cancelled === null && ballotOf(state, id)?.stage !== 'closed')
    .flatMap((selection) => runnersOf(state, selection, day))
}

/** Whether somebody holds a seat or an office on a day, or is to from a later one; also of a working group. */
function holdsFrom(state: Pick<ForumState, 'seats' | 'persons' | 'groups'>, person: string, day: string): boolean {
  const ofGroups = Object.values(state.groups).flatMap(({ officers }) =>
    officers.filter((one) => one.person === person),
  )
  const offices = [...(state.persons[person]?.offices ?? []), ...ofGroups]
  if (offices.some((one) => (overFrom(one) ?? NEVER) > day)) return true
  return Object.values(state.seats).some(({ holders }) =>
    holders.some((one) => one.person === person && (relievedOn(holders, one) ?? NEVER) > day),
  )
}

/** [SEL4] Who elects as of a day: the active seats of the sector, or the people named. */
export function electorsAt(state: ForumState, { electors }: Pick<Selection, 'electors'>, day: string): string[] {
  if (electors.kind === 'list') return [...electors.persons]
  return activeSeats(state, day)
    .filter((seat) => seat.sector === electors.sector)
    .map((seat) => seat.id)
}

/** [SEL5] The electors for whom somebody votes in a selection's ballot: themselves where they are named, else the seats that they hold. */
export function ownElectors(
  election: Election,
  { person, seats }: { person: string | null; seats: readonly string[] },
): string[] {
  return election.seats.map(({ id }): string => id).filter((id) => id === person || seats.includes(id))
}

/** [SEL3] Whether a candidacy came after the day of the deadline, on the calendar of the deadline's own zone. */
export function isLate(
  { deadline }: Pick<Selection, 'deadline'>,
  { received }: { readonly received: string },
): boolean {
  return received > deadline.local.slice(0, 10)
}

/** [SEL5] Who alone runs an election on a day; undefined: it is no selection's ballot. */
export function runnersIn(
  state: RunIn & Pick<ForumState, 'selections'>,
  { selection }: Pick<Election, 'selection'>,
  day: string,
): string[] | undefined {
  const of = selection === null ? undefined : state.selections[selection]
  return of && runnersOf(state, of, day)
}
