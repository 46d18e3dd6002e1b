import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Dispute } from '../../../shared/domain/complaint.ts'
import { disputeOutcome } from '../../../shared/domain/complaint.ts'
import { newestFirst } from '../../../shared/lib/numbered.ts'
import { disputePartiesOf, statementOfDispute } from '../../../shared/rules/complaints.ts'
import { useCommand, useForum, useMay, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { CaseForm } from './CaseForm.tsx'
import { DisputeSteps } from './DisputeSteps.tsx'
import { useToday } from '../../client/use-today.ts'
import { usePeople } from './use-people.ts'
import { useWho } from './use-who.ts'
import './ethics.css'

/** [ETH9] Disputes and appeals by number, dates, steps and what was published; whole for their parties and those who run the meetings. */
export function Disputes({ level = 2 }: { level?: 2 | 3 }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const all = newestFirst(state.disputes)
  return (
    <Section title={t('dispute.title')} level={level}>
      <p className="type-reference measure">{t('dispute.what')}</p>
      {all.length === 0 ? <p className="quiet-text ethics-register__empty">{t('dispute.empty')}</p> : null}
      <ul className="ethics-register" aria-label={t('dispute.title')}>
        {all.map((one) => (
          <Line key={one.id} dispute={one} />
        ))}
      </ul>
      <OpenDispute />
    </Section>
  )
}

function Line({ dispute }: { dispute: Dispute }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const reveal = useReveal()
  const zone = state.forum?.zone
  const parties = disputePartiesOf(dispute, reveal)
  const complaint = dispute.complaint === null ? undefined : state.complaints[dispute.complaint]
  const outcome = disputeOutcome.safeParse(dispute.ended && reveal(dispute.ended.outcome)).data
  const statement = dispute.ended?.statement ? reveal(dispute.ended.statement) : null
  const facts = [
    t('dispute.opened', { date: format.date(dispute.openedAt, zone) }),
    ...dispute.steps.map((one) =>
      t('dispute.stepOn', { step: t(`dispute.step.${one.step}`), date: format.date(one.at, zone) }),
    ),
    ...(dispute.ended
      ? [
          outcome
            ? t(`dispute.outcome.${outcome}`)
            : t('dispute.endedOn', { date: format.date(dispute.ended.at, zone) }),
        ]
      : []),
  ]
  const { number } = dispute
  return (
    <ListLine>
      <b>
        {complaint ? t('dispute.appeal', { number, complaint: complaint.number }) : t('dispute.numbered', { number })}
      </b>
      <div className="type-reference">{facts.join(' · ')}</div>
      {statement === null ? null : (
        <div className="ethics-register__detail" dir="auto">
          {statement}
        </div>
      )}
      {parties.length === 0 ? null : (
        <Disclosure summary={t('complaint.open')} openAtFirst={dispute.ended === null}>
          <Said dispute={dispute} parties={parties} />
          {dispute.ended ? null : <DisputeSteps dispute={dispute} parties={parties} />}
        </Disclosure>
      )}
    </ListLine>
  )
}

/** What was said, in its order: what it is about, each party's statements, what was tried. */
function Said({ dispute, parties }: { dispute: Dispute; parties: readonly string[] }): ReactNode {
  const { t } = useText('ethics')
  const format = useFormat()
  const reveal = useReveal()
  const who = useWho()
  const today = useToday()
  const names = format.list(parties.map((one) => who.seatOrName(one, today)))
  const lines = [
    { at: dispute.openedAt, who: names, words: reveal(dispute.words) },
    ...dispute.statements.map(({ at, statement }) => {
      const said = statementOfDispute(statement, reveal)
      return { at, who: said ? who.seatOrName(said.by, today) : t('withheld'), words: said?.words ?? null }
    }),
    ...dispute.steps.map(({ at, step, note }) => ({ at, who: t(`dispute.step.${step}`), words: reveal(note) })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return (
    <dl className="ethics-said">
      {lines.map((line, index) => (
        <div key={index}>
          <dt className="type-label">
            {line.who}, {format.date(line.at)}
          </dt>
          <dd className="ethics-register__detail" dir="auto">
            {line.words ?? t('withheld')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const EMPTY = { one: '', other: '', words: '' }

function OpenDispute(): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  const may = useMay()
  const own = me.person === null ? [] : [me.person]
  const [open, setOpen] = useState(false)
  if (!may({ to: 'dispute.open', parties: own })) return null
  return (
    <FormPlace open={open}>
      {open ? (
        <OpenForm onDone={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t('dispute.open')}</Button>
      )}
    </FormPlace>
  )
}

function OpenForm({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  const forOthers = useMay()({ to: 'dispute.open', parties: [] })
  const people = usePeople(null)
  const open = useCommand('dispute.open')
  const [entry, setEntry, clear] = useKeptEntry('dispute', EMPTY)
  const change = (part: Partial<typeof EMPTY>): void => setEntry((last) => ({ ...last, ...part }))
  const one = forOthers ? entry.one : (me.person ?? '')
  const missing =
    one === '' || entry.other === '' || one === entry.other
      ? t('dispute.missingParties')
      : entry.words.trim() === ''
        ? t('complaint.missingWords')
        : undefined
  const submit = async (): Promise<void> => {
    const parties = [one, entry.other]
    if (!(await open.run({ complaint: null, parties, words: entry.words })).ok) return
    clear()
    onDone()
  }
  const choose = (label: string, value: string, put: (value: string) => void): ReactNode => (
    <Select label={label} value={value} placeholder={t('form.chooseWho')} options={people} onChange={put} />
  )
  return (
    <CaseForm
      title={t('dispute.openTitle')}
      help={t('dispute.openHelp')}
      act={t('dispute.openNow')}
      missing={missing}
      pending={open.pending}
      failure={open.failure}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      {forOthers ? choose(t('dispute.one'), entry.one, (said) => change({ one: said })) : null}
      {choose(t('dispute.other'), entry.other, (other) => change({ other }))}
      <TextArea
        label={t('dispute.words')}
        rows={4}
        maxLength={20_000}
        value={entry.words}
        onChange={(words) => change({ words })}
      />
    </CaseForm>
  )
}
