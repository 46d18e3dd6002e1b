import type { NewForumInput } from '../../../shared/contract/start.ts'

/** What somebody has entered of a new forum so far. */
export interface NewForumEntry {
  readonly name: string
  readonly country: string
  readonly language: string
  readonly zone: string
  readonly sectors: readonly string[]
  readonly members: 'later' | 'list'
  readonly roster: string
  readonly usual: string
  readonly also: readonly string[]
}

export type EntryChange = (change: Partial<NewForumEntry>) => void

export function inputOf(entry: NewForumEntry): NewForumInput {
  const { name, country, language, zone } = entry
  return {
    name: name.trim(),
    country: country.trim() === '' ? null : country.trim(),
    language,
    zone,
    sectors: sectorsOf(entry),
    rosterCsv: entry.members === 'list' ? entry.roster : null,
    rules: [entry.usual, ...entry.also.filter((id) => id !== entry.usual)],
  }
}

export function sectorsOf({ sectors }: NewForumEntry): string[] {
  return sectors.map((sector) => sector.trim()).filter((sector) => sector !== '')
}
