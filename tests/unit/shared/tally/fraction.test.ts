import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compare,
  exceeds,
  minus,
  needed,
  over,
  plus,
  rational,
  rationalText,
  times,
} from '../../../../shared/tally/fraction.ts'

const MOST = Number.MAX_SAFE_INTEGER

test.for([
  { fraction: [1, 2], comparison: 'more_than', base: 12, expected: 7 },
  { fraction: [1, 2], comparison: 'more_than', base: 13, expected: 7 },
  { fraction: [1, 2], comparison: 'at_least', base: 12, expected: 6 },
  { fraction: [1, 2], comparison: 'at_least', base: 13, expected: 7 },
  { fraction: [2, 3], comparison: 'at_least', base: 16, expected: 11 },
  { fraction: [0, 1], comparison: 'at_least', base: 9, expected: 1 },
  { fraction: [0, 1], comparison: 'more_than', base: 9, expected: 1 },
  { fraction: [1, 1], comparison: 'more_than', base: 9, expected: 10 },
  { fraction: [1, 2], comparison: 'at_least', base: 0, expected: 1 },
  { fraction: [1, 2], comparison: 'more_than', base: 0, expected: 1 },
  { fraction: [MOST - 1, MOST], comparison: 'at_least', base: 3, expected: 3 },
  { fraction: [MOST - 1, MOST], comparison: 'more_than', base: 3, expected: 3 },
  { fraction: [1, MOST], comparison: 'at_least', base: MOST, expected: 1 },
  { fraction: [MOST - 1, MOST], comparison: 'at_least', base: MOST, expected: MOST - 1 },
] as const)('$comparison $fraction of $base needs $expected', ({ fraction, comparison, base, expected }) => {
  expect(needed(fraction, comparison, base)).toBe(expected)
})

const fractions = fc
  .tuple(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 1, max: MOST }))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])

test('needed is the smallest whole number that meets the comparison, and at least 1', () => {
  const bases = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: MOST - 1 }))
  fc.assert(
    fc.property(fractions, fc.constantFrom('more_than', 'at_least'), bases, (fraction, comparison, base) => {
      const meets = (count: number): boolean => {
        const left = BigInt(count) * BigInt(fraction[1])
        const right = BigInt(fraction[0]) * BigInt(base)
        return count >= 1 && (comparison === 'more_than' ? left > right : left >= right)
      }
      const least = needed(fraction, comparison, base)
      return meets(least) && !meets(least - 1)
    }),
  )
})

test('a part equal to the fraction does not exceed it, also where the products pass 2^53', () => {
  expect(exceeds(1, 3, [1, 3])).toBe(false)
  expect(exceeds(2, 3, [1, 3])).toBe(true)
  expect(exceeds(3, MOST, [1, MOST])).toBe(true)
  expect(exceeds(MOST - 1, MOST, [MOST - 1, MOST])).toBe(false)
})

test('rationals are exact and always reduced', () => {
  const third = rational(1n, 3n)
  expect(rationalText(plus(plus(third, third), third))).toBe('1')
  expect(rationalText(times(rational(6n, 4n), rational(2n, 9n)))).toBe('1/3')
  expect(rationalText(over(rational(1n, 2n), rational(3n, 4n)))).toBe('2/3')
  expect(rationalText(minus(third, third))).toBe('0')
  expect(compare(rational(2n ** 70n, 2n ** 70n + 1n), rational(1n, 1n))).toBeLessThan(0)
})
