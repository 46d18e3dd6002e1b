import type { ReactNode } from 'react'
import type { FailureLike } from '../../ui/failure-text.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import './forum.css'

/** Why something was not done, beside where it was asked for; nothing while nothing failed. */
export function FailureLine({ failure, what }: { failure: FailureLike | null; what?: string | undefined }): ReactNode {
  const words = useFailureText()
  const { t } = useText('forum')
  if (!failure) return null
  return (
    <p className="failure-line" role="alert">
      <Mark name="attention" size={14} />
      <span>
        <b>{what ?? t('form.notDone')}</b> {words(failure)}
      </span>
    </p>
  )
}
