import { statSync } from 'node:fs'
import type { RecentForum } from '../../shared/contract/start.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { toInstant } from '../../shared/lib/time.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import { seatsThere } from '../../shared/rules/meeting-seats.ts'
import { foldState, RecordFault } from '../host/recorder.ts'
import { openForumFile } from '../store/forum-file.ts'
import { StoreFailure } from '../store/problem.ts'

/** What the start screen says about a forum file; reading it never changes it. */
export type ForumSummary = Pick<RecentForum, 'name' | 'seats' | 'sectors' | 'nextMeeting' | 'problem'> & {
  /** When the file last changed, if it was ever hosted. */
  readonly changedAt: string | null
}

const unread = { name: '', seats: 0, sectors: 0, nextMeeting: null, changedAt: null }

export function summarise(path: string, now: string): ForumSummary {
  try {
    const opened = openForumFile(path, { readonly: true })
    if (!opened.ok) return { ...unread, problem: opened.error.code }
    try {
      const state = foldState(opened.value)
      return {
        name: state.forum?.name ?? '',
        seats: seatsThere(state, dayIn(state.forum?.zone ?? 'UTC', Date.parse(now))).length,
        sectors: state.sectors.length,
        nextMeeting: nextOf(Object.values(state.meetings), now),
        problem: null,
        changedAt: (state.forum?.epoch ?? 0) > 0 ? toInstant(statSync(path).mtimeMs) : null,
      }
    } finally {
      opened.value.close()
    }
  } catch (error) {
    if (error instanceof StoreFailure) return { ...unread, problem: error.problem.code }
    if (error instanceof RecordFault) return { ...unread, problem: 'truncated_or_damaged' }
    throw error
  }
}

/** The meeting that sits, else the first that is still to come. */
function nextOf(meetings: readonly Meeting[], now: string): RecentForum['nextMeeting'] {
  const ahead = meetings
    .filter(({ stage, starts }) => stage === 'open' || (stage === 'planned' && starts.instant >= now))
    .sort(
      (a, b) =>
        Number(b.stage === 'open') - Number(a.stage === 'open') || (a.starts.instant < b.starts.instant ? -1 : 1),
    )
  const [next] = ahead
  return next ? { number: next.number, local: next.starts.local } : null
}
