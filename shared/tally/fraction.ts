/** `[numerator, denominator]`, whole, 0 ≤ n ≤ d, d ≥ 1, both at most 2^53−1 (FORMAT.md, "In general"). */
export type Fraction = readonly [numerator: number, denominator: number]

export type Comparison = 'more_than' | 'at_least'

/**
 * The smallest whole number that meets the comparison, and never less than 1, so that nothing is ever met over a base
 * of 0 (FORMAT.md, "In general"). `base` is whole and not negative. The product may pass 2^53, hence BigInt; the
 * answer never passes base + 1.
 */
export function needed(fraction: Fraction, comparison: Comparison, base: number): number {
  const product = BigInt(fraction[0]) * BigInt(base)
  const denominator = BigInt(fraction[1])
  if (comparison === 'more_than') return Number(product / denominator) + 1
  return Math.max(1, Number((product + denominator - 1n) / denominator))
}

/** `part` / `whole` > `fraction`, asked without division: part · d > n · whole. */
export function exceeds(part: number, whole: number, fraction: Fraction): boolean {
  return BigInt(part) * BigInt(fraction[1]) > BigInt(fraction[0]) * BigInt(whole)
}

/** An exact number n/d, d ≥ 1, always reduced: equal numbers have equal parts. */
export type Rational = { readonly n: bigint; readonly d: bigint }

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

export function rational(n: bigint, d: bigint): Rational {
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d)
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor }
}

export function plus(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d })
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d)
}

/** `b` is not zero and not negative. */
export function over(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n)
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** "n/d", or "n" where it is whole. */
export function rationalText(value: Rational): string {
  return value.d === 1n ? String(value.n) : `${String(value.n)}/${String(value.d)}`
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
