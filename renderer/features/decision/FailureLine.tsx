import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Mark } from '../../ui/Mark.tsx'
import { failureWords, useWords } from './words.ts'

/** Why the last command failed, beside what asked for it; read out when it appears. */
export function FailureLine({ failure }: { failure: Failure | null }): ReactNode {
  const words = failureWords(useWords(), failure)
  return (
    <div role="alert">
      {words === '' ? null : (
        <p className="decision-failure">
          <Mark name="attention" size={14} />
          <span>{words}</span>
        </p>
      )}
    </div>
  )
}
