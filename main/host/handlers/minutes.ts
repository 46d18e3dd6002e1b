import { randomId } from '../../../shared/lib/ids.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { Handlers } from './handler.ts'
import { done, itemOf, meetingOf, nextNumber, notAllowed, notFound, openMeeting, outOfOrder } from './handler.ts'

export const minutesHandlers: Handlers<'action.agree' | 'action.complete' | 'minutes.correct'> = {
  'action.agree': (context, { meeting: id, item: of, what, owner, due }) => {
    const refused = notAllowed(context, { to: 'action.agree' })
    if (refused) return refused
    const { state, draft } = context
    const meeting = openMeeting(context, { meeting: id })
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, { item: of })
    if (!item.ok) return item
    if (owner !== null && !state.seats[owner]) return notFound('seat')
    const action = randomId<'action'>()
    const number = nextNumber(state.actions)
    draft.add({
      type: 'action.agreed/1',
      body: { action, number, meeting: id, item: of, what: draft.seal('action', what), owner, due },
    })
    return ok({ action })
  },

  'action.complete': (context, { action }) => {
    const refused = notAllowed(context, { to: 'action.complete' })
    if (refused) return refused
    const found = context.state.actions[action]
    if (!found) return notFound('action')
    if (found.completedAt !== null) return outOfOrder('action_completed')
    context.draft.add({ type: 'action.completed/1', body: { action } })
    return done
  },

  'minutes.correct': (context, { meeting: id, item: of, text, corrects }) => {
    const refused = notAllowed(context, { to: 'minutes.correct' })
    if (refused) return refused
    const { state, draft } = context
    const meeting = meetingOf(context, { meeting: id })
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, { item: of })
    if (!item.ok) return item
    const minutes = state.minutes[id]
    if (!minutes) return outOfOrder('minutes_not_assembled')
    const holds = minutes.corrections.findLast((one) => one.item === of)?.seq ?? minutes.seq
    // Two people correcting the same item would otherwise overwrite each other unseen.
    if (corrects !== holds) return outOfOrder('entry_not_last')
    draft.add({
      type: 'minutes.corrected/1',
      body: { meeting: id, item: of, text: draft.seal('correction', text), corrects },
    })
    return done
  },
}
