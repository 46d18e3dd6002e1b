import type { Failure } from '../../../shared/contract/errors.ts'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { asksSeats, endsAt } from '../../../shared/rules/procedure-case.ts'
import { answerOutOfTime } from '../../../shared/rules/procedure-time.ts'
import { endProcedure } from '../conclusion.ts'
import type { Context, Handlers } from './handler.ts'
import { done, notAllowed, notFound, outOfOrder } from './handler.ts'

/** What may happen to a question between meetings before its time. */
export const procedureCourseHandlers: Handlers<`procedure.${'annul' | 'recuse'}`> = {
  'procedure.annul': (context, { procedure: id, reason }) => {
    const refused = notAllowed(context, { to: 'procedure.annul' })
    if (refused) return refused
    const found = openProcedure(context, id)
    if (!found.ok) return found
    const { draft } = context
    draft.add({
      type: 'procedure.annulled/1',
      body: { procedure: found.value.id, reason: draft.seal('reason', reason) },
    })
    return done
  },

  'procedure.recuse': (context, { procedure: id, seat }) => {
    const refused = notAllowed(context, { to: 'procedure.recuse', seat })
    if (refused) return refused
    const found = openProcedure(context, id)
    if (!found.ok) return found
    const procedure = found.value
    const { draft, state } = context
    if (!asksSeats(procedure)) return outOfOrder('not_to_recuse')
    const asked = procedure.seats.find((one) => one.id === seat)
    if (!asked) return outOfOrder('seat_not_asked')
    if (asked.recused) return outOfOrder('seat_recused')
    draft.add({ type: 'procedure.recused/1', body: { procedure: procedure.id, seat } })
    const after = state.procedures[id]
    if (after && endsAt(after, draft.at)) endProcedure(draft, after)
    return done
  },
}

/** One that goes on: what is over by the clock only waits for the host to write down what came of it. */
function openProcedure({ state, draft }: Context, id: string): Result<Procedure, Failure> {
  const procedure = state.procedures[id]
  if (!procedure) return notFound('procedure')
  const over =
    procedure.ended !== null || answerOutOfTime(procedure, draft.at) === 'late' || endsAt(procedure, draft.at)
  return over ? outOfOrder('procedure_ended') : ok(procedure)
}
