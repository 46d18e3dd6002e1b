import type { Meeting } from '../../../shared/domain/meeting.ts'
import { seatsAt, sittings } from '../../../shared/rules/meeting-seats.ts'
import type { Context, Handlers } from './handler.ts'
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
    const now = seatsAt(context.state, meeting, decision.item).find((one) => one.id === seat)
    if (frozen.recused || now?.recused === true) return outOfOrder('seat_recused')
    if (!frozen.here) return outOfOrder('seat_away')
    if (!decision.rule.veto?.sectors.includes(frozen.sector)) return outOfOrder('sector_without_veto')
    const { draft } = context
    draft.add({ type: 'veto.called/1', body: { decision: decision.id, seat, calls } })
    const said = reason?.trim() ?? ''
    if (calls && said !== '') {
      const sealed = draft.seal('reason', said)
      draft.add({
        type: 'veto.reasoned/1',
        body: { decision: decision.id, sector: frozen.sector, seat, reason: sealed },
      })
    }
    return done
  },
}

/** [DEC17] [ETH2] A seat that stands out while sectors are asked is asked no more: its call goes, with its reason. */
export function standOutOfVeto(
  { draft, state }: Pick<Context, 'draft' | 'state'>,
  meeting: Meeting,
  item: string,
): void {
  const asking = Object.values(state.decisions).find(
    (one) => one.meeting === meeting.id && one.item === item && one.stage === 'veto',
  )
  if (!asking?.veto) return
  const out = new Set<string>(seatsAt(state, meeting, item).flatMap((seat) => (seat.recused ? [seat.id] : [])))
  const seats = asking.veto.seats.filter((seat) => !seat.recused && out.has(seat.id)).map((seat) => seat.id)
  if (seats.length > 0) draft.add({ type: 'veto.recused/1', body: { decision: asking.id, seats } })
}
