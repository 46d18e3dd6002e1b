import type { ReactNode } from 'react'
import type { FailureLike } from './failure-text.ts'
import { isTakenBack, useFailureText } from './failure-text.ts'
import { Mark } from './Mark.tsx'
import { useText } from './text.ts'
import './failure-line.css'

/** Why something was not done, beside where it was asked for; nothing while nothing failed, or where the person took it back. */
export function FailureLine({ failure, what }: { failure: FailureLike | null; what?: string | undefined }): ReactNode {
  const words = useFailureText()
  const { t } = useText('error')
  if (!failure || isTakenBack(failure)) return null
  return (
    <p className="ui-failure" role="alert">
      <Mark name="attention" size={14} />
      <span>
        <b>{what ?? t('notDone')}</b> {words(failure)}
      </span>
    </p>
  )
}
