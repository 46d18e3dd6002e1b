import type { Item, Meeting } from '../../../shared/domain/meeting.ts'

const MINUTE_MS = 60_000
/** A meeting opened further than this from its planned start is held at another time: its plan starts when it opened. */
const SAME_OCCASION_MS = 3 * 60 * MINUTE_MS

export interface AgendaRow {
  readonly item: Item
  /** 1-based. */
  readonly place: number
  readonly state: 'done' | 'open' | 'ahead'
  /** When the item would begin if every item kept its time. Milliseconds since 1970. */
  readonly plannedMs: number
  /** Null before it was opened. */
  readonly elapsedMs: number | null
}

export interface AgendaTiming {
  readonly rows: readonly AgendaRow[]
  readonly startMs: number
  readonly endMs: number
  /** When it will end if what is left takes its planned time; null unless the meeting is open. */
  readonly expectedEndMs: number | null
  /** Positive: behind. Null unless the meeting is open and its times are planned. */
  readonly behindMinutes: number | null
}

/** How a meeting keeps its time. Nothing is guessed about items without planned minutes: they count as 0. */
export function agendaTiming(meeting: Meeting, nowMs: number): AgendaTiming {
  const startMs = baseline(meeting)
  const itemsMs = meeting.items.reduce((sum, item) => sum + item.minutes, 0) * MINUTE_MS
  const endMs = startMs + (meeting.minutes > 0 ? meeting.minutes * MINUTE_MS : itemsMs)
  const rows = rowsOf(meeting, startMs, nowMs)
  if (meeting.stage !== 'open') return { rows, startMs, endMs, expectedEndMs: null, behindMinutes: null }
  const leftMs = rows.reduce((sum, row) => sum + timeLeft(row), 0)
  const expectedEndMs = nowMs + leftMs
  const behindMinutes = endMs > startMs ? Math.round((expectedEndMs - endMs) / MINUTE_MS) : null
  return { rows, startMs, endMs, expectedEndMs, behindMinutes }
}

function baseline(meeting: Meeting): number {
  const planned = Date.parse(meeting.starts.instant)
  const opened = meeting.openedAt === null || meeting.occurredAt !== null ? planned : Date.parse(meeting.openedAt)
  return Math.abs(opened - planned) > SAME_OCCASION_MS ? opened : planned
}

function rowsOf(meeting: Meeting, startMs: number, nowMs: number): AgendaRow[] {
  let plannedMs = startMs
  return meeting.items.map((item, index) => {
    const row = { item, place: index + 1, state: stateOf(meeting, item), plannedMs, elapsedMs: elapsed(item, nowMs) }
    plannedMs += item.minutes * MINUTE_MS
    return row
  })
}

function stateOf(meeting: Meeting, item: Item): AgendaRow['state'] {
  if (meeting.currentItem === item.id) return 'open'
  return item.closedAt === null ? 'ahead' : 'done'
}

function elapsed({ openedAt, closedAt }: Item, nowMs: number): number | null {
  if (openedAt === null) return null
  return Math.max(0, (closedAt === null ? nowMs : Date.parse(closedAt)) - Date.parse(openedAt))
}

function timeLeft({ state, item, elapsedMs }: AgendaRow): number {
  if (state === 'done') return 0
  return Math.max(0, item.minutes * MINUTE_MS - (state === 'open' ? (elapsedMs ?? 0) : 0))
}

/** What comes after the current item: the next one that was not dealt with, else the first such; null when all are done. */
export function nextItem(meeting: Meeting): Item | null {
  const { items, currentItem } = meeting
  const at = items.findIndex((item) => item.id === currentItem)
  const waiting = (item: Item): boolean => item.closedAt === null && item.id !== currentItem
  return items.slice(at + 1).find(waiting) ?? items.find(waiting) ?? null
}
