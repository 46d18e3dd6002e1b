import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { dayIn, instantOf } from '../../../shared/lib/zoned-time.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { mayNotBeSilent } from '../../../shared/rules/silence-case.ts'
import { useCommand, useForum, useNow } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { SilenceWords } from './silence-view.ts'
import { useSilenceWords } from './silence-view.ts'
import './silence.css'

interface Entry {
  readonly decision: string
  readonly date: string
  readonly time: string
  readonly zone: string
}

/** The texts that may be asked about: put to decision before and not adopted; of one commitment the last. */
export function textsToAsk(state: ForumState): readonly Decision[] {
  const last = new Map<string, Decision>()
  for (const one of Object.values(state.decisions).sort((a, b) => a.number - b.number))
    last.set(one.commitment ?? one.id, one)
  return [...last.values()].filter((one) => mayNotBeSilent(state, one) === null).reverse()
}

const DAY_MS = 86_400_000

/** What does not hold in what was entered, by field; `first` is the first day that the rules allow. */
function problemsOf(
  entry: Entry,
  now: number,
  days: number,
): { date?: 'dateWrong' | 'past' | 'short'; time?: true; first: string } {
  const today = dayIn(entry.zone === '' ? 'UTC' : entry.zone, now)
  const first = new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  if (entry.date === '') return { date: 'dateWrong', first }
  if (entry.time === '') return { time: true, first }
  if (entry.date < first) return { date: entry.date < today ? 'past' : 'short', first }
  const until = instantOf(`${entry.date}T${entry.time}`, entry.zone)
  return until.ok && Date.parse(until.value) <= now ? { date: 'past', first } : { first }
}

/** Those who lead ask about a known text until a time in a zone. */
export function AskInSilence({ onClose }: { onClose: () => void }): ReactNode {
  const words = useSilenceWords()
  const { t } = words
  const { state } = useForum()
  const now = useNow(10_000)
  const ask = useCommand('silence.open')
  const days = state.forum?.rules?.between?.silence?.days ?? 0
  const [initial] = useState<Entry>({ decision: '', date: '', time: '18:00', zone: state.forum?.zone ?? 'UTC' })
  const [entry, setEntry, clear] = useKeptEntry('ask-in-silence', initial)
  const [checked, setChecked] = useState(false)
  const texts = textsToAsk(state)
  const problems = problemsOf(entry, now, days)
  const put = (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part }))
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (entry.decision === '' || entry.zone === '' || problems.date || problems.time) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.silence-form [aria-invalid="true"]')?.focus())
      return
    }
    const until = { local: `${entry.date}T${entry.time}`, zone: entry.zone }
    const asked = await ask.run({ decision: entry.decision, until })
    if (!asked.ok) return
    clear()
    onClose()
    navigate({ page: 'silence', id: asked.value.silence })
  }
  if (texts.length === 0) return <NoText onClose={onClose} />
  return (
    <form
      className="silence-form"
      aria-label={t('ask.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Select
        label={t('ask.text')}
        help={t('ask.textHelp')}
        placeholder={t('ask.choose')}
        value={entry.decision}
        error={checked && entry.decision === '' ? t('ask.required') : undefined}
        options={texts.map((one) => ({ value: one.id, label: `${decisionCode(one)} · ${one.title}` }))}
        onChange={(decision) => put({ decision })}
      />
      <When words={words} entry={entry} put={put} checked={checked} problems={problems} days={days} />
      <FailureLine failure={ask.failure} what={t('ask.failed')} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={ask.pending}>
          {t('ask.submit')}
        </Button>
        <Button onPress={onClose}>{t('ask.cancel')}</Button>
      </ButtonRow>
    </form>
  )
}

function NoText({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useSilenceWords()
  return (
    <div className="silence-form">
      <p role="status">{t('ask.noText')}</p>
      <ButtonRow>
        <Button onPress={onClose}>{t('ask.cancel')}</Button>
      </ButtonRow>
    </div>
  )
}

function When(props: {
  words: SilenceWords
  entry: Entry
  put: (part: Partial<Entry>) => void
  checked: boolean
  problems: ReturnType<typeof problemsOf>
  days: number
}): ReactNode {
  const { entry, put, checked, problems, days } = props
  const { t, format } = props.words
  const first = format.date(problems.first, 'UTC')
  const zones = useMemo(
    () => [...new Set([entry.zone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].filter(Boolean),
    [entry.zone],
  )
  const wrong = problems.date
  // A day that was chosen and does not do is said at once; one that is missing, once it was to be sent.
  const dateProblem = wrong && (checked || wrong !== 'dateWrong') ? t(`ask.${wrong}`, { date: first }) : undefined
  return (
    <fieldset className="silence-form__when">
      <legend className="type-reference">
        {days === 0 ? t('ask.days', { days }) : t('ask.daysFrom', { days, date: first })}
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
        className="silence-form__zone"
        error={checked && entry.zone === '' ? t('ask.required') : undefined}
        value={entry.zone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => put({ zone: zone ?? '' })}
      />
    </fieldset>
  )
}
