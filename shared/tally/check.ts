import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'

/**
 * Why a case is malformed (FORMAT.md, "Malformed"): a key is not there; a value is of another kind (a null where none is
 * shown, a number that is not whole); a number is too small or too great, a value is outside its list or a name is
 * empty; a name comes twice; a name (or kind) is none of those known.
 */
export type FaultCode = 'missing' | 'type' | 'range' | 'duplicate' | 'unknown'

/** `message` is an English sentence without the path; `path` is like `seats[2].ballot`, '' for the whole. */
export type Fault = { readonly code: FaultCode; readonly message: string; readonly path: string }

/** Parses an unknown value, or says what is wrong with it and where. The first fault found is told. */
export type Check<T> = (value: unknown, path: string) => Result<T, Fault>

export function fault(code: FaultCode, path: string, message: string): Result<never, Fault> {
  return err({ code, message, path })
}

/** `path` of a member: `a.b`, or `a["b c"]` where the key would not read as one word. */
export function memberPath(path: string, key: string): string {
  if (!/^[\p{L}\p{N}_$-]+$/u.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

export function itemPath(path: string, index: number): string {
  return `${path}[${String(index)}]`
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const truth: Check<boolean> = (value, path) =>
  typeof value === 'boolean' ? ok(value) : wrongType(value, path, 'true or false')

export const text: Check<string> = (value, path) =>
  typeof value === 'string' ? ok(value) : wrongType(value, path, 'text')

/** Any string that is not empty. */
export const name: Check<string> = (value, path) => {
  if (typeof value !== 'string') return wrongType(value, path, 'text')
  return value === '' ? fault('range', path, 'A name is never empty.') : ok(value)
}

/**
 * A whole number from `least` to 2^53−1. 1.0 is whole, −0 is 0; one with a fraction is of the wrong type, a whole one
 * out of bounds (also one so great that it reads as infinite) is out of range.
 */
export function whole(least: 0 | 1): Check<number> {
  return (value, path) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return wrongType(value, path, 'a whole number')
    if (Number.isFinite(value) && !Number.isInteger(value)) {
      return fault('type', path, `A whole number belongs here, not ${String(value)}.`)
    }
    if (value < least || value > Number.MAX_SAFE_INTEGER) {
      return fault('range', path, `A whole number from ${String(least)} to 2^53−1 belongs here.`)
    }
    return ok(value === 0 ? 0 : value)
  }
}

export function oneOf<T extends string>(...values: readonly T[]): Check<T> {
  const list = values.map((value) => JSON.stringify(value)).join(', ')
  return (value, path) => {
    if (typeof value !== 'string') return wrongType(value, path, `one of ${list}`)
    const found = values.find((each) => each === value)
    return found === undefined ? fault('range', path, `One of ${list} belongs here.`) : ok(found)
  }
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, path) => (value === null ? ok(null) : check(value, path))
}

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(value, path, 'a list')
    const items: T[] = []
    for (const [index, each] of (value as readonly unknown[]).entries()) {
      const item = check(each, itemPath(path, index))
      if (!item.ok) return item
      items.push(item.value)
    }
    return ok(items)
  }
}

/**
 * A list in which no two items have the same name; `key` is the member that names them, none if they are names. Where
 * `matters` says of neither of two that it counts, they may share a name.
 */
export function distinct<T>(
  list: Check<readonly T[]>,
  nameOf: (item: T) => string,
  key?: string,
  matters: (item: T) => boolean = () => true,
): Check<readonly T[]> {
  return (value, path) => {
    const items = list(value, path)
    if (!items.ok) return items
    const seen = new Map<string, boolean>()
    for (const [index, item] of items.value.entries()) {
      const itsName = nameOf(item)
      const before = seen.get(itsName)
      if (before !== undefined && (before || matters(item))) {
        const at = itemPath(path, index)
        return fault(
          'duplicate',
          key === undefined ? at : memberPath(at, key),
          `${JSON.stringify(itsName)} comes twice.`,
        )
      }
      seen.set(itsName, matters(item))
    }
    return items
  }
}

export function pairOf<A, B>(first: Check<A>, second: Check<B>): Check<readonly [A, B]> {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(value, path, 'a list of two')
    if (value.length !== 2) return fault('type', path, 'A list of exactly two belongs here.')
    const [left, right] = value as readonly unknown[]
    const a = first(left, itemPath(path, 0))
    if (!a.ok) return a
    const b = second(right, itemPath(path, 1))
    return b.ok ? ok([a.value, b.value]) : b
  }
}

/**
 * An object with at least these keys of its own; others are ignored and left out. Only own keys count, so that a key
 * missing is not found in a prototype. An optional one that is missing is as null, and parsed so.
 */
export function objectOf<T extends object>(
  members: { readonly [K in keyof T]-?: Check<T[K]> },
  optional: readonly (keyof T & string)[] = [],
): Check<T> {
  const mayLack = new Set<string>(optional)
  const checks: readonly (readonly [string, Check<unknown>])[] = Object.entries(members)
  return (value, path) => {
    if (!isJsonObject(value)) return wrongType(value, path, 'an object')
    const parsed: (readonly [string, unknown])[] = []
    for (const [key, check] of checks) {
      const at = memberPath(path, key)
      const there = Object.hasOwn(value, key)
      if (!there && !mayLack.has(key)) return fault('missing', at, `The key ${JSON.stringify(key)} is missing.`)
      const member = check(there ? value[key] : null, at)
      if (!member.ok) return member
      parsed.push([key, member.value])
    }
    return ok(Object.fromEntries(parsed) as T)
  }
}

/** An object whose keys are names; every own key is kept, whatever it is called. */
export function namedValues<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value, path) => {
    if (!isJsonObject(value)) return wrongType(value, path, 'an object')
    const parsed: (readonly [string, T])[] = []
    for (const [key, each] of Object.entries(value)) {
      const at = memberPath(path, key)
      if (key === '') return fault('range', at, 'A name is never empty.')
      const member = check(each, at)
      if (!member.ok) return member
      parsed.push([key, member.value])
    }
    return ok(Object.fromEntries(parsed))
  }
}

function wrongType(value: unknown, path: string, wanted: string): Result<never, Fault> {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value
  return fault('type', path, `${wanted.charAt(0).toUpperCase()}${wanted.slice(1)} belongs here, not ${found}.`)
}
