import type { NewForumInput } from '../../../shared/contract/start.ts'
import type { BookPreset } from '../../features/forum/rule-presets.ts'
import { bookPresets } from '../../features/forum/rule-presets.ts'

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
  /** The preset whose ways of deciding between meetings it takes; '' for none. */
  readonly between: string
  /** In whose name words are issued that members sign, where that preset lets them. */
  readonly attribution: string
}

export type EntryChange = (change: Partial<NewForumEntry>) => void

export function inputOf(entry: NewForumEntry): NewForumInput {
  const { name, country, language, zone } = entry
  const between = betweenOf(entry)
  return {
    name: name.trim(),
    country: country.trim() === '' ? null : country.trim(),
    language,
    zone,
    sectors: sectorsOf(entry),
    rosterCsv: entry.members === 'list' ? entry.roster : null,
    rules: [entry.usual, ...entry.also.filter((id) => id !== entry.usual)],
    ...(between ? { between } : {}),
  }
}

/** The preset chosen for the time between meetings; undefined: none. */
export function bookOf({ between }: Pick<NewForumEntry, 'between'>): BookPreset | undefined {
  return bookPresets.find((preset) => preset.id === between)
}

function betweenOf(entry: NewForumEntry): NewForumInput['between'] {
  const ways = bookOf(entry)?.between
  if (!ways?.signatures) return ways
  return { ...ways, signatures: { ...ways.signatures, attribution: entry.attribution.trim() } }
}

/** Another preset for the time between meetings: the rules that it votes by come with it, and its own words to sign under. */
export function chooseBetween(entry: NewForumEntry, between: string): Partial<NewForumEntry> {
  const book = bookOf({ between })
  const brought = book ? book.rules.map((rule) => rule.id) : []
  return {
    between,
    attribution: book?.between?.signatures?.attribution ?? '',
    also: [...new Set([...entry.also, ...brought])],
  }
}

/** Whether what is signed would have no name to go out under. */
export function lacksAttribution(entry: NewForumEntry): boolean {
  return bookOf(entry)?.between?.signatures !== undefined && entry.attribution.trim() === ''
}

export function sectorsOf({ sectors }: NewForumEntry): string[] {
  return sectors.map((sector) => sector.trim()).filter((sector) => sector !== '')
}
