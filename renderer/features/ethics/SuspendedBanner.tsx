import type { ReactNode } from 'react'
import { suspendedUntil } from '../../../shared/rules/suspension.ts'
import { daysAfter } from '../../../shared/rules/terms.ts'
import { useForum } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { Banner } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import { useToday } from '../../client/use-today.ts'

/** [ETH8] On the window of somebody who is suspended: through which day, what stays open to them, and when they are back. */
export function SuspendedBanner(): ReactNode {
  const { rich } = useText('ethics')
  const format = useFormat()
  const { state, me } = useForum()
  const until = suspendedUntil(state, me.person ?? '', useToday())
  if (until === null) return null
  const day = (date: string): string => format.date(date, 'UTC')
  return (
    <Banner kind="notice" bare>
      {rich('suspended', { until: day(until), back: day(daysAfter(until, 1)) })}
    </Banner>
  )
}
