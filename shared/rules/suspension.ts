import type { Seat } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'
import { daysAfter, holdsOn } from './terms.ts'

type Sanctioned = Pick<ForumState, 'complaints'>

/** [ETH8] The last day of the suspension that somebody is under on a day; null where they are under none. One that was lifted ends the day before. */
export function suspendedUntil({ complaints }: Sanctioned, person: string, day: string): string | null {
  const last = Object.values(complaints).flatMap(({ sanction }): string[] => {
    if (sanction?.measure !== 'suspension' || sanction.person !== person || sanction.until === null) return []
    const { since, until, liftedOn } = sanction
    const ends = liftedOn !== null && liftedOn <= until ? daysAfter(liftedOn, -1) : until
    return since <= day && day <= ends ? [ends] : []
  })
  return last.sort().at(-1) ?? null
}

/** [ETH8] Whether somebody is suspended on a day: from the day after it was decided through its last day, unless it was lifted. */
export function isSuspended(state: Sanctioned, person: string, day: string): boolean {
  return suspendedUntil(state, person, day) !== null
}

/** [ETH8] Whether everybody who holds a seat is suspended on a day, so that nobody may speak for it; never of a vacant one. */
export function isSilenced(state: Sanctioned, { holders }: Pick<Seat, 'holders'>, day: string): boolean {
  const holding = holders.filter((one) => holdsOn(holders, one, day))
  return holding.length > 0 && holding.every((one) => isSuspended(state, one.person, day))
}
