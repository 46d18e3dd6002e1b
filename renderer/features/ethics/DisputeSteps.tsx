import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Dispute, DisputeOutcome, DisputeStep } from '../../../shared/domain/complaint.ts'
import { disputeOutcome, disputeStep } from '../../../shared/domain/complaint.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { mayLift } from '../../../shared/rules/complaints.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import type { SelectOption } from '../../ui/Select.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { CaseForm } from './CaseForm.tsx'
import { OutcomeFields } from './OutcomeFields.tsx'

interface StepProps {
  readonly dispute: Dispute
  readonly onDone: () => void
}

/** [ETH9] What may be added to a dispute that goes on: a party's statement, a step that was tried, how it ended. */
export function DisputeSteps({ dispute, parties }: { dispute: Dispute; parties: readonly string[] }): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  const may = useMay()
  const [doing, setDoing] = useState<'state' | 'step' | 'end' | null>(null)
  const handles = may({ to: 'dispute.end', parties })
  const speaks = me.person !== null && (parties.includes(me.person) || (handles && dispute.complaint !== null))
  const step = { dispute, onDone: () => setDoing(null) }
  return (
    <FormPlace open={doing !== null}>
      {doing === 'state' && me.person !== null ? <State {...step} by={me.person} /> : null}
      {doing === 'step' ? <Step {...step} /> : null}
      {doing === 'end' ? <End {...step} /> : null}
      {doing === null ? (
        <ButtonRow className="ethics-case">
          {speaks ? <Button onPress={() => setDoing('state')}>{t('dispute.state')}</Button> : null}
          {handles ? <Button onPress={() => setDoing('step')}>{t('dispute.addStep')}</Button> : null}
          {handles ? <Button onPress={() => setDoing('end')}>{t('dispute.end')}</Button> : null}
        </ButtonRow>
      ) : null}
    </FormPlace>
  )
}

function State({ dispute, by, onDone }: StepProps & { by: string }): ReactNode {
  const { t } = useText('ethics')
  const state = useCommand('dispute.state')
  const [words, setWords, clear] = useKeptEntry(`statement ${dispute.id}`, '')
  const send = async (): Promise<void> => {
    if (!(await state.run({ dispute: dispute.id, by, words })).ok) return
    clear()
    onDone()
  }
  return (
    <CaseForm
      title={t('dispute.stateTitle')}
      act={t('dispute.stateNow')}
      missing={words.trim() === '' ? t('complaint.missingWords') : undefined}
      pending={state.pending}
      failure={state.failure}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <TextArea label={t('dispute.statement')} rows={4} maxLength={20_000} value={words} onChange={setWords} />
    </CaseForm>
  )
}

const NO_STEP: { step: DisputeStep; note: string } = { step: 'talk', note: '' }

function Step({ dispute, onDone }: StepProps): ReactNode {
  const { t } = useText('ethics')
  const add = useCommand('dispute.step')
  const [entry, setEntry, clear] = useKeptEntry(`step ${dispute.id}`, NO_STEP)
  const { step, note } = entry
  const send = async (): Promise<void> => {
    if (!(await add.run({ dispute: dispute.id, step, note })).ok) return
    clear()
    onDone()
  }
  return (
    <CaseForm
      title={t('dispute.stepTitle')}
      help={t('dispute.stepHelp')}
      act={t('dispute.stepNow')}
      missing={note.trim() === '' ? t('complaint.missingWords') : undefined}
      pending={add.pending}
      failure={add.failure}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <Select
        label={t('dispute.stepLabel')}
        value={step}
        options={disputeStep.options.map((one) => ({ value: one, label: t(`dispute.step.${one}`) }))}
        onChange={(said) => setEntry({ ...entry, step: disputeStep.parse(said) })}
      />
      <TextArea
        label={t('dispute.note')}
        rows={2}
        maxLength={20_000}
        value={note}
        onChange={(said) => setEntry({ ...entry, note: said })}
      />
    </CaseForm>
  )
}

const NO_END: { outcome: DisputeOutcome | ''; decision: string; statement: string; publish: boolean } = {
  outcome: '',
  decision: '',
  statement: '',
  publish: true,
}

/** How it ended. A sanction is lifted by a decision of the forum alone, which is named here. */
function End({ dispute, onDone }: StepProps): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const end = useCommand('dispute.end')
  const [entry, setEntry, clear] = useKeptEntry(`end ${dispute.id}`, NO_END)
  const change = (part: Partial<typeof NO_END>): void => setEntry((last) => ({ ...last, ...part }))
  const { outcome, decision, statement, publish } = entry
  const overturns = outcome === 'overturned'
  const decisions = useLifting(state, dispute)
  const missing =
    outcome === ''
      ? t('dispute.missingOutcome')
      : overturns && decision === ''
        ? t(decisions.length === 0 ? 'dispute.noDecision' : 'dispute.missingDecision')
        : undefined
  const send = async (): Promise<void> => {
    if (outcome === '') return
    const said = statement.trim() === '' ? null : statement
    const by = overturns ? decision : null
    if (!(await end.run({ dispute: dispute.id, outcome, statement: said, publish, decision: by })).ok) return
    clear()
    onDone()
  }
  const outcomes = disputeOutcome.options.filter((one) => dispute.complaint !== null || !OF_APPEALS.has(one))
  return (
    <CaseForm
      title={t('dispute.endTitle')}
      help={overturns ? t('dispute.overturnHelp') : undefined}
      act={t('dispute.endNow')}
      missing={missing}
      pending={end.pending}
      failure={end.failure}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <Select
        label={t('dispute.outcomeLabel')}
        value={outcome}
        placeholder={t('complaint.choose')}
        options={outcomes.map((one) => ({ value: one, label: t(`dispute.outcome.${one}`) }))}
        onChange={(said) => change({ outcome: disputeOutcome.safeParse(said).data ?? '' })}
      />
      {overturns ? (
        <Select
          label={t('dispute.decision')}
          value={decision}
          placeholder={t('complaint.choose')}
          options={decisions}
          onChange={(said) => change({ decision: said })}
        />
      ) : null}
      <OutcomeFields statement={statement} publish={publish} onChange={change} />
    </CaseForm>
  )
}

const OF_APPEALS: ReadonlySet<DisputeOutcome> = new Set(['upheld', 'overturned'])

/** Motions on a sanction that were adopted since the appeal, as the host will ask. */
function useLifting(state: ForumState, dispute: Dispute): readonly SelectOption[] {
  return Object.values(state.decisions)
    .filter((one) => mayLift(one, dispute))
    .map((one) => ({ value: one.id, label: `${decisionCode(one)} ${one.title}` }))
}
