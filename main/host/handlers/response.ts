import type { Handlers } from './handler.ts'
import { done, meetingOf, notAllowed, notFound, outOfOrder } from './handler.ts'

export const responseHandlers: Handlers<'decision.respond'> = {
  /** [RESP1] Of what was concluded and stands, also long after its meeting. */
  'decision.respond': (context, { response, ...input }) => {
    const refused = notAllowed(context, { to: 'decision.respond' })
    if (refused) return refused
    const meeting = meetingOf(context, input)
    if (!meeting.ok) return meeting
    const { state, draft } = context
    const decision = state.decisions[input.decision]
    if (decision?.meeting !== meeting.value.id) return notFound('decision')
    if (decision.stage === 'annulled') return outOfOrder('decision_annulled')
    if (decision.stage !== 'concluded') return outOfOrder('decision_not_concluded')
    const sealed = draft.seal('reason', response)
    draft.add({ type: 'decision.responded/1', body: { decision: decision.id, response: sealed } })
    return done
  },
}
