import type { ReactNode } from 'react'
import { useState } from 'react'
import { runs } from '../../../shared/policy/actor.ts'
import { actorIn, groupsRunBy } from '../../../shared/policy/body.ts'
import type { CommandRun } from '../../client/react.tsx'
import { useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import type { ItemEntry } from './item-entry.ts'
import { emptyItem, isItemSound, minutesIn, plannedItem } from './item-entry.ts'
import { ItemFields } from './ItemFields.tsx'
import type { PlanEntry } from './plan-entry.ts'
import { isPlanSound, planIn } from './plan-entry.ts'
import type { PlanFieldsProps } from './PlanFields.tsx'
import { focusFirstProblem, TitleField, WhenFields, WhereFields } from './PlanFields.tsx'

interface Entry extends PlanEntry {
  /** A working group's id; '': the forum. */
  readonly group: string
  readonly items: readonly ItemEntry[]
}

interface PartProps extends PlanFieldsProps {
  entry: Entry
  put: (part: Partial<Entry>) => void
}

function usePlan(body: string): PartProps & { plan: CommandRun<'meeting.plan'>; submit: () => void } {
  const { state } = useForum()
  const plan = useCommand('meeting.plan')
  const [first] = useState<Entry>({
    title: '',
    group: body,
    date: '',
    time: '10:00',
    zone: state.forum?.zone ?? 'UTC',
    minutes: '120',
    place: '',
    call: '',
    items: [],
  })
  const [entry, setEntry, clear] = useKeptEntry(`plan-meeting ${body}`, first)
  const [checked, setChecked] = useState(false)
  const put: PartProps['put'] = (part) => setEntry((last) => ({ ...last, ...part }))
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (!isSound(entry)) {
      focusFirstProblem('.plan-form')
      return
    }
    const planned = await plan.run({
      ...planIn(entry),
      items: entry.items.map(plannedItem),
      occurredAt: null,
      ...(entry.group === '' ? {} : { group: entry.group }),
    })
    if (!planned.ok) return
    clear()
    navigate({ page: 'forum', section: 'meetings', id: planned.value.meeting })
  }
  return { entry, put, checked, plan, submit: () => void submit() }
}

/** `body`: the working group that it is begun for. */
export function PlanMeetingPage({ body = '' }: { body?: string }): ReactNode {
  const { t } = useText('forum')
  const { plan, submit, ...parts } = usePlan(body)
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
        <BodyField {...parts} />
        <TitleField {...parts} />
        <WhenFields {...parts} />
        <WhereFields {...parts} />
        <AgendaFields {...parts} />
        <FailureLine failure={plan.failure} what={t('plan.failed')} />
        <ButtonRow>
          <Button kind="primary" type="submit" busy={plan.pending}>
            {t('plan.submit')}
          </Button>
          <Button kind="link" onPress={() => navigate({ page: 'forum', section: 'meetings', id: null })}>
            {t('form.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </>
  )
}

/** [GROUP2] Asked where somebody has a choice: the forum, and the working groups whose meetings they run. */
function BodyField({ entry, put }: PartProps): ReactNode {
  const { t } = useText('group')
  const { state, me } = useForum()
  const today = useToday()
  const groups = groupsRunBy(state, me, today).flatMap((id) => state.groups[id] ?? [])
  const forum = runs(actorIn(state, me, null, today)) ? [{ value: '', label: t('forum') }] : []
  if (groups.length === 0) return null
  const options = [...forum, ...groups.map((group) => ({ value: group.id, label: group.name }))]
  return <Select label={t('body')} value={entry.group} options={options} onChange={(group) => put({ group })} />
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

function isSound(entry: Entry): boolean {
  return isPlanSound(entry) && entry.items.every(isItemSound)
}
