import type { ReactNode } from 'react'
import { useFormat } from '../../ui/format.ts'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** [ETH8] Said beside the name of somebody who is suspended; nothing where `until` is null. */
export function Suspended({ until }: { until: string | null }): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  if (until === null) return null
  return (
    <Marked mark="attention" reference>
      {t('members.suspended', { date: format.date(until, 'UTC') })}
    </Marked>
  )
}
