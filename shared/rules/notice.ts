import type { Rulebook } from '../domain/forum.ts'
import type { Meeting } from '../domain/meeting.ts'

/** A day by which something has to be sent, like `2027-03-03`, and how many days before the meeting that is. */
export interface NoticeDay {
  readonly day: string
  readonly before: number
}

/** By which day a meeting is announced, and its texts sent, to be in time; null where the rules set no period. */
export function noticeDays(
  { starts }: Pick<Meeting, 'starts'>,
  notice: Rulebook['notice'],
): { readonly meeting: NoticeDay | null; readonly texts: NoticeDay | null } {
  const on = (before: number | null | undefined): NoticeDay | null =>
    before === null || before === undefined ? null : { day: daysBefore(starts.local.slice(0, 10), before), before }
  return { meeting: on(notice?.meeting), texts: on(notice?.texts) }
}

/** Days of the calendar, whatever clocks do on them. */
function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - count * 86_400_000).toISOString().slice(0, 10)
}
