import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { lastQuestion } from '../../client/meant-for.ts'
import { useConnection } from '../../client/react.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { LateVotes } from './ReceiptLine.tsx'

/** That this device's answer did not count, mostly since it came too late. Stands where the question stood, until the next one is asked. */
export function LateAnswer({ decision }: { decision: Decision }): ReactNode {
  const { missed } = useConnection()
  const last = lastQuestion(decision)
  const mine = missed.findLast((one) => one.decision === decision.id && one.question === last)
  return (
    <>
      <FailureLine failure={mine?.why ?? null} />
      <LateVotes decision={decision} />
    </>
  )
}
