import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { useDecisionStep } from '../../features/decision/use-decision-step.ts'
import { StepBar } from '../../ui/StepBar.tsx'
import { useText } from '../../ui/text.ts'

const CommitmentDraft = lazy(async () => ({
  default: (await import('../../features/commitment/CommitmentDraft.tsx')).CommitmentDraft,
}))
const DecisionSheet = lazy(async () => ({
  default: (await import('../../features/decision/DecisionSheet.tsx')).DecisionSheet,
}))
const DecisionRecord = lazy(async () => ({
  default: (await import('../../features/decision/DecisionRecord.tsx')).DecisionRecord,
}))
const OutcomeView = lazy(async () => ({
  default: (await import('../../features/decision/OutcomeView.tsx')).OutcomeView,
}))

// Editor and decision arithmetic are fetched when they are wanted: a window that checks people in needs neither.

export function DraftPart({ commitmentId }: { commitmentId: string }): ReactNode {
  return <CommitmentDraft commitmentId={commitmentId} />
}

export function DecisionPart(props: { meetingId: string; itemId: string }): ReactNode {
  return <DecisionSheet {...props} />
}

/** The text of record beside the sheet. */
export function DecisionText({ decisionId }: { decisionId: string }): ReactNode {
  return (
    <Suspense>
      <DecisionRecord decisionId={decisionId} />
    </Suspense>
  )
}

/** The decision's own next step, or what it awaits while it is under way; else the meeting's. */
export function DecisionStep(props: { meetingId: string; itemId: string; otherwise: ReactNode }): ReactNode {
  const { t } = useText('meeting')
  const step = useDecisionStep(props.meetingId, props.itemId)
  return step ? <StepBar label={t('step.label')} {...step} /> : props.otherwise
}

/** What the minutes say of a decision: its sentence and its arithmetic. */
export function outcomeOf(decision: Decision): ReactNode {
  return (
    <Suspense>
      <OutcomeView decisionId={decision.id} />
    </Suspense>
  )
}
