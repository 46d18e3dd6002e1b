import type { ReactNode } from 'react'
import { useFailureText } from '../../ui/failure-text.ts'
import type { MeetingActions } from './use-meeting-actions.ts'

/** Why the last step was refused, where its reason stood; else the reason for the next. */
export function StepFailure({ actions, otherwise }: { actions: MeetingActions; otherwise: ReactNode }): ReactNode {
  const failureText = useFailureText()
  if (!actions.failure) return otherwise
  return (
    <span className="problem-text" role="alert">
      {failureText(actions.failure)}
    </span>
  )
}
