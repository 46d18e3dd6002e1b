import type { Forum, Rules } from '../domain/forum.ts'
import type { Group } from '../domain/group.ts'
import type { Office } from '../domain/member.ts'
import type { GroupId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'
import { isInOffice, officesOn } from './offices.ts'
import { isSuspended } from './suspension.ts'

/** [GROUP2] A body that meets and decides: a working group by its id, or the forum itself, null. */
export type BodyId = GroupId | null

/** The rules of a body as they are in force; null where it has none. */
export function rulesIn(state: Pick<ForumState, 'forum' | 'groups'>, body: string | null): Rules | null {
  return (body === null ? state.forum?.rules : state.groups[body]?.rules) ?? null
}

/** Every version of a body's rules so far, the one in force last. */
export function historyIn(state: Pick<ForumState, 'forum' | 'groups'>, body: string | null): Forum['rulesHistory'] {
  return (body === null ? state.forum?.rulesHistory : state.groups[body]?.rulesHistory) ?? []
}

/** The rules that a decision of a meeting is taken under, as they are in force in the body that meets. */
export function rulesOf(
  state: Pick<ForumState, 'forum' | 'groups' | 'meetings'>,
  { meeting }: { readonly meeting: string },
): Rules | null {
  return rulesIn(state, state.meetings[meeting]?.group ?? null)
}

/** [GROUP3] The offices that a person holds in a body on a date: none of the forum's counts in a group, and the other way about. */
export function officesIn(
  state: Pick<ForumState, 'persons' | 'groups'>,
  body: string | null,
  person: string,
  date: string,
): readonly Office[] {
  if (body === null) return officesOn(state, person, date)
  return officersOf(state.groups[body], date)
    .filter((one) => one.person === person)
    .map((one) => one.office)
}

/** [ETH8] The offices whose rights somebody has on a date: those that they hold, and none while they are suspended. */
export function officesUsed(
  state: Pick<ForumState, 'persons' | 'groups' | 'complaints'>,
  body: string | null,
  person: string,
  date: string,
): readonly Office[] {
  return isSuspended(state, person, date) ? [] : officesIn(state, body, person, date)
}

/** Who holds an office in a working group on a date. Whoever was relieved on a day has left it on that day. */
export function officersOf(group: Pick<Group, 'officers'> | undefined, date: string): Group['officers'] {
  return (group?.officers ?? []).filter((one) => isInOffice(one, date))
}

/** [GROUP6] Whether a working group still works on a day: through its last one, unless a decision ended it before. */
export function stands({ ended, until }: Pick<Group, 'ended' | 'until'>, date: string): boolean {
  return ended === null && (until === null || date <= until)
}

/** A working group as people number it. */
export function groupCode({ number }: Pick<Group, 'number'>): string {
  return `G-${String(number).padStart(3, '0')}`
}

/** The working group that a decision of a meeting is one of: null where the forum decides. */
export function groupOf(
  state: Pick<ForumState, 'groups' | 'meetings'>,
  { meeting }: { readonly meeting: string },
): Group | null {
  const id = state.meetings[meeting]?.group ?? null
  return id === null ? null : (state.groups[id] ?? null)
}
