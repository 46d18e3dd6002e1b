import { expect, it } from 'vitest'
import { isNewEnough } from '../../../../resources/setup/node.mjs'

it.each([
  ['20.20.2', false],
  ['22.9.0', false],
  ['22.13.1', false],
  ['22.14.0', true],
  ['24.0.0', true],
  ['100.0.0', true],
])('Node %s is new enough for better-sqlite3: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected)
})
