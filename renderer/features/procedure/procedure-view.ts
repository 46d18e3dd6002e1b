import { useMemo } from 'react'
import type { Moment } from '../../../shared/domain/primitives.ts'
import type { Procedure, ProcedureWay } from '../../../shared/domain/procedure.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import type { Voted } from '../../../shared/rules/counted.ts'
import { countedProcedure, voteIn } from '../../../shared/rules/procedure-case.ts'
import { lastPeriod } from '../../../shared/rules/procedure-time.ts'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/format.ts'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

export interface ProcedureWords {
  readonly t: Text<'procedure'>
  readonly format: Format
}

export function useProcedureWords(): ProcedureWords {
  const { t } = useText('procedure')
  const format = useFormat()
  return useMemo(() => ({ t, format }), [t, format])
}

/** What people call a seat. */
export function seatName(state: ForumState, seat: string): string {
  return state.seats[seat]?.label ?? seat
}

/** What came of it, in one sentence; while it is open, how it stands. `now` in milliseconds. */
export function procedureSentence(words: ProcedureWords, state: ForumState, procedure: Procedure, now: number): string {
  const { t } = words
  const { ended, terms } = procedure
  if (!ended) return openSentence(words, procedure, now)
  if (ended.result === 'annulled') return t('outcome.annulled')
  const counted = countedProcedure(procedure)
  if (!counted) return t('outcome.otherwise', { result: ended.result })
  if (counted.way === 'silence') {
    const { why, days, objections } = counted.outcome
    if (why === 'deadline_ahead') return t('open.silence')
    return t(`outcome.${why}`, { days, names: words.format.list(objections.map((seat) => seatName(state, seat))) })
  }
  const vote = voteIn(counted)
  if (vote) return voteSentence(words, terms.way, counted.outcome.result, counted.outcome.why, vote)
  if (counted.way === 'network') {
    const { why, objectors } = counted.outcome
    return t('outcome.network', { why, n: objectors.length })
  }
  if (counted.way === 'signatures') {
    const { why, attribution, persons, organisations } = counted.outcome
    const { least } = counted.question.rule
    return t('outcome.signatures', { why, attribution, least, n: persons.length + organisations.length })
  }
  return t('outcome.statement', { why: counted.outcome.why })
}

function openSentence({ t }: ProcedureWords, procedure: Procedure, now: number): string {
  const { terms, posted } = procedure
  const until = lastPeriod(procedure)?.untilAt
  if (until !== undefined && now > Date.parse(until)) return t('closing')
  if (terms.way === 'network' && posted) return t('open.posted')
  if (terms.way === 'network' && now > Date.parse(procedure.until.instant)) return t('open.toPost')
  return t(`open.${terms.way}`)
}

function voteSentence(
  { t }: ProcedureWords,
  way: ProcedureWay,
  result: string,
  why: string,
  { outcome, question }: Voted,
): string {
  const { counts, base, needed } = outcome
  const replies = 'seats' in question ? question.seats.filter((seat) => 'here' in seat && seat.here).length : 0
  return t('outcome.vote', { way, result, why, yes: counts.yes, no: counts.no, base, needed, replies })
}

/** The deadline that is next: of a network text that is posted, the day on which it becomes a decision. */
export function deadlineOf({ until, posted }: Procedure): Moment {
  return posted?.until ?? until
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long is left, in whole units that are never more than what is left. */
export function leftWords({ t }: ProcedureWords, procedure: Procedure, now: number): string {
  const until = deadlineOf(procedure)
  const left = Date.parse(until.instant) - now
  if (left < 0) return t('left.over')
  if (left >= 2 * DAY_MS) return t('left.days', { count: Math.floor(left / DAY_MS) })
  if (left >= 2 * HOUR_MS) return t('left.hours', { count: Math.floor(left / HOUR_MS) })
  if (left >= MINUTE_MS) return t('left.minutes', { count: Math.floor(left / MINUTE_MS) })
  return t('left.seconds')
}

/** The deadline as its own zone has it, then in the forum's and the reader's, where those clocks show something else. */
export function deadlineLines(
  words: ProcedureWords,
  procedure: Procedure,
  forumZone: string,
  ownZone: string,
): string[] {
  const until = deadlineOf(procedure)
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

/** The open ones by their deadline, then those that have ended, the last first; `body`: of the forum, null, or of that working group alone. */
export function proceduresInOrder(state: ForumState, body?: BodyId): readonly Procedure[] {
  const all = Object.values(state.procedures).filter(({ group }) => body === undefined || group === body)
  const open = all.filter((one) => one.ended === null)
  const ended = all.filter((one) => one.ended !== null)
  return [
    ...open.sort((a, b) => a.until.instant.localeCompare(b.until.instant)),
    ...ended.sort((a, b) => b.number - a.number),
  ]
}
