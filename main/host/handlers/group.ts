import type { Failure } from '../../../shared/contract/errors.ts'
import type { Group } from '../../../shared/domain/group.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { officesIn, stands } from '../../../shared/rules/bodies.ts'
import { isNoTerm } from '../../../shared/rules/terms.ts'
import { todayOf } from '../actors.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, notAllowed, notFound, outOfOrder } from './handler.ts'

export const groupHandlers: Handlers<'group.appoint' | 'group.relieve'> = {
  'group.appoint': (context, input) => {
    const refused = notAllowed(context, { to: 'group.appoint' })
    if (refused) return refused
    const group = standingGroup(context, input.group)
    if (!group.ok) return group
    const { state, draft } = context
    if (!state.persons[input.person]) return notFound('person')
    if (isNoTerm({ since: input.since, until: input.until, left: false })) return fail('bad_input', { path: 'until' })
    const { person, office, since } = input
    const from = since ?? todayOf(state, Date.parse(draft.at))
    if (officesIn(state, input.group, person, from).includes(office)) return outOfOrder('office_held')
    context.endElectorLinks(person)
    draft.add({ type: 'group.appointed/1', body: input })
    return done
  },

  'group.relieve': (context, input) => {
    const refused = notAllowed(context, { to: 'group.relieve' })
    if (refused) return refused
    const group = context.state.groups[input.group]
    if (!group) return notFound('group')
    const held = group.officers.some(({ person, office, left }) => {
      return !left && person === input.person && office === input.office
    })
    if (!held) return notFound('holder')
    context.draft.add({ type: 'group.relieved/1', body: input })
    return done
  },
}

/** [GROUP6] A working group that still works today. */
export function standingGroup({ state, draft }: Pick<Context, 'state' | 'draft'>, id: string): Result<Group, Failure> {
  const group = state.groups[id]
  if (!group) return notFound('group')
  return stands(group, todayOf(state, Date.parse(draft.at))) ? ok(group) : outOfOrder('group_ended')
}
