import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Complaint, Finding, Measure } from '../../../shared/domain/complaint.ts'
import { finding as findings, measure as measures } from '../../../shared/domain/complaint.ts'
import { complaintView, findingLack, holdingsOf } from '../../../shared/rules/complaints.ts'
import { useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import { CaseForm } from './CaseForm.tsx'
import { OutcomeFields } from './OutcomeFields.tsx'
import { useToday } from '../../client/use-today.ts'

interface Entry {
  readonly finding: Finding | ''
  readonly measure: Measure | ''
  readonly until: string
  readonly statement: string
  readonly publish: boolean
}

const EMPTY: Entry = {
  finding: '',
  measure: '',
  until: '',
  statement: '',
  publish: true,
}

/** "Record what came of it…": a breach with the sanction that is proposed, none, settled, withdrawn; and what of it is published. */
export function FindForm({ complaint }: { complaint: Complaint }): ReactNode {
  const { t } = useText('ethics')
  const [open, setOpen] = useState(false)
  return (
    <FormPlace open={open}>
      {open ? (
        <Fields complaint={complaint} onDone={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t('complaint.find')}</Button>
      )}
    </FormPlace>
  )
}

function Fields({ complaint, onDone }: { complaint: Complaint; onDone: () => void }): ReactNode {
  const { t } = useText('ethics')
  const today = useToday()
  const find = useCommand('complaint.find')
  const [entry, setEntry, clear] = useKeptEntry<Entry>(`finding ${complaint.id}`, EMPTY)
  const change = (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part }))
  const { finding, measure, until, statement, publish } = entry
  const holds = useHoldings(complaint, today)
  const lack = finding === '' ? null : findingLack(complaint, finding, today)
  const suspends = holds && finding === 'breach' && measure === 'suspension'
  const missing = lack !== null ? 'missingStep' : missingIn(entry, suspends, today)
  const submit = async (): Promise<void> => {
    if (finding === '') return
    const proposed =
      holds && finding === 'breach' && measure !== '' ? { measure, until: suspends ? until : null } : null
    const said = statement.trim() === '' ? null : statement
    if ((await find.run({ complaint: complaint.id, finding, statement: said, publish, proposed })).ok) clear()
  }
  return (
    <CaseForm
      title={t('complaint.findTitle')}
      help={lack === null ? undefined : t('complaint.findLack')}
      act={t('complaint.findNow')}
      missing={missing === null ? undefined : t(`complaint.${missing}`)}
      pending={find.pending}
      failure={find.failure}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      <FindingFields entry={entry} holds={holds} onChange={change} />
      {suspends ? (
        <TextField
          label={t('complaint.until')}
          type="date"
          width={14}
          min={today}
          value={until}
          onChange={(said) => change({ until: said })}
        />
      ) : null}
      <OutcomeFields statement={statement} publish={publish} onChange={change} />
    </CaseForm>
  )
}

/** [ETH7] Whether whom it is about holds anything to be warned in, suspended or removed from. */
function useHoldings(complaint: Complaint, today: string): boolean {
  const { state } = useForum()
  const { parties } = complaintView(complaint, useReveal())
  return parties !== null && holdingsOf(state, parties.about, today).length > 0
}

function missingIn(
  { finding, until }: Entry,
  suspends: boolean,
  today: string,
): 'missingFinding' | 'missingDay' | null {
  if (finding === '') return 'missingFinding'
  return suspends && until <= today ? 'missingDay' : null
}

function FindingFields(props: { entry: Entry; holds: boolean; onChange: (part: Partial<Entry>) => void }): ReactNode {
  const { entry, holds, onChange } = props
  const { t } = useText('ethics')
  return (
    <>
      <Select
        label={t('complaint.findingLabel')}
        value={entry.finding}
        placeholder={t('complaint.choose')}
        options={findings.options.map((one) => ({ value: one, label: t(`complaint.finding.${one}`) }))}
        onChange={(said) => onChange({ finding: findings.safeParse(said).data ?? '' })}
      />
      {entry.finding === 'breach' && !holds ? <p className="type-reference">{t('complaint.holdsNothing')}</p> : null}
      {entry.finding === 'breach' && holds ? (
        <Select
          label={t('complaint.proposed')}
          help={t('complaint.proposedHelp')}
          value={entry.measure}
          placeholder={t('complaint.noSanction')}
          options={measures.options.map((one) => ({ value: one, label: t(`complaint.choice.${one}`) }))}
          onChange={(said) => onChange({ measure: measures.safeParse(said).data ?? '' })}
        />
      ) : null}
    </>
  )
}
