import type { ReactNode } from 'react'
import type { Turn } from '../../../shared/domain/floor.ts'
import { useNow } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

const MINUTE_MS = 60_000

/** How long a turn has gone on, of the minutes it should take; past them it goes on counting, in the same ink. */
export function TurnTime({ turn, minutes }: { turn: Turn; minutes: number | null }): ReactNode {
  const { t } = useText('floor')
  const format = useFormat()
  const elapsed = useElapsed(turn)
  return (
    <span className="turn-time" role="timer" aria-live="off">
      <b>{format.span(elapsed)}</b>
      {minutes === null ? null : <> {t('turn.of', { minutes: format.span(minutes * MINUTE_MS) })}</>}
    </span>
  )
}

/** The same as a length: full once the minutes are over. */
export function TurnBar({ turn, minutes }: { turn: Turn; minutes: number }): ReactNode {
  const elapsed = useElapsed(turn)
  const part = Math.min(1, elapsed / (minutes * MINUTE_MS))
  return (
    <div className="turn-bar" aria-hidden>
      <div style={{ inlineSize: `${String(Math.round(part * 100))}%` }} />
    </div>
  )
}

function useElapsed({ from }: Turn): number {
  return Math.max(0, useNow() - Date.parse(from))
}
