import { ok } from '../../../shared/lib/result.ts'
import { can } from '../../../shared/policy/can.ts'
import { runnersInviting } from '../../../shared/rules/selection.ts'
import type { Context, Handlers } from './handler.ts'
import { done, notAllowed, notFound, today } from './handler.ts'

export const invitationHandlers: Handlers<'invitation.issue' | 'invitation.revoke'> = {
  'invitation.issue': (context, { person, meeting }) => {
    const refused = notAllowed(context, { to: 'invitation.issue' })
    if (refused && !(meeting === null && mayInviteElector(context, person))) return refused
    if (!context.state.persons[person]) return notFound('person')
    if (meeting !== null && !context.state.meetings[meeting]) return notFound('meeting')
    const token = context.invite(person, meeting)
    // Whoever is at the controls says themselves as whom they act, so a link for that person is one for somebody else.
    const forThemself = context.actor.person === person && context.actor.role !== 'operator'
    if (!forThemself) context.draft.add({ type: 'invitation.issued/1', body: { person, meeting } })
    return ok({ token, url: context.linkFor(token) })
  },

  'invitation.revoke': (context, { person }) => {
    const refused = notAllowed(context, { to: 'invitation.revoke' })
    if (refused) return refused
    if (!context.state.persons[person]) return notFound('person')
    context.revoke(person)
    return done
  },
}

/** [SEL8] Whoever runs a selection sends its own named electors their link. */
function mayInviteElector(context: Context, person: string): boolean {
  const { actor, state } = context
  return can(actor, { to: 'selection.invite', runners: runnersInviting(state, person, today(context)) })
}
