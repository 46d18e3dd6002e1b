import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyCase } from '../../../../shared/tally/tally.ts'

export const ABSENT = Symbol('absent')

export type Path = readonly (string | number)[]

/** What follows from one case of format 2, by the way that a file of cases goes. */
export function answerTo(question: unknown): unknown {
  const parsed = parseCase(question, 2)
  if (!parsed.ok) throw new Error(`${parsed.error.error.code} ${parsed.error.error.path}`)
  return tallyCase(parsed.value)
}

/** `code path` of what is wrong with a case of format 2. */
export function faultOf(question: unknown): string {
  const parsed = parseCase(question, 2)
  return parsed.ok ? 'well formed' : `${parsed.error.error.code} ${parsed.error.error.path}`
}

/** A copy with one value put in (or taken out) at a path. */
export function changed(question: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(question)
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  if (value === ABSENT) Reflect.deleteProperty(at, last)
  else at[last] = value
  return copy
}

/** Every key on the way to a value, of an object; lists are gone into by their first item. */
export function keyPaths(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : keyPaths(value[0], [...path, 0])
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...keyPaths(each, [...path, key])])
}

/** A path as a fault tells it, of keys that read as one word. */
export function told(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

/** 2026-11-10T00:00:00.000Z and so many milliseconds. */
export function momentAt(milliseconds: number): string {
  return new Date(Date.UTC(2026, 10, 10) + milliseconds).toISOString()
}
