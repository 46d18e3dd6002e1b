import { expect, test } from 'vitest'
import { printable } from '../../../../main/cli/host.ts'

test('what came from others draws nothing on a terminal and forges no line', () => {
  expect(printable('a\u001b[2Jb\rc\u202ed\u0007')).toBe('a\\u001b[2Jb\\u000dc\\u202ed\\u0007')
  expect(printable('broken\nplenary: all is well')).toBe('broken\n  plenary: all is well')
  expect(printable('Комиссия, 委員会')).toBe('Комиссия, 委員会')
})
