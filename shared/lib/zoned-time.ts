import { err, ok } from './result.ts'
import type { Result } from './result.ts'

/**
 * The instant at which clocks in a zone show a local time (`2026-03-12T13:30`). A time that a clock change leaves out is read as
 * it was before the change; one that comes twice is the first. Errors: `zone` unknown, `local` no such date or time.
 */
export function instantOf(local: string, zone: string): Result<string, 'zone' | 'local'> {
  const wall = Date.parse(`${local}:00.000Z`)
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(local)) return err('local')
  const offset = offsetReader(zone)
  if (!offset) return err('zone')
  // Two guesses bracket a clock change; the larger offset is the earlier of two instants that show the same local time.
  const offsets = [offset(wall - 86_400_000), offset(wall + 86_400_000)]
  const fitting = offsets.filter((candidate) => offset(wall - candidate) === candidate)
  const chosen = fitting.length > 0 ? Math.max(...fitting) : (offsets[0] ?? 0)
  const instant = new Date(wall - chosen).toISOString()
  // Years of four digits only: the first and last day that they name reach beyond them in some zones.
  return /^\d{4}-/.test(instant) ? ok(instant) : err('local')
}

const dayFormats = new Map<string, Intl.DateTimeFormat | null>()

/** The date that calendars in a zone show at an instant, like `2026-03-12`; that of UTC where the zone is unknown. */
export function dayIn(zone: string, epochMs: number): string {
  const shown = dayFormat(zone)?.formatToParts(epochMs) ?? []
  const [year, month, day] = ['year', 'month', 'day'].map((type) => shown.find((part) => part.type === type)?.value)
  return year && month && day ? `${year}-${month}-${day}` : new Date(epochMs).toISOString().slice(0, 10)
}

// Making one costs a thousand times what using it does, and every message asks what day it is.
function dayFormat(zone: string): Intl.DateTimeFormat | null {
  const known = dayFormats.get(zone)
  if (known !== undefined) return known
  const made = formatOf(zone, { calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' })
  dayFormats.set(zone, made)
  return made
}

function formatOf(zone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...parts })
  } catch {
    return null
  }
}

/** Milliseconds by which local time is ahead of UTC at an instant; null where the zone is unknown. */
function offsetReader(zone: string): ((epochMs: number) => number) | null {
  const format = formatOf(zone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  if (!format) return null
  return (epochMs) => {
    const part = Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMs / 1000) * 1000
  }
}
