import type { HolderState, Seat } from '../domain/member.ts'

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

type Holders = Seat['holders']

/** [SEAT6] Whether somebody holds a place of a seat on a date or is to from a later one. */
export function isHeldFrom(holders: Holders, date: string): boolean {
  return holders.some((one) => wasHeld(one) && (relievedOn(holders, one) ?? NEVER) > date)
}

/** Where the beginning is not known: the day of the entry, or an earlier one where the term was over by then. */
function startOf({ since, until, enteredOn }: HolderState): string {
  return since ?? (until !== null && until < enteredOn ? until : enteredOn)
}

/** Somebody who left before they began, or on that day, never held the seat. */
function wasHeld({ since, until, left }: HolderState): boolean {
  return !left || until === null || (since ?? '') < until
}

/**
 * [SEAT3] The day on which a place passes from somebody whose term has run out to the next one: the successor's first day; where the
 * successor was entered only later, the day of that entry, so that nothing that was done in between changes. Null while nobody follows.
 */
export function relievedOn(holders: Holders, one: HolderState): string | null {
  const over = overFrom(one)
  if (over === null || one.left) return over
  const days = holders.flatMap((next) => {
    const start = startOf(next)
    if (next.entry === one.entry || next.as !== one.as || start < over || !wasHeld(next)) return []
    return [next.enteredOn > one.enteredOn && next.enteredOn > start ? next.enteredOn : start]
  })
  return days.sort()[0] ?? null
}

/** [SEAT3] A seat is held from the first day of a term until its holder leaves it or, the term having run out, a successor takes over. */
export function holdsOn(holders: Holders, one: HolderState, date: string): boolean {
  if (one.since !== null && date < one.since) return false
  const end = relievedOn(holders, one)
  return end === null || date < end
}

/** The last day of a term that has run out while its holder stays in the seat; null where none has. */
export function heldOverSince(holders: Holders, one: HolderState, date: string): string | null {
  if (one.left || one.until === null || date <= one.until) return null
  return holdsOn(holders, one, date) ? one.until : null
}
