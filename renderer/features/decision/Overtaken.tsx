import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { lastQuestion } from '../../client/meant-for.ts'
import { useConnection } from '../../client/react.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'

/** [DEC11] What this device gave was for a round or ballot before the one that is open: over the answers, until one of them is given. */
export function Overtaken({ decision }: { decision: Decision }): ReactNode {
  const { missed } = useConnection()
  const open = lastQuestion(decision)
  const mine = missed.findLast((one) => one.decision === decision.id && isOfAnother(one.why) && one.question !== open)
  return <FailureLine failure={mine?.why ?? null} />
}

function isOfAnother({ details }: { details?: Readonly<Record<string, unknown>> | undefined }): boolean {
  return details?.['state'] === 'other_question'
}
