import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import type { Election } from '../../../shared/domain/election.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { electionOfItem, isUnderWay } from '../../features/election/election-view.ts'
import { useElectionStep } from '../../features/election/use-election-step.tsx'
import { useForum } from '../../client/react.tsx'
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
const ElectionLine = lazy(async () => ({
  default: (await import('../../features/election/ElectionLine.tsx')).ElectionLine,
}))
const ElectionPanel = lazy(async () => ({
  default: (await import('../../features/election/ElectionPanel.tsx')).ElectionPanel,
}))
const OutcomeView = lazy(async () => ({
  default: (await import('../../features/decision/OutcomeView.tsx')).OutcomeView,
}))

// Editor and decision arithmetic are fetched when they are wanted: a window that checks people in needs neither.

export function DraftPart({ commitmentId }: { commitmentId: string }): ReactNode {
  return <CommitmentDraft commitmentId={commitmentId} />
}

/** An item decides a text, elects, or both: what came first stands first. While it elects, there is no other question to put. */
export function DecisionPart({ meeting, itemId }: { meeting: Meeting; itemId: string }): ReactNode {
  const { state } = useForum()
  const own = ({ item }: { item: string }): boolean => item === itemId
  const election = electionOfItem(state, meeting, itemId)
  const decides = Object.values(state.decisions).some(own)
  const sheet = <DecisionSheet meetingId={meeting.id} itemId={itemId} />
  const panel = <ElectionPanel meeting={meeting} itemId={itemId} />
  return (
    <div className="decision-and-election">
      {election && !decides ? panel : sheet}
      {election && !decides ? (isUnderWay(election) ? null : sheet) : panel}
    </div>
  )
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
  const election = useElectionStep(props.meetingId, props.itemId)
  const decision = useDecisionStep(props.meetingId, props.itemId)
  const step = election ?? decision
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

/** What the minutes say of an election. */
export function electionLineOf(election: Election): ReactNode {
  return (
    <Suspense>
      <ElectionLine electionId={election.id} />
    </Suspense>
  )
}
