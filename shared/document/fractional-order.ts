// Digits in the order of their code points, so that comparing strings compares positions.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const WELL_FORMED = /^[0-9A-Za-z]*[1-9A-Za-z]$/

/**
 * A string that sorts between two others by code point; null stands for the open end. Both sides are strings made here, or
 * null is returned: whoever asks then numbers everything anew.
 */
export function orderBetween(before: string | null, after: string | null): string | null {
  if (before !== null && !WELL_FORMED.test(before)) return null
  if (after !== null && !WELL_FORMED.test(after)) return null
  if (before !== null && after !== null && before >= after) return null
  let order = ''
  for (let place = 0; ; place++) {
    const low = digitAt(before, place) ?? 0
    // Once our digits lie below those of `after`, it no longer bounds the rest.
    const high = after?.startsWith(order) ? (digitAt(after, place) ?? 0) : DIGITS.length
    if (high - low > 1) return order + DIGITS.charAt(low + Math.floor((high - low) / 2))
    order += DIGITS.charAt(low)
  }
}

/** Orders for `count` things in a row, with room between them. */
export function evenOrders(count: number): string[] {
  const width = Math.max(1, Math.ceil(Math.log(count + 2) / Math.log(DIGITS.length)))
  const step = Math.floor(DIGITS.length ** width / (count + 1))
  return Array.from({ length: count }, (_, index) => {
    let rest = step * (index + 1)
    let order = ''
    for (let place = 0; place < width; place++) {
      order = DIGITS.charAt(rest % DIGITS.length) + order
      rest = Math.floor(rest / DIGITS.length)
    }
    return order.replace(/0+$/, '')
  })
}

function digitAt(order: string | null, place: number): number | null {
  const digit = order?.charAt(place) ?? ''
  return digit === '' ? null : DIGITS.indexOf(digit)
}
