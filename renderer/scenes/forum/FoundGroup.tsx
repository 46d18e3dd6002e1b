import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { foundingParts } from '../../../shared/rules/founding.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { useCommand, useForum, useFrozenText } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import type { FoundingEntry } from '../../features/group/founding-entry.ts'
import { blankFounding, foundingEntryOf, proposedOf } from '../../features/group/founding-entry.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { forumPlace } from './forum-place.ts'
import { DecidedBy } from './RulesProposal.tsx'

/** [GROUP1] A working group is written down and put to the forum's decision. */
export function FoundGroup({ onCancel }: { onCancel: () => void }): ReactNode {
  const { state } = useForum()
  const put = useCommand('decision.put')
  const [chosen, setChosen] = useState<string | null>(null)
  const [entry, setEntry, clear] = useKeptEntry('found-group', blankFounding)
  const founding = useProposed(entry)
  const rules = state.forum?.rules
  if (!rules) return null
  const place = forumPlace(state)
  const allowed = rulesFor(rules, 'terms')
  const rule = (allowed.find((one) => one.id === chosen) ?? allowed[0])?.id ?? null
  const submit = async (): Promise<void> => {
    if (place.how !== 'put' || !founding || rule === null) return
    const { meeting, item } = place
    const said = { meeting: meeting.id, item: item.id, commitment: null, founding, rule }
    if (!(await put.run(said)).ok) return
    clear()
    navigate({ page: 'meeting', meeting: meeting.id, item: item.id, tab: 'decision' })
  }
  return (
    <GroupForm
      entry={entry}
      onChange={setEntry}
      sound={founding !== null}
      ready={place.how === 'put'}
      act="submit"
      pending={put.pending}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <DecidedBy rules={rules} rule={rule} onChange={setChosen} />
      <PlaceWords />
      <FailureLine failure={put.failure} />
    </GroupForm>
  )
}

/** The proposal again, between rounds, for what it is to read now. */
export function AmendFounding({ decision, onDone }: { decision: Decision; onDone: () => void }): ReactNode {
  const frozen = useFrozenText(decision.texts.at(-1)?.hash)
  if (!decision.founding || !frozen?.ok) return null
  const before = foundingEntryOf(decision.founding, foundingParts(frozen.value).mandate)
  return <AmendForm key={decision.texts.length} decision={decision} before={before} onDone={onDone} />
}

function AmendForm(props: { decision: Decision; before: FoundingEntry; onDone: () => void }): ReactNode {
  const { decision, onDone } = props
  const amend = useCommand('decision.amend')
  const [entry, setEntry] = useState(props.before)
  const founding = useProposed(entry)
  const submit = async (): Promise<void> => {
    if (!founding) return
    const { meeting, item, id } = decision
    if (!(await amend.run({ meeting, decision: id, founding })).ok) return
    onDone()
    navigate({ page: 'meeting', meeting, item, tab: 'decision' })
  }
  return (
    <GroupForm
      entry={entry}
      onChange={setEntry}
      sound={founding !== null}
      ready
      act="freeze"
      pending={amend.pending}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      <FailureLine failure={amend.failure} />
    </GroupForm>
  )
}

function useProposed(entry: FoundingEntry): ReturnType<typeof proposedOf> {
  const { state } = useForum()
  const rules = state.forum?.rules
  const sectors = state.sectors.map((one) => one.name)
  return proposedOf(entry, sectors, rules?.rules ?? [], rules?.quorum ?? null)
}

interface FormProps {
  readonly entry: FoundingEntry
  readonly onChange: (entry: FoundingEntry) => void
  readonly sound: boolean
  readonly ready: boolean
  readonly act: 'submit' | 'freeze'
  readonly pending: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

function GroupForm(props: FormProps): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  return (
    <form
      className="ui-form member-form"
      aria-label={t('foundTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <GroupFields entry={props.entry} onChange={props.onChange} />
      {props.children}
      <ButtonRow>
        <Button
          kind="primary"
          type="submit"
          busy={props.pending}
          missing={props.sound ? (props.ready ? undefined : forum('rules.form.missingItem')) : t('propose.missing')}
        >
          {t(`propose.${props.act}`)}
        </Button>
        <Button kind="link" onPress={props.onCancel}>
          {forum('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function GroupFields({ entry, onChange }: Pick<FormProps, 'entry' | 'onChange'>): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  const { state } = useForum()
  const put = (part: Partial<FoundingEntry>): void => onChange({ ...entry, ...part })
  const rules = state.forum?.rules?.rules ?? []
  return (
    <>
      <TextField
        label={t('name')}
        help={t('propose.nameHelp')}
        value={entry.name}
        autoFocus
        onChange={(name) => put({ name: name.slice(0, 200) })}
      />
      <TextArea
        label={t('mandate')}
        help={t('propose.mandateHelp')}
        rows={5}
        value={entry.mandate}
        onChange={(mandate) => put({ mandate })}
      />
      {state.sectors.map(({ id, name }, index) => (
        <TextArea
          key={id}
          label={t('propose.seats', { sector: name })}
          help={index === 0 ? t('propose.seatsHelp') : undefined}
          rows={3}
          value={entry.seats[name] ?? ''}
          onChange={(lines) => put({ seats: { ...entry.seats, [name]: lines } })}
        />
      ))}
      <TextField
        label={t('propose.untilLabel')}
        note={forum('form.optional')}
        help={t('propose.untilHelp')}
        type="date"
        width={14}
        value={entry.until}
        onChange={(until) => put({ until })}
      />
      <Select
        label={t('propose.rules')}
        value={entry.rule}
        options={[
          { value: '', label: t('propose.forumRules') },
          ...rules.map((one) => ({ value: one.id, label: t('propose.onlyRule', { title: one.title }) })),
        ]}
        onChange={(rule) => put({ rule })}
      />
    </>
  )
}

/** At which item of the forum's open meeting it would be put, or what has to be done before it can be. */
export function PlaceWords(): ReactNode {
  const { t, rich } = useText('group')
  const { state } = useForum()
  const place = forumPlace(state)
  if (place.how === 'no_meeting') {
    const link = (words: ReactNode) => <Link to={{ page: 'forum', section: 'meetings', id: null }}>{words}</Link>
    return <p className="type-reference">{rich('propose.noMeeting', { link })}</p>
  }
  const { meeting } = place
  const { number } = meeting
  const link = (words: ReactNode) => (
    <Link to={{ page: 'meeting', meeting: meeting.id, item: null, tab: 'check-in' }}>{words}</Link>
  )
  if (place.how === 'no_item') return <p className="type-reference">{rich('propose.noItem', { number, link })}</p>
  if (place.how === 'item_busy') return <p className="type-reference">{rich('propose.itemBusy', { number, link })}</p>
  const at = meeting.items.indexOf(place.item) + 1
  return <p className="type-reference">{t('propose.place', { place: at, number, title: place.item.title })}</p>
}
