import { officesUsed } from '../../../shared/rules/bodies.ts'
import { todayOf } from '../actors.ts'
import { conclude } from '../conclusion.ts'
import type { Handlers } from './handler.ts'
import { done, liveDecision, notAllowed, outOfOrder } from './handler.ts'

export const castingHandlers: Handlers<'casting.give'> = {
  /** [CAST1] */
  'casting.give': (context, { office, vote, ...input }) => {
    const { state, actor, draft } = context
    const body = state.meetings[input.meeting]?.group ?? null
    const held =
      actor.person === null ? [] : officesUsed(state, body, actor.person, todayOf(state, Date.parse(draft.at)))
    const refused = notAllowed(context, { to: 'casting.give', held, office })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'casting' || !decision.casting) return outOfOrder(`decision_${decision.stage}`)
    if (decision.casting.office !== office) return outOfOrder('casting_of_another')
    draft.add({ type: 'casting.given/1', body: { decision: decision.id, office, vote } })
    conclude(context, decision)
    return done
  },
}
