import type { Office, OfficeHeld, Person } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'

type Term = Pick<OfficeHeld, 'since' | 'until' | 'left'>

/** [JOIN5] [OFF1] A term gives its office from its first day to its last; whoever left on a day has left it on that day. */
export function isInOffice({ since, until, left }: Term, date: string): boolean {
  if (since !== null && date < since) return false
  return until === null || (left ? date < until : date <= until)
}

/** The offices of a person on a date, in the order of the record. */
export function officesHeld({ offices }: Pick<Person, 'offices'>, date: string): readonly Office[] {
  return offices.filter((one) => isInOffice(one, date)).map(({ office }) => office)
}

/** `officesHeld` by somebody of whom only the id is known. */
export function officesOn(state: Pick<ForumState, 'persons'>, person: string, date: string): readonly Office[] {
  const offices = state.persons[person]?.offices ?? []
  return officesHeld({ offices }, date)
}

export interface Officer extends OfficeHeld {
  readonly person: string
}

/** Every term in an office, past ones too, in the order in which they began; those of an unknown beginning first. */
export function officers(state: Pick<ForumState, 'persons'>): readonly Officer[] {
  return Object.values(state.persons)
    .flatMap((person) => person.offices.map((held) => ({ ...held, person: person.id })))
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? '', 'en') || a.entry - b.entry)
}

/**
 * [OFF3] Whether a change of one term leaves nobody, on a day, who may administer the forum: keep its data (the secretariat) where
 * somebody may; else run its meetings. Whoever controls the hosting computer always may, and is no officer.
 */
export function leavesNobody(
  state: Pick<ForumState, 'persons'>,
  changed: Pick<Officer, 'person' | 'entry'>,
  becomes: Term,
  date: string,
): boolean {
  const all = officers(state)
  const before = all.filter((one) => isInOffice(one, date))
  const after = all.filter((one) =>
    isInOffice(one.person === changed.person && one.entry === changed.entry ? becomes : one, date),
  )
  const keeps = (held: readonly Officer[]): boolean => held.some(({ office }) => office === 'secretariat')
  return keeps(before) ? !keeps(after) : before.length > 0 && after.length === 0
}
