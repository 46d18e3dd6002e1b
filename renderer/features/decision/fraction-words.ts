import type { Comparison, Fraction } from '../../../shared/tally/fraction.ts'
import { needed } from '../../../shared/tally/fraction.ts'
import type { Words } from './words.ts'

/** The arithmetic of a threshold as people would write it: "18 × 3 ÷ 5 = 10.8, rounded up to 11". */
export function sumWords(words: Words, of: { fraction: Fraction; comparison: Comparison; base: number }): string {
  const { fraction, comparison, base } = of
  const [n, d] = fraction
  const product = base * n
  const met = comparison === 'more_than' ? 'above' : product % d === 0 ? 'exact' : 'up'
  return words.t('sum', {
    base,
    n,
    d,
    needed: needed(fraction, comparison, base),
    // A quotient that never ends shows two places and says so.
    quotient: quotientText(words, product, d),
    how: product === 0 && comparison === 'at_least' ? 'least' : met,
  })
}

function quotientText({ format }: Words, product: number, d: number): string {
  const rounded = Math.floor((product * 100) / d) / 100
  const ends = (product * 100) % d === 0
  return ends ? format.number(rounded) : `${format.number(rounded)}…`
}
