import type { Meeting } from '../domain/meeting.ts'
import type { Office } from '../domain/member.ts'
import type { Procedure } from '../domain/procedure.ts'
import type { ForumState } from '../domain/state.ts'
import { officesUsed } from './bodies.ts'
import { dayOf, seatsOf } from './meeting-seats.ts'
import { recusalOf, standsOutAs } from './recusal.ts'

/**
 * [ETH2] Whether somebody stands out of an item in all that they do there for themselves or in an office: themselves, or every seat of
 * theirs. A lot lets a seat take part all the same [EXC2], not whoever holds it in their office.
 */
export function standsOutInOffice(state: ForumState, meeting: Meeting, item: string, person: string): boolean {
  if (recusalOf(meeting, item, person)) return true
  const seats = seatsOf(state, person, dayOf(meeting), meeting.group).map((seat) => seat.id)
  return standsOutAs(state, meeting, item, { person, seats }) !== null
}

/** [BET9] Whether somebody stands out of a question between meetings: every seat of theirs that it asks does. */
export function standsOutOfProcedure({ seats }: Pick<Procedure, 'seats'>, held: readonly string[]): boolean {
  const own = seats.filter((seat) => held.includes(seat.id))
  return own.length > 0 && own.every((seat) => seat.recused)
}

/**
 * Whether an office may be used for an item: somebody holds it who does not stand out, all who hold it do, or nobody holds it.
 * `today`: the day, where the forum is, on which it is asked.
 */
export function officeStanding(
  state: ForumState,
  meeting: Meeting,
  item: string,
  { office, today }: { readonly office: Office; readonly today: string },
): 'free' | 'recused' | 'vacant' {
  const holders = Object.values(state.persons).filter(({ id }) =>
    officesUsed(state, meeting.group, id, today).includes(office),
  )
  if (holders.length === 0) return 'vacant'
  return holders.some(({ id }) => !standsOutInOffice(state, meeting, item, id)) ? 'free' : 'recused'
}
