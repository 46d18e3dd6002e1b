import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { lastQuestion } from '../../client/meant-for.ts'
import { useConnection } from '../../client/react.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { LateVotes } from './ReceiptLine.tsx'

/** [DEC11] What this device gave was for a round or ballot before the one that is open: over the answers, until one of them is given. */
export function Overtaken({ decision }: { decision: Decision }): ReactNode {
  const { missed } = useConnection()
  const open = lastQuestion(decision)
  const mine = missed.findLast((one) => one.decision === decision.id && isOfAnother(one.why) && one.question !== open)
  // [DEC12] Under falling grades the vote itself may have been kept, as one for the ballot before.
  const before = decision.stage === 'ballot' ? decision.pastBallots.at(-1) : decision.ballot
  return (
    <>
      <FailureLine failure={mine?.why ?? null} />
      <LateVotes decision={decision} ballot={before ?? null} />
    </>
  )
}

function isOfAnother({ details }: { details?: Readonly<Record<string, unknown>> | undefined }): boolean {
  return details?.['state'] === 'other_question'
}
