import type { Procedure } from '../domain/procedure.ts'
import type { OutOfTime, Period } from '../tally/period.ts'
import { outOfTime } from '../tally/period.ts'

/** The host's instants and the dates of the procedure's own zone, as the case format has a period. */
export function periodOf({ fromDate, openedAt, until }: Pick<Procedure, 'fromDate' | 'openedAt' | 'until'>): Period {
  return { fromDate, fromAt: openedAt, untilDate: until.local.slice(0, 10), untilAt: until.instant }
}

/** [BET3] The week in which a text stands as a decision; null until it is posted. */
export function postedPeriod({ posted }: Pick<Procedure, 'posted'>): Period | null {
  return posted && periodOf({ ...posted, openedAt: posted.at })
}

/** The period that runs out next, and ends the procedure; null where it waits for somebody to post it, or has no deadline. */
export function lastPeriod(
  procedure: Pick<Procedure, 'fromDate' | 'openedAt' | 'until' | 'posted' | 'terms'>,
): Period | null {
  return procedure.terms.way === 'network' ? postedPeriod(procedure) : periodOf(procedure)
}

/** [BET7] Whether an answer at an instant comes too early, or too late: after the deadline, or once it has ended; null: in time. */
export function answerOutOfTime(procedure: Procedure, at: string): OutOfTime | null {
  if (procedure.ended !== null) return 'late'
  const period = lastPeriod(procedure)
  return outOfTime(at, procedure.openedAt, period ? [period.untilAt] : [])
}

const LONGEST_DAYS = 400

/** [BET8] How many days a period may be long at the most: a slip of the keyboard shall not hold a text for years. `least`: what the rules ask for. */
export function longestDays(least: number): number {
  return Math.max(LONGEST_DAYS, least)
}
