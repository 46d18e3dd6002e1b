import { useMemo } from 'react'
import type { Silence } from '../../../shared/domain/silence.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { countedSilence } from '../../../shared/rules/silence-case.ts'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/format.ts'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

export interface SilenceWords {
  readonly t: Text<'silence'>
  readonly format: Format
}

export function useSilenceWords(): SilenceWords {
  const { t } = useText('silence')
  const format = useFormat()
  return useMemo(() => ({ t, format }), [t, format])
}

/** What people call a seat. */
export function seatName(state: ForumState, seat: string): string {
  return state.seats[seat]?.label ?? seat
}

/** What came of it, in one sentence; while it is open, how it stands. `now` in milliseconds. */
export function silenceSentence({ t, format }: SilenceWords, state: ForumState, silence: Silence, now: number): string {
  if (!silence.ended) return t(now > Date.parse(silence.until.instant) ? 'closing' : 'open')
  const counted = countedSilence(silence)
  if (!counted) return t('outcome.otherwise', { result: silence.ended.result })
  const { why, days, objections } = counted.outcome
  if (why === 'deadline_ahead') return t('open')
  return t(`outcome.${why}`, { days, names: format.list(objections.map((seat) => seatName(state, seat))) })
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long is left, in whole units that are never more than what is left. */
export function leftWords({ t }: SilenceWords, { until }: Silence, now: number): string {
  const left = Date.parse(until.instant) - now
  if (left < 0) return t('left.over')
  if (left >= 2 * DAY_MS) return t('left.days', { count: Math.floor(left / DAY_MS) })
  if (left >= 2 * HOUR_MS) return t('left.hours', { count: Math.floor(left / HOUR_MS) })
  if (left >= MINUTE_MS) return t('left.minutes', { count: Math.floor(left / MINUTE_MS) })
  return t('left.seconds')
}

/** The deadline as its own zone has it, then in the forum's and the reader's, where those clocks show something else. */
export function deadlineLines(words: SilenceWords, { until }: Silence, forumZone: string, ownZone: string): string[] {
  const { t, format } = words
  const shown = (zone: string) => ({
    date: format.weekday(until.instant, zone),
    time: format.time(until.instant, zone),
    zone: zone.replaceAll('_', ' '),
  })
  const own = shown(until.zone)
  const differs = (zone: string): boolean => shown(zone).date !== own.date || shown(zone).time !== own.time
  return [
    t('until', own),
    ...(differs(forumZone) ? [t('forums', shown(forumZone))] : []),
    ...(differs(ownZone) && ownZone !== forumZone ? [t('yours', shown(ownZone))] : []),
  ]
}

export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The open ones by their deadline, then those that have ended, the last first. */
export function silencesInOrder(state: ForumState): readonly Silence[] {
  const all = Object.values(state.silences)
  const open = all.filter((one) => one.ended === null)
  const ended = all.filter((one) => one.ended !== null)
  return [
    ...open.sort((a, b) => a.until.instant.localeCompare(b.until.instant)),
    ...ended.sort((a, b) => b.number - a.number),
  ]
}
