import type { CommandInput } from '../../../shared/contract/commands.ts'
import { isCalendarDate, LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { minutesIn } from './item-entry.ts'

/** What the minutes of a meeting of the past say under one item, as somebody types it. */
export interface PastItemEntry {
  readonly title: string
  readonly notes: string
  readonly decided: string
}

/** A meeting of the past as somebody types it from its minutes. */
export interface PastEntry {
  /** '' the next number. */
  readonly number: string
  readonly title: string
  readonly date: string
  /** '' where the minutes print none; `minutes` likewise. */
  readonly time: string
  readonly minutes: string
  readonly place: string
  /** Labels of the seats that were there. */
  readonly seats: readonly string[]
  /** One a line, as printed. */
  readonly others: string
  readonly apologies: string
  readonly items: readonly PastItemEntry[]
}

export const emptyPastItem: PastItemEntry = { title: '', notes: '', decided: '' }

export const emptyPast: PastEntry = {
  number: '',
  title: '',
  date: '',
  time: '',
  minutes: '',
  place: '',
  seats: [],
  others: '',
  apologies: '',
  items: [emptyPastItem],
}

const MOST_NUMBER = 9_999

export type NumberProblem = 'wrong' | 'taken'

/** Null where the number may be entered; an empty one asks for the next. */
export function numberProblem(text: string, taken: ReadonlySet<number>): NumberProblem | null {
  if (text.trim() === '') return null
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  if (number < 1 || number > MOST_NUMBER) return 'wrong'
  return taken.has(number) ? 'taken' : null
}

export type DateProblem = 'missing' | 'future'

/** `today`: the day where the forum is. */
export function dateProblem(date: string, today: string): DateProblem | null {
  if (!isCalendarDate(date)) return 'missing'
  return date > today ? 'future' : null
}

export function areMinutesSound(minutes: string): boolean {
  return minutes.trim() === '' || minutesIn(minutes) !== null
}

export function areLinesSound(text: string): boolean {
  return linesOf(text).every((line) => line.length <= LONGEST_LINE)
}

/** An item that nobody wrote anything in is none. */
export function isBlankItem({ title, notes, decided }: PastItemEntry): boolean {
  return [title, notes, decided].every((text) => text.trim() === '')
}

export function isPastItemSound(item: PastItemEntry): boolean {
  return isBlankItem(item) || item.title.trim() !== ''
}

export function isPastSound(entry: PastEntry, known: { taken: ReadonlySet<number>; today: string }): boolean {
  return (
    entry.title.trim() !== '' &&
    numberProblem(entry.number, known.taken) === null &&
    dateProblem(entry.date, known.today) === null &&
    areMinutesSound(entry.minutes) &&
    areLinesSound(entry.others) &&
    areLinesSound(entry.apologies) &&
    entry.items.every(isPastItemSound)
  )
}

/** The command that a sound entry amounts to. */
export function pastMeeting(entry: PastEntry): CommandInput<'meeting.enter'> {
  const there = (who: string) => ({ as: 'present', who, remote: false }) as const
  return {
    number: entry.number.trim() === '' ? null : Number(entry.number),
    title: entry.title.trim(),
    occurredAt: entry.time === '' ? entry.date : `${entry.date}T${entry.time}`,
    minutes: minutesIn(entry.minutes) ?? 0,
    place: entry.place.trim() || null,
    attendance: [
      ...entry.seats.map(there),
      ...linesOf(entry.others).map(there),
      ...linesOf(entry.apologies).map((who) => ({ as: 'apologies', who, remote: false }) as const),
    ],
    items: entry.items
      .filter((item) => !isBlankItem(item))
      .map(({ title, notes, decided }) => ({
        title: title.trim(),
        entered: [...said('note', notes), ...said('decision', decided)],
      })),
  }
}

function said<Kind extends 'note' | 'decision'>(kind: Kind, text: string): { kind: Kind; text: string }[] {
  return text.trim() === '' ? [] : [{ kind, text: text.trim() }]
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
