/**
 * Canonical JSON: RFC 8785, narrowed to what the record needs, so that every implementation agrees byte for byte:
 * ASCII keys, whole numbers within ±(2^53−1), well-formed strings. Anything else is refused with `CanonicalJsonError`.
 */
export class CanonicalJsonError extends Error {
  readonly path: string
  constructor(path: string, what: string) {
    super(`${path === '' ? 'value' : path}: ${what}`)
    this.name = 'CanonicalJsonError'
    this.path = path
  }
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

// eslint-disable-next-line no-control-regex -- the range is the definition of ASCII
const ASCII = /^[\x00-\x7f]*$/

export function canonicalJson(value: unknown): string {
  return write(value, '')
}

function write(value: unknown, path: string): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalJsonError(path, 'only whole numbers within ±(2^53−1)')
      return String(value === 0 ? 0 : value)
    case 'string':
      return writeString(value, path)
    case 'object':
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path)
    default:
      throw new CanonicalJsonError(path, `${typeof value} has no JSON form`)
  }
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new CanonicalJsonError(path, 'a lone surrogate is not well-formed text')
  return JSON.stringify(value)
}

function writeArray(value: readonly unknown[], path: string): string {
  return `[${value.map((item, index) => write(item, `${path}[${String(index)}]`)).join(',')}]`
}

function writeObject(value: object, path: string): string {
  const members: string[] = []
  // Sorting by UTF-16 code unit, as RFC 8785 asks; for ASCII keys that is the plain order of strings.
  for (const key of Object.keys(value).sort()) {
    const at = path === '' ? key : `${path}.${key}`
    if (!ASCII.test(key)) throw new CanonicalJsonError(at, 'keys are ASCII')
    members.push(`${JSON.stringify(key)}:${write((value as Record<string, unknown>)[key], at)}`)
  }
  return `{${members.join(',')}}`
}
