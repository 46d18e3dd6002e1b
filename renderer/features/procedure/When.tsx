import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { dayIn, instantOf } from '../../../shared/lib/zoned-time.ts'
import { longestDays } from '../../../shared/rules/procedure-time.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useProcedureWords } from './procedure-view.ts'

export interface WhenEntry {
  readonly date: string
  readonly time: string
  readonly zone: string
}

/** What the host takes as a deadline. */
export function untilOf({ date, time, zone }: WhenEntry): { local: string; zone: string } {
  return { local: `${date}T${time}`, zone }
}

const DAY_MS = 86_400_000

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** What does not hold in what was entered, by field; `first` is the first day that the rules allow. */
export function problemsOf(
  entry: WhenEntry,
  now: number,
  days: number,
): { date?: 'dateWrong' | 'past' | 'short' | 'long'; time?: true; first: string } {
  const today = dayIn(entry.zone === '' ? 'UTC' : entry.zone, now)
  const first = dayAfter(today, days)
  if (entry.date === '') return { date: 'dateWrong', first }
  if (entry.time === '') return { time: true, first }
  if (entry.date < first) return { date: entry.date < today ? 'past' : 'short', first }
  if (entry.date > dayAfter(today, longestDays(days))) return { date: 'long', first }
  const until = instantOf(`${entry.date}T${entry.time}`, entry.zone)
  return until.ok && Date.parse(until.value) <= now ? { date: 'past', first } : { first }
}

/** Until which day, time and zone. */
export function When(props: {
  entry: WhenEntry
  put: (part: Partial<WhenEntry>) => void
  checked: boolean
  problems: ReturnType<typeof problemsOf>
  days: number
}): ReactNode {
  const { entry, put, checked, problems, days } = props
  const { t, format } = useProcedureWords()
  const first = format.date(problems.first, 'UTC')
  const zones = useMemo(
    () => [...new Set([entry.zone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].filter(Boolean),
    [entry.zone],
  )
  const wrong = problems.date
  // A day that was chosen and does not do is said at once; one that is missing, once it was to be sent.
  const dateProblem = wrong && (checked || wrong !== 'dateWrong') ? t(`ask.${wrong}`, { date: first }) : undefined
  return (
    <fieldset className="procedure-form__when">
      <legend className="type-reference">
        {days === 0 ? t('ask.days') : t('ask.daysFrom', { days, date: first })}
      </legend>
      <TextField
        label={t('ask.date')}
        type="date"
        width={13}
        min={problems.first}
        value={entry.date}
        error={dateProblem}
        onChange={(date) => put({ date })}
      />
      <TextField
        label={t('ask.time')}
        type="time"
        width={11}
        value={entry.time}
        error={checked && problems.time ? t('ask.timeWrong') : undefined}
        onChange={(time) => put({ time: time.slice(0, 5) })}
      />
      <ComboBox
        label={t('ask.zone')}
        className="procedure-form__zone"
        error={checked && entry.zone === '' ? t('ask.required') : undefined}
        value={entry.zone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => put({ zone: zone ?? '' })}
      />
    </fieldset>
  )
}
