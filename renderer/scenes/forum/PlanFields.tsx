import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import { useNow } from '../../client/react.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { minutesIn } from './item-entry.ts'
import type { PlanEntry } from './plan-entry.ts'
import { isCallSound } from './plan-entry.ts'

export interface PlanFieldsProps {
  entry: PlanEntry
  put: (part: Partial<PlanEntry>) => void
  /** It was to be sent: what is wrong is said. */
  checked: boolean
  autoFocus?: boolean | undefined
}

export function TitleField({ entry, put, checked, autoFocus }: PlanFieldsProps): ReactNode {
  const { t } = useText('forum')
  return (
    <TextField
      label={t('plan.name')}
      help={t('plan.nameHelp')}
      value={entry.title}
      autoFocus={autoFocus}
      error={checked && entry.title.trim() === '' ? t('form.required') : undefined}
      onChange={(title) => put({ title: title.slice(0, 300) })}
    />
  )
}

export function WhenFields({ entry, put, checked }: PlanFieldsProps): ReactNode {
  const { t } = useText('forum')
  const now = useNow(60_000)
  const zones = useMemo(
    () => [...new Set([entry.zone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].filter(Boolean),
    [entry.zone],
  )
  const starts = instantOf(`${entry.date}T${entry.time}`, entry.zone)
  const isPast = starts.ok && Date.parse(starts.value) < now - 3_600_000
  const dateProblem = checked && entry.date === '' ? t('plan.dateWrong') : isPast ? t('plan.past') : undefined
  return (
    <div className="plan-form__when">
      <TextField
        label={t('plan.date')}
        type="date"
        width={13}
        value={entry.date}
        error={dateProblem}
        onChange={(date) => put({ date })}
      />
      <TextField
        label={t('plan.time')}
        type="time"
        width={8}
        value={entry.time}
        error={checked && entry.time === '' ? t('plan.timeWrong') : undefined}
        onChange={(time) => put({ time: time.slice(0, 5) })}
      />
      <TextField
        label={t('plan.minutes')}
        inputMode="numeric"
        width={6}
        value={entry.minutes}
        error={checked && minutesIn(entry.minutes) === null ? t('plan.minutesWrong') : undefined}
        onChange={(minutes) => put({ minutes })}
      />
      <ComboBox
        label={t('plan.zone')}
        className="plan-form__zone"
        error={checked && entry.zone === '' ? t('form.required') : undefined}
        value={entry.zone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => put({ zone: zone ?? '' })}
      />
    </div>
  )
}

export function WhereFields({ entry, put, checked, autoFocus }: PlanFieldsProps): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <TextField
        label={t('plan.place')}
        note={t('form.optional')}
        value={entry.place}
        autoFocus={autoFocus}
        onChange={(place) => put({ place: place.slice(0, 300) })}
      />
      <TextField
        label={t('plan.call')}
        note={t('form.optional')}
        help={t('plan.callHelp')}
        type="url"
        placeholder="https://"
        value={entry.call}
        error={checked && !isCallSound(entry.call) ? t('plan.callWrong') : undefined}
        onChange={(call) => put({ call })}
      />
    </>
  )
}

/** After the problems of a form are drawn. */
export function focusFirstProblem(form: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`${form} [aria-invalid="true"]`)?.focus())
}
