import type { ElectionAbout, ElectionMethod } from '../../../shared/domain/election.ts'

/** What somebody enters to call an election, as they typed it. */
export interface CallEntry {
  readonly about: ElectionAbout
  readonly method: ElectionMethod['kind']
  readonly title: string
  readonly places: string
  readonly candidates: string
  /** `EVERYBODY`, or a sector. */
  readonly college: string
  readonly most: string
  readonly highest: string
  readonly dots: string
  readonly perCandidate: string
  readonly points: string
}

export const EVERYBODY = 'everybody'

const BLANK: CallEntry = {
  about: 'persons',
  method: 'stv',
  title: '',
  places: '1',
  candidates: '',
  college: '',
  most: '',
  highest: '5',
  dots: '5',
  perCandidate: '',
  points: '3, 2, 1',
}

/** An election is called for persons, by transferable vote; priorities are set with dots, until something else is chosen. */
export const EMPTY: Readonly<Record<'election' | 'priorities', CallEntry>> = {
  election: BLANK,
  priorities: { ...BLANK, about: 'themes', method: 'dots', places: '3' },
}

export const METHODS = ['dots', 'approval', 'score', 'rank', 'category', 'stv'] as const

/** The method with its numbers; null: one of them is no whole number above 0. */
export function methodIn(entry: CallEntry): ElectionMethod | null {
  const method = asked(entry)
  const numbers = Object.values(method).flat().filter((one) => typeof one === 'number') // prettier-ignore
  const fits = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= 1_000)
  return fits && !('points' in method && method.points.length === 0) ? method : null
}

function asked(entry: CallEntry): ElectionMethod {
  switch (entry.method) {
    case 'approval':
      return { kind: 'approval', most: atMost(entry.most) }
    case 'score':
      return { kind: 'score', highest: Number(entry.highest) }
    case 'dots':
      return { kind: 'dots', dots: Number(entry.dots), perCandidate: atMost(entry.perCandidate) }
    case 'rank':
      return { kind: 'rank', points: entry.points.split(/[\s,;]+/).filter(Boolean).map(Number) } // prettier-ignore
    case 'category':
    case 'stv':
      return { kind: entry.method }
  }
}

/** Nothing written: no limit. */
function atMost(written: string): number | null {
  return written.trim() === '' ? null : Number(written)
}

export interface Named {
  readonly candidates: string[]
  /** Of each candidate, where the method has categories; null: a name stands before the first category. */
  readonly categories?: string[] | null
}

/** One a line. With categories, a line that ends with a colon begins one. */
export function namesIn(entry: Pick<CallEntry, 'candidates' | 'method'>): Named {
  const lines = entry.candidates.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore
  if (entry.method !== 'category') return { candidates: lines }
  const candidates: string[] = []
  const categories: string[] = []
  let category = ''
  for (const line of lines) {
    if (line.endsWith(':')) category = line.slice(0, -1).trim()
    else {
      candidates.push(line)
      categories.push(category)
    }
  }
  return { candidates, categories: categories.includes('') ? null : categories }
}

/** The text of what is missing; null: it can be called. */
export function missingIn(entry: CallEntry) {
  const places = Number(entry.places)
  const { candidates, categories } = namesIn(entry)
  if (entry.title.trim() === '') return 'call.missing.title'
  if (entry.college === '') return 'call.missing.college'
  if (methodIn(entry) === null) return 'call.missing.method'
  if (!Number.isInteger(places) || places < 1) return 'call.missing.places'
  if (categories === null) return 'call.missing.category'
  if (candidates.length < places) return 'call.missing.candidates'
  if (new Set(candidates).size !== candidates.length) return 'call.missing.twice'
  return null
}
