interface Numbered {
  readonly number: number
}

/** What the host numbers, from the first on. */
export function byNumber<T extends Numbered>(nouns: Readonly<Record<string, T>>): T[] {
  return Object.values(nouns).sort((a, b) => a.number - b.number)
}

/** What the host numbers, the newest first. */
export function newestFirst<T extends Numbered>(nouns: Readonly<Record<string, T>>): T[] {
  return byNumber(nouns).reverse()
}
