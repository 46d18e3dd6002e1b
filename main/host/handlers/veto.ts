import { sittings } from '../../../shared/rules/meeting-seats.ts'
import type { Handlers } from './handler.ts'
import { done, liveDecision, notAllowed, notFound, outOfOrder } from './handler.ts'

export const vetoHandlers: Handlers<'veto.call'> = {
  /** [DEC17] */
  'veto.call': (context, { seat, calls, reason, ...input }) => {
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const sitting = sittings(context.state, meeting).get(seat)?.person ?? null
    const refused = notAllowed(context, { to: 'veto.call', sitting })
    if (refused) return refused
    if (decision.stage !== 'veto' || !decision.veto) return outOfOrder(`decision_${decision.stage}`)
    const frozen = decision.veto.seats.find((one) => one.id === seat)
    if (!frozen) return notFound('seat')
    if (frozen.recused) return outOfOrder('seat_recused')
    if (!frozen.here) return outOfOrder('seat_away')
    if (!decision.rule.veto?.sectors.includes(frozen.sector)) return outOfOrder('sector_without_veto')
    const { draft } = context
    draft.add({ type: 'veto.called/1', body: { decision: decision.id, seat, calls } })
    const said = reason?.trim() ?? ''
    if (calls && said !== '') {
      const sealed = draft.seal('reason', said)
      draft.add({ type: 'veto.reasoned/1', body: { decision: decision.id, sector: frozen.sector, reason: sealed } })
    }
    return done
  },
}
