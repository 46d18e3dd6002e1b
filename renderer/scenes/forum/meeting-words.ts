import { useMemo } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

export interface MeetingWords {
  /** "Friday 12 March, 13:30 – 15:45", as clocks show it where the meeting is. */
  readonly when: (meeting: Meeting) => string
  readonly date: (meeting: Meeting) => string
  readonly where: (meeting: Meeting) => string
}

export function useMeetingWords(): MeetingWords {
  const { t } = useText('forum')
  const format = useFormat()
  return useMemo(() => {
    const hours = (meeting: Meeting): string => {
      const { instant, zone } = meeting.starts
      if (meeting.occurredAt?.length === 10) return ''
      const start = format.time(instant, zone)
      if (meeting.minutes === 0) return `, ${start}`
      return `, ${t('meeting.until', { start, end: format.time(Date.parse(instant) + meeting.minutes * 60_000, zone) })}`
    }
    return {
      when: (meeting) => format.weekday(meeting.starts.instant, meeting.starts.zone) + hours(meeting),
      date: (meeting) => format.date(meeting.starts.instant, meeting.starts.zone),
      where: ({ place, callUrl }) => {
        if (place !== null && callUrl !== null) return t('meeting.calls', { place })
        return place ?? (callUrl === null ? t('meeting.noPlace') : t('meeting.call'))
      },
    }
  }, [format, t])
}
