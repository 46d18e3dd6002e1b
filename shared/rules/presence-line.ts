import type { Meeting, PresenceMode } from '../domain/meeting.ts'
import { standingPresence } from '../domain/meeting.ts'

type Noted = NonNullable<Meeting['presence'][string]>[number]

/** A stretch of time over which somebody was here in one way; `until` null: they still are. */
export interface PresenceSpan {
  readonly from: string
  readonly until: string | null
  readonly mode: Exclude<PresenceMode, 'away'>
}

export interface PresenceLine {
  readonly spans: readonly PresenceSpan[]
  /** Said to be away at some time, and not taken back: differs from nothing having been said. */
  readonly saidAway: boolean
}

/** When one person was here, as it holds after corrections. `end` closes what is open. */
export function presenceLine(entries: readonly Noted[], end: string | null): PresenceLine {
  const spans: PresenceSpan[] = []
  let open = null as Pick<PresenceSpan, 'from' | 'mode'> | null
  let saidAway = false
  for (const { at, mode } of standingPresence(entries)) {
    if (mode === 'away') saidAway = true
    if (open?.mode === mode) continue
    if (open) spans.push({ ...open, until: at })
    open = mode === 'away' ? null : { from: at, mode }
  }
  if (open) spans.push({ ...open, until: end })
  return { spans, saidAway }
}
