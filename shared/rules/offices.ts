import type { Office } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'

/** [JOIN5] The offices that a person holds on a date: an office gives its rights from its first day to its last, both included. */
export function officesOn(state: Pick<ForumState, 'persons'>, person: string, date: string): readonly Office[] {
  const named = state.persons[person]?.offices ?? []
  return named
    .filter(({ since, until }) => (since ?? date) <= date && date <= (until ?? date))
    .map(({ office }) => office)
}
