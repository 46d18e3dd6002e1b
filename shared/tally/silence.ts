import type { Check } from './check.ts'
import { distinct, listOf, name, nullable, objectOf, oneOf, truth, whole } from './check.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { OutOfTime, Period } from './period.ts'
import { daysOf, instant, isOver, outOfTime, periodSchema } from './period.ts'

/** `objected`: when the seat objected, by correspondence; null: it did not. Nobody need be present. */
export type SilenceSeat = {
  readonly id: string
  readonly sector: string
  readonly recused: boolean
  readonly objected: string | null
}

/** `days`: how long the period must be at the least. */
export type SilenceRule = { readonly days: number }

/** A text taken as adopted unless somebody objects; `textKnown`: those asked knew it before they were asked. */
export type SilenceCase = {
  readonly id: string
  readonly kind: 'silence'
  readonly seats: readonly SilenceSeat[]
  readonly period: Period
  readonly asOf: string
  readonly textKnown: boolean
  readonly rule: SilenceRule
}

export type SilenceVerdict =
  | { readonly result: 'no_decision'; readonly why: 'text_new' | 'period_short' | 'nobody_asked' }
  | { readonly result: 'not_adopted'; readonly why: 'silence_broken' }
  | { readonly result: 'open'; readonly why: 'deadline_ahead' }
  | { readonly result: 'adopted'; readonly why: 'silence_kept' }

/** `asked`: how many seats may object; `objections`: who did in time, in the order of the seats. */
export type SilenceOutcome = SilenceVerdict & {
  readonly id: string
  readonly asked: number
  readonly days: number
  readonly objections: readonly string[]
  readonly refused: readonly { readonly id: string; readonly why: 'recused' | OutOfTime }[]
}

export const silenceRuleSchema: Check<SilenceRule> = objectOf<SilenceRule>({ days: whole(0) })

const silenceCheck: Check<Unnamed<SilenceCase>> = objectOf<Unnamed<SilenceCase>>({
  kind: oneOf('silence'),
  seats: distinct(
    listOf(objectOf<SilenceSeat>({ id: name, sector: name, recused: truth, objected: nullable(instant) })),
    ({ id }) => id,
    'id',
  ),
  period: periodSchema,
  asOf: instant,
  textKnown: truth,
  rule: silenceRuleSchema,
})

/** Whether silence was kept (CASES.md, kind "silence"). One objection in time is enough, also before the period is over. */
export function tallySilence(question: SilenceCase): SilenceOutcome {
  const { seats, period, asOf } = question
  const objections: string[] = []
  const refused: SilenceOutcome['refused'][number][] = []
  for (const { id, recused, objected } of seats) {
    if (objected === null) continue
    const why = recused ? 'recused' : outOfTime(objected, period.fromAt, [period.untilAt, asOf])
    if (why === null) objections.push(id)
    else refused.push({ id, why })
  }
  const asked = seats.filter((seat) => !seat.recused).length
  const days = daysOf(period)
  return { id: question.id, ...verdict(question, asked, days, objections.length), asked, days, objections, refused }
}

/** The first that applies, in the order of CASES.md. */
function verdict(question: SilenceCase, asked: number, days: number, objections: number): SilenceVerdict {
  if (!question.textKnown) return { result: 'no_decision', why: 'text_new' }
  if (days < question.rule.days) return { result: 'no_decision', why: 'period_short' }
  if (asked === 0) return { result: 'no_decision', why: 'nobody_asked' }
  if (objections > 0) return { result: 'not_adopted', why: 'silence_broken' }
  if (!isOver(question.period, question.asOf)) return { result: 'open', why: 'deadline_ahead' }
  return { result: 'adopted', why: 'silence_kept' }
}

export const silenceKind = kind(silenceCheck, tallySilence)
