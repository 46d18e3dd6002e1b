import { stepAhead } from '../../../shared/rules/graded-steps.ts'
import { concludeIfOver } from '../conclusion.ts'
import type { Handlers } from './handler.ts'
import { done, liveDecision, notAllowed, outOfOrder } from './handler.ts'

export const gradedHandlers: Handlers<'step.report'> = {
  /** [DEC19] */
  'step.report': (context, { report, ...input }) => {
    const refused = notAllowed(context, { to: 'step.report' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    const ahead = stepAhead(decision)
    if (ahead?.kind !== 'group') return outOfOrder('no_group_awaited')
    const { draft } = context
    const sealed = draft.seal('reason', report)
    draft.add({ type: 'step.reported/1', body: { decision: decision.id, step: ahead.number, report: sealed } })
    concludeIfOver(context, decision)
    return done
  },
}
