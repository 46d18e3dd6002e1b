import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { heldUnder, holdFor } from '../../../../renderer/ui/held-state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is held is there for whoever takes its place at that moment, and for the one after', () => {
  const first = holdFor('form', true)
  const second = holdFor('form', true)
  first()
  vi.runAllTimers()
  expect(heldUnder('form')).toBe(true)
  const third = holdFor('form', true)
  second()
  vi.runAllTimers()
  expect(heldUnder('form')).toBe(true)
  third()
  vi.runAllTimers()
  expect(heldUnder('form')).toBeUndefined()
})

test('what changed while it was held is held as it is now; left, it begins anew', () => {
  const open = holdFor('form', false)
  open()
  const changed = holdFor('form', true)
  vi.runAllTimers()
  expect(heldUnder('form')).toBe(true)
  changed()
  expect(heldUnder('form')).toBe(true)
  vi.runAllTimers()
  expect(heldUnder('form')).toBeUndefined()
})
