import type { ReactNode } from 'react'
import { useText } from '../../ui/text.ts'

const MINUTE_MS = 60_000

/** "37 of 45 min": what an item has taken of its time; bold while it runs. */
export function ElapsedTime(props: {
  elapsedMs: number
  plannedMinutes: number
  running?: boolean | undefined
}): ReactNode {
  const { t } = useText('meeting')
  const elapsed = Math.floor(props.elapsedMs / MINUTE_MS)
  const words = t(props.plannedMinutes > 0 ? 'agenda.elapsedOf' : 'agenda.elapsed', {
    elapsed,
    planned: props.plannedMinutes,
  })
  return props.running ? <b>{words}</b> : words
}
