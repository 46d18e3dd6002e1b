import { useMemo } from 'react'
import { formatsOf } from '../../ui/format.ts'
import { formattingTag } from '../../ui/language-tags.ts'
import { useText } from '../../ui/text.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface When {
  /** "an hour ago", "yesterday", "12 February". */
  readonly ago: (instant: string) => string
  /** Local wall times, as people agreed on them: no zone is applied. */
  readonly weekday: (local: string) => string
  readonly day: (local: string) => string
  readonly nearness: (local: string) => 'today' | 'tomorrow' | 'later' | 'past'
}

export function useWhen(): When {
  const { language } = useText('start')
  return useMemo(() => whenIn(language), [language])
}

function whenIn(language: string): When {
  const format = formatsOf(language)
  const relative = new Intl.RelativeTimeFormat(formattingTag(language), { numeric: 'auto' })
  const wall = (local: string): string => `${local.slice(0, 16)}:00.000Z`
  return {
    ago: (instant) => {
      const passed = Date.now() - Date.parse(instant)
      if (passed < HOUR_MS) return relative.format(-Math.max(0, Math.floor(passed / 60_000)), 'minute')
      const days = dayNumber(new Date()) - dayNumber(new Date(instant))
      if (days === 0) return relative.format(-Math.floor(passed / HOUR_MS), 'hour')
      if (days < 7) return relative.format(-days, 'day')
      return format.day(instant)
    },
    weekday: (local) => format.weekday(wall(local), 'UTC'),
    day: (local) => format.day(wall(local), 'UTC'),
    nearness: (local) => {
      const days = Math.floor(Date.parse(wall(local)) / DAY_MS) - dayNumber(new Date())
      if (days < 0) return 'past'
      return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later'
    },
  }
}

/** Days by this computer's own calendar. */
function dayNumber(at: Date): number {
  return Math.floor(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS)
}
