/** Equal as JSON: the order of keys does not matter, that of a list does. A key without a value is as if it were not there. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(plain(a))) === JSON.stringify(sorted(plain(b)))
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  // As a list of pairs, since a sector may be called "__proto__"; within an object, so that a list of pairs is not the same.
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return { pairs: pairs.map(([key, inner]) => [key, sorted(inner)]) }
}
