import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'

export function DecisionPart(_props: { meetingId: string; itemId: string }): ReactNode {
  return null
}
export function DraftPart(_props: { commitmentId: string }): ReactNode {
  return null
}
export function DecisionText(_props: { decisionId: string }): ReactNode {
  return null
}
export function DecisionStep(props: { meetingId: string; itemId: string; otherwise: ReactNode }): ReactNode {
  return props.otherwise
}
export const outcomeOf: ((decision: Decision) => ReactNode) | undefined = undefined
