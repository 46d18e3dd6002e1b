import type { Purpose } from '../../../shared/domain/meeting.ts'

/** An agenda item as somebody types it. */
export interface ItemEntry {
  readonly title: string
  readonly purpose: Purpose
  readonly minutes: string
  /** '' none, `new` a draft of the title, else a commitment's id. */
  readonly commitment: string
}

export const emptyItem: ItemEntry = { title: '', purpose: 'discuss', minutes: '15', commitment: '' }

const MOST_MINUTES = 10_000

/** Whole minutes; null where it is none. */
export function minutesIn(text: string): number | null {
  const minutes = /^\d{1,5}$/.test(text.trim()) ? Number(text) : NaN
  return minutes <= MOST_MINUTES ? minutes : null
}

export function isItemSound(item: ItemEntry): boolean {
  return item.title.trim() !== '' && minutesIn(item.minutes) !== null
}

export function plannedItem({ title, purpose, minutes, commitment }: ItemEntry): {
  title: string
  purpose: Purpose
  minutes: number
  commitment: string | null
} {
  return { title, purpose, minutes: minutesIn(minutes) ?? 0, commitment: commitment === '' ? null : commitment }
}
