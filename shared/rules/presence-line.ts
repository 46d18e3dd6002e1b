import type { Meeting, PresenceMode } from '../domain/meeting.ts'

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

/**
 * What was said of one person's presence, as it holds after corrections. A correction puts its mode in the place of the entry
 * that it names, at that entry's time (the click was wrong, not late); `null` strikes the entry out. `end` closes what is open.
 */
export function presenceLine(entries: readonly Noted[], end: string | null): PresenceLine {
  const spans: PresenceSpan[] = []
  let open = null as Pick<PresenceSpan, 'from' | 'mode'> | null
  let saidAway = false
  for (const { at, mode } of afterCorrections(entries)) {
    if (mode === 'away') saidAway = true
    if (open?.mode === mode) continue
    if (open) spans.push({ ...open, until: at })
    open = mode === 'away' ? null : { from: at, mode }
  }
  if (open) spans.push({ ...open, until: end })
  return { spans, saidAway }
}

function afterCorrections(entries: readonly Noted[]): { at: string; mode: PresenceMode }[] {
  const standing = new Map<number, { at: string; mode: PresenceMode | null }>()
  const rootOf = new Map<number, number>()
  for (const { seq, at, mode, corrects } of entries) {
    const root = corrects === null ? undefined : (rootOf.get(corrects) ?? corrects)
    const corrected = root === undefined ? undefined : standing.get(root)
    if (root !== undefined && corrected) {
      corrected.mode = mode
      rootOf.set(seq, root)
    } else {
      standing.set(seq, { at, mode })
    }
  }
  return [...standing.values()].flatMap(({ at, mode }) => (mode === null ? [] : [{ at, mode }]))
}
