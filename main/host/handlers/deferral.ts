import { ok } from '../../../shared/lib/result.ts'
import type { Handlers } from './handler.ts'
import { itemOf, meetingOf, notAllowed, openMeeting, outOfOrder } from './handler.ts'
import { addItem, closeCurrent } from './meeting.ts'
import { otherQuestion } from './question.ts'

export const deferralHandlers: Handlers<'item.defer'> = {
  /** [EXC3] */
  'item.defer': (context, { to, reason, ...input }) => {
    const refused = notAllowed(context, { to: 'item.defer' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, input)
    if (!item.ok) return item
    if (meeting.value.currentItem !== input.item) return outOfOrder('item_not_open')
    const later = meetingOf(context, { meeting: to })
    if (!later.ok) return later
    // [GROUP2] Another body's agenda is its own, and its rules and seats are others.
    if (later.value.group !== meeting.value.group) return outOfOrder('meeting_of_another_body')
    if (later.value.stage !== 'planned') return outOfOrder(`meeting_${later.value.stage}`)
    const other = otherQuestion(context, meeting.value)
    if (other) return other
    const { draft, state } = context
    const sealed = draft.seal('reason', reason)
    const going = Object.values(state.decisions).find(
      (one) => one.item === input.item && one.stage !== 'concluded' && one.stage !== 'annulled',
    )
    if (going) draft.add({ type: 'decision.annulled/1', body: { decision: going.id, reason: sealed, deferredTo: to } })
    const { title, purpose, minutes, commitment } = item.value
    const toItem = addItem(context, to, { title, purpose, minutes, commitment })
    draft.add({ type: 'item.deferred/1', body: { ...input, to, toItem, reason: sealed } })
    closeCurrent(context, meeting.value)
    return ok({ item: toItem })
  },
}
