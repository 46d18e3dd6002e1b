import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { fault, memberPath, objectOf, text } from './check.ts'

/**
 * A time limit (CASES.md, "Period"). The dates are those of the procedure's own time zone and say how long it is; the
 * instants say what was in time. Dates are like `2026-11-21`, instants like `2026-11-21T09:00:00.000Z`.
 */
export type Period = {
  readonly fromDate: string
  readonly fromAt: string
  readonly untilDate: string
  readonly untilAt: string
}

/** Why something said does not count for its time. */
export type OutOfTime = 'early' | 'late'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** A day that exists in the Gregorian calendar, of the years 0001 to 9999. */
export const date: Check<string> = (value, path) => {
  const parsed = text(value, path)
  if (!parsed.ok) return parsed
  return isDate(parsed.value) ? parsed : fault('range', path, 'A day of the calendar belongs here, like "2026-11-21".')
}

/** A moment in UTC in exactly one shape, so that instants compare as their texts do. No leap second, no hour 24. */
export const instant: Check<string> = (value, path) => {
  const parsed = text(value, path)
  if (!parsed.ok) return parsed
  const day = INSTANT.exec(parsed.value)?.[1]
  if (day !== undefined && isDate(day)) return parsed
  return fault('range', path, 'A moment in UTC belongs here, like "2026-11-21T09:00:00.000Z".')
}

const periodShape = objectOf<Period>({ fromDate: date, fromAt: instant, untilDate: date, untilAt: instant })

export const periodSchema: Check<Period> = (value, path) => {
  const parsed = periodShape(value, path)
  if (!parsed.ok) return parsed
  const { fromDate, fromAt, untilDate, untilAt } = parsed.value
  if (untilDate < fromDate) return backwards(memberPath(path, 'untilDate'))
  return untilAt < fromAt ? backwards(memberPath(path, 'untilAt')) : parsed
}

function backwards(path: string): Result<never, Fault> {
  return fault('range', path, 'A period does not end before it begins.')
}

/** How many days the period is long: from its first date to its last, so that one day to the next is 1. */
export function daysOf(period: Period): number {
  return dayNumber(period.untilDate) - dayNumber(period.fromDate)
}

/** Whether the period is over at `asOf`; its last moment is still in time. */
export function isOver(period: Period, asOf: string): boolean {
  return asOf > period.untilAt
}

/** Null: in time, the limits included. What is both before `from` and after an end is early. */
export function outOfTime(at: string, from: string, ends: readonly string[]): OutOfTime | null {
  if (at < from) return 'early'
  return ends.some((end) => at > end) ? 'late' : null
}

function isDate(value: string): boolean {
  const parts = partsOf(value)
  if (parts === null) return false
  const { year, month, day } = parts
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month)
}

type DateParts = { readonly year: number; readonly month: number; readonly day: number }

function partsOf(value: string): DateParts | null {
  const [, year, month, day] = DATE.exec(value) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return { year: Number(year), month: Number(month), day: Number(day) }
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)
}

/**
 * The days from 0001-01-01 on, that day being 1. Counted here rather than by `Date`, which knows the machine's zone and
 * takes a day that does not exist for another.
 */
function dayNumber(value: string): number {
  const parts = partsOf(value)
  if (parts === null) return 0
  const { year, month, day } = parts
  const before = year - 1
  let days = 365 * before + times(before, 4) - times(before, 100) + times(before, 400)
  for (let each = 1; each < month; each += 1) days += lengthOfMonth(year, each)
  return days + day
}

/** How often `part` goes into `whole`, in whole numbers only. */
function times(whole: number, part: number): number {
  return (whole - (whole % part)) / part
}
