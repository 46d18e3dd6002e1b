import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Moment } from '../../../shared/domain/primitives.ts'
import type { Silence } from '../../../shared/domain/silence.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { err, ok } from '../../../shared/lib/result.ts'
import { dayIn, instantOf } from '../../../shared/lib/zoned-time.ts'
import { daysOf } from '../../../shared/rules/period.ts'
import { mayNotBeSilent, periodOf, seatsAsked, silenceAt } from '../../../shared/rules/silence-case.ts'
import { todayOf } from '../actors.ts'
import { endSilence } from '../conclusion.ts'
import type { Handlers } from './handler.ts'
import { done, fail, nextNumber, notAllowed, notFound, outOfOrder } from './handler.ts'

export const silenceHandlers: Handlers<'silence.open' | 'silence.object'> = {
  'silence.open': (context, input) => {
    const refused = notAllowed(context, { to: 'silence.open' })
    if (refused) return refused
    const { state, draft } = context
    const decision = state.decisions[input.decision]
    if (!decision) return notFound('decision')
    const unfit = mayNotBeSilent(state, decision)
    if (unfit) return outOfOrder(unfit)
    const days = state.forum?.rules?.between?.silence?.days ?? 0
    const period = periodFrom(draft.at, input.until, days)
    if (!period.ok) return period
    const seats = seatsAsked(state, decision, todayOf(state, Date.parse(draft.at)))
    if (seats.every((seat) => seat.recused)) return outOfOrder('nobody_asked')
    const silence = randomId<'silence'>()
    draft.add({
      type: 'silence.opened/1',
      body: {
        silence,
        number: nextNumber(state.silences),
        ...known(decision),
        ...period.value,
        seats,
        rulesVersion: state.forum?.rules?.version ?? 1,
        days,
      },
    })
    return ok({ silence })
  },

  'silence.object': (context, { silence: id, seat, reason }) => {
    const { state, draft } = context
    const refused = notAllowed(context, { to: 'silence.object', seat })
    if (refused) return refused
    const silence = state.silences[id]
    if (!silence) return notFound('silence')
    const untimely = mayNotObject(silence, seat, draft.at)
    if (untimely) return untimely
    const words = reason?.trim() ?? ''
    draft.add({
      type: 'silence.objected/1',
      body: { silence: silence.id, seat, reason: words === '' ? null : draft.seal('reason', words) },
    })
    endSilence(draft, silence)
    return done
  },
}

/** [SIL2] The words that a decision froze last, under the title that they had. */
function known({
  id,
  texts,
  title,
  about,
  commitment,
}: Decision): Pick<Silence, 'title' | 'text' | 'about' | 'commitment' | 'known'> {
  const last = texts.at(-1)
  return { title, text: last?.hash ?? '', about, commitment, known: { decision: id, version: last?.version ?? 1 } }
}

/** [SIL3] From now to the instant at which clocks in the zone show that time; its length is counted in days of that zone. */
function periodFrom(
  at: string,
  until: CommandInput<'silence.open'>['until'],
  days: number,
): Result<{ fromDate: string; until: Moment }, Failure> {
  const instant = instantOf(until.local, until.zone)
  if (!instant.ok) return fail('bad_input', { path: `input.until.${instant.error}` })
  if (instant.value <= at) return outOfOrder('deadline_past')
  const period = { fromDate: dayIn(until.zone, Date.parse(at)), until: { ...until, instant: instant.value } }
  if (daysOf(periodOf({ ...period, openedAt: at })) < days)
    return err({ code: 'out_of_order', details: { state: 'period_short', days } })
  return ok(period)
}

/** [SIL4] Judged by the arithmetic that will count it: what would be refused there is not taken here. */
function mayNotObject(silence: Silence, seat: string, at: string): Result<never, Failure> | null {
  const asked = silence.seats.find((one) => one.id === seat)
  if (!asked) return outOfOrder('seat_not_asked')
  if (silence.ended) return outOfOrder(silence.ended.result === 'adopted' ? 'late' : 'silence_ended')
  const objection = { seat: asked.id, at, actor: '', reason: null }
  const counted = silenceAt({ ...silence, objections: [objection] }, at)
  const why = counted?.outcome.refused[0]?.why
  return why === undefined ? null : outOfOrder(why === 'recused' ? 'seat_recused' : why)
}
