import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import { officersOf } from './bodies.ts'
import type { Holder } from './meeting-seats.ts'
import { dayOf, holdersOn, isHere, sittings } from './meeting-seats.ts'
import { isInOffice, officers } from './offices.ts'
import { isSuspended } from './suspension.ts'

/** Why the terms of most forums have somebody preside: as chair, as co-chair, or in the chair's seat. */
export type PresidesAs = 'chair' | 'co-chair' | 'alternate'

/**
 * [PRES5] Who may be entered as presiding: whoever is here and holds an office or sits for a seat. Chairs first, then co-chairs, then
 * who sits for a chair's seat, then everybody else. [ETH8] Nobody who is suspended.
 */
export function mayPreside(state: ForumState, meeting: Meeting): readonly { person: string; as: PresidesAs | null }[] {
  const day = dayOf(meeting)
  const inOffice =
    meeting.group === null
      ? officers(state).filter((one) => isInOffice(one, day))
      : officersOf(state.groups[meeting.group], day)
  const chairs = new Set<string>(inOffice.flatMap((one) => (one.office === 'chair' ? [one.person] : [])))
  const sitting = [...sittings(state, meeting)]
  const holders = (id: string): readonly Holder[] => {
    const seat = state.seats[id]
    return seat ? holdersOn(seat, day) : []
  }
  const standIns = sitting.flatMap(([seat, { person }]) =>
    holders(seat).some((one) => chairs.has(one.person) && one.person !== person) ? [person as string] : [],
  )
  const found = new Map<string, PresidesAs | null>()
  const add = (person: string, as: PresidesAs | null): void => {
    if (!found.has(person) && isHere(meeting, person) && !isSuspended(state, person, day)) found.set(person, as)
  }
  for (const person of chairs) add(person, 'chair')
  for (const { person, office } of inOffice) if (office === 'co-chair') add(person, 'co-chair')
  for (const person of standIns) add(person, 'alternate')
  for (const [, { person }] of sitting) add(person, null)
  for (const { person } of inOffice) add(person, null)
  return [...found].map(([person, as]) => ({ person, as }))
}

/** Who presides now; null where nobody was entered, or whoever was is not here any more. */
export function presidesNow(meeting: Meeting): string | null {
  const last = meeting.presiding.at(-1)?.person ?? null
  return last !== null && isHere(meeting, last) ? last : null
}
