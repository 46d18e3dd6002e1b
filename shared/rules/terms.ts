import type { HolderState } from '../domain/member.ts'

/** A term in a seat or office as dates: `left`: `until` is the day on which they left, and else the last day. */
export interface Term {
  readonly since: string | null
  readonly until: string | null
  readonly left: boolean
}

const DAY_MS = 86_400_000
/** Sorts behind every date. */
const NEVER = '~'

/** The date so many days after another, before it where negative. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The first day on which a term is over; null where no end is known. */
export function overFrom({ until, left }: Pick<Term, 'until' | 'left'>): string | null {
  return until === null || left ? until : daysAfter(until, 1)
}

/** Whether two terms have a day in common. A beginning that is not known lies before every day. */
export function overlap(one: Term, other: Term): boolean {
  const isBefore = (a: Term, b: Term): boolean => (overFrom(a) ?? NEVER) <= (b.since ?? '')
  return !isBefore(one, other) && !isBefore(other, one)
}

/** A term that begins after it ends, or of somebody who left on no day. */
export function isNoTerm({ since, until, left }: Term): boolean {
  return (left && until === null) || (since !== null && until !== null && until < since)
}

/** Whether a place of a seat is free for a term. `but`: the holding that the term is to replace, by its last entry. */
export function isFree(
  holders: readonly HolderState[],
  as: HolderState['as'],
  term: Term,
  but: number | null = null,
): boolean {
  return !holders.some((one) => one.as === as && one.entry !== but && overlap(one, term))
}
