/**
 * The order that FORMAT.md calls *sorted*: ascending by Unicode code point. JavaScript's own order of strings goes by
 * UTF-16 unit and would put U+1F600 before U+FF5E.
 */
export function byCodePoint(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length) {
    const left = a.codePointAt(at) ?? 0
    const right = b.codePointAt(at) ?? 0
    if (left !== right) return left - right
    at += left > 0xffff ? 2 : 1
  }
  return a.length - b.length
}

export function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort(byCodePoint)
}
