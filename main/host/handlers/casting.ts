import { conclude } from '../conclusion.ts'
import type { Handlers } from './handler.ts'
import { done, outOfOrder } from './handler.ts'
import { decisionForWord } from './office.ts'

export const castingHandlers: Handlers<'casting.give'> = {
  /** [CAST1] */
  'casting.give': (context, input) => {
    const found = decisionForWord(context, 'casting.give', input)
    if (!found.ok) return found
    const { decision } = found.value
    const { office, vote } = input
    if (decision.stage !== 'casting' || !decision.casting) return outOfOrder(`decision_${decision.stage}`)
    if (decision.casting.office !== office) return outOfOrder('casting_of_another')
    context.draft.add({ type: 'casting.given/1', body: { decision: decision.id, office, vote } })
    conclude(context, decision)
    return done
  },
}
