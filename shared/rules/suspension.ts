import type { ForumState } from '../domain/state.ts'

/** [ETH8] Whether somebody is suspended on a day: from the day after it was decided through its last day, unless it was lifted. */
export function isSuspended({ complaints }: Pick<ForumState, 'complaints'>, person: string, day: string): boolean {
  return Object.values(complaints).some(({ sanction }) => {
    if (sanction?.measure !== 'suspension' || sanction.person !== person || sanction.until === null) return false
    return sanction.since <= day && day <= sanction.until && (sanction.liftedOn === null || day < sanction.liftedOn)
  })
}

/** The next day of the calendar, whatever clocks do on it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
