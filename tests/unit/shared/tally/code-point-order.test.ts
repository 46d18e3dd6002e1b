import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sorted } from '../../../../shared/tally/code-point-order.ts'

test('names sort by code point, not by UTF-16 unit', () => {
  expect(sorted(['\u{1f600}', '\uff5e', 'b', 'Z', 'a', 'ა', 'ab', '', '10', '9', '\ud800'])).toEqual([
    '',
    '10',
    '9',
    'Z',
    'a',
    'ab',
    'b',
    'ა',
    '\ud800',
    '\uff5e',
    '\u{1f600}',
  ])
})

test('the order is that of the lists of code points', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => {
      const listed = sorted(names).map((name) => Array.from(name, (point) => point.codePointAt(0) ?? 0))
      return listed.every((right, index) => {
        const left = listed[index - 1] ?? []
        const at = right.findIndex((point, place) => point !== left[place])
        return index === 0 || (at < 0 ? left.length === right.length : (left[at] ?? -1) < (right[at] ?? 0))
      })
    }),
  )
})
