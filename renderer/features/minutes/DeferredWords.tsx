import type { ReactNode } from 'react'
import type { Item } from '../../../shared/domain/meeting.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'

/** [EXC3] To which meeting an item was put off, and why. */
export function DeferredWords({ deferred }: { deferred: NonNullable<Item['deferred']> }): ReactNode {
  const { t } = useText('minutes')
  const { rich } = useText('exception')
  const { state } = useForum()
  const reveal = useReveal()
  const number = state.meetings[deferred.to]?.number ?? 0
  return rich('minutes.deferred', { number, reason: reveal(deferred.reason) ?? t('withheld') })
}
