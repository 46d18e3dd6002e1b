import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import type { CommandRun } from '../../client/react.tsx'
import { useCommand, useForum, useNow } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { ItemEntry } from './item-entry.ts'
import { emptyItem, isItemSound, minutesIn, plannedItem } from './item-entry.ts'
import { ItemFields } from './ItemFields.tsx'

interface Entry {
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly minutes: string
  readonly place: string
  readonly call: string
  readonly items: readonly ItemEntry[]
}

type Put = (part: Partial<Entry>) => void
interface PartProps {
  entry: Entry
  put: Put
  checked: boolean
}

function usePlan(): PartProps & { plan: CommandRun<'meeting.plan'>; submit: () => void } {
  const { state } = useForum()
  const plan = useCommand('meeting.plan')
  const [first] = useState<Entry>({
    title: '',
    date: '',
    time: '10:00',
    zone: state.forum?.zone ?? 'UTC',
    minutes: '120',
    place: '',
    call: '',
    items: [],
  })
  const [entry, setEntry, clear] = useKeptEntry('plan-meeting', first)
  const [checked, setChecked] = useState(false)
  const put: Put = (part) => setEntry((last) => ({ ...last, ...part }))
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (!isSound(entry)) {
      focusFirstProblem()
      return
    }
    const planned = await plan.run({
      title: entry.title,
      starts: { local: `${entry.date}T${entry.time}`, zone: entry.zone },
      minutes: minutesIn(entry.minutes) ?? 0,
      place: entry.place.trim() || null,
      callUrl: entry.call.trim() || null,
      items: entry.items.map(plannedItem),
      occurredAt: null,
    })
    if (!planned.ok) return
    clear()
    navigate({ page: 'forum', section: 'meetings', id: planned.value.meeting })
  }
  return { entry, put, checked, plan, submit: () => void submit() }
}

export function PlanMeetingPage(): ReactNode {
  const { t } = useText('forum')
  const { plan, submit, ...parts } = usePlan()
  const { entry, put, checked } = parts
  return (
    <>
      <PageTitle above={<Link to={{ page: 'forum', section: 'meetings', id: null }}>{t('nav.meetings')}</Link>}>
        {t('plan.title')}
      </PageTitle>
      <form
        className="plan-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('plan.name')}
          help={t('plan.nameHelp')}
          value={entry.title}
          error={checked && entry.title.trim() === '' ? t('form.required') : undefined}
          onChange={(title) => put({ title: title.slice(0, 300) })}
        />
        <WhenFields {...parts} />
        <WhereFields {...parts} />
        <AgendaFields {...parts} />
        <FailureLine failure={plan.failure} what={t('plan.failed')} />
        <ButtonRow>
          <Button kind="primary" type="submit" busy={plan.pending}>
            {t('plan.submit')}
          </Button>
          <Button onPress={() => navigate({ page: 'forum', section: 'meetings', id: null })}>{t('form.cancel')}</Button>
        </ButtonRow>
      </form>
    </>
  )
}

function WhenFields({ entry, put, checked }: PartProps): ReactNode {
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

function WhereFields({ entry, put, checked }: PartProps): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <TextField
        label={t('plan.place')}
        note={t('form.optional')}
        value={entry.place}
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

function AgendaFields({ entry, put, checked }: PartProps): ReactNode {
  const { t } = useText('forum')
  const [added, setAdded] = useState(false)
  const { items } = entry
  const taken = items.reduce((total, item) => total + (minutesIn(item.minutes) ?? 0), 0)
  return (
    <fieldset>
      <legend className="ui-field__label">{t('plan.agenda')}</legend>
      <p className="type-reference">
        {t('plan.agendaHelp')}{' '}
        {items.length > 0 ? t('agenda.total', { taken, slot: minutesIn(entry.minutes) ?? 0 }) : null}
      </p>
      {items.map((item, index) => (
        <ItemFields
          key={index}
          listed
          entry={item}
          checked={checked}
          autoFocus={added && index === items.length - 1}
          onChange={(next) => put({ items: items.map((one, at) => (at === index ? next : one)) })}
          action={
            <Button
              label={t('agenda.removeLabel', { place: index + 1 })}
              onPress={() => put({ items: items.filter((_, at) => at !== index) })}
            >
              {t('agenda.remove')}
            </Button>
          }
        />
      ))}
      <ButtonRow className="holder-buttons">
        <Button
          onPress={() => {
            setAdded(true)
            put({ items: [...items, emptyItem] })
          }}
        >
          {t('agenda.add')}
        </Button>
      </ButtonRow>
    </fieldset>
  )
}

function isCallSound(call: string): boolean {
  return call.trim() === '' || /^https?:\/\/[^\s/]+/.test(call.trim())
}

function isSound({ title, date, time, zone, minutes, call, items }: Entry): boolean {
  const said = title.trim() !== '' && date !== '' && time !== '' && zone !== ''
  return said && minutesIn(minutes) !== null && isCallSound(call) && items.every(isItemSound)
}

/** After the problems are drawn. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.plan-form [aria-invalid="true"]')?.focus())
}
