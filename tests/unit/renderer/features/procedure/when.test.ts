import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../../renderer/features/procedure/When.tsx'

const now = Date.parse('2027-03-26T10:00:00.000Z')
const on = (date: string, days = 0) => problemsOf({ date, time: '12:00', zone: 'UTC' }, now, days).date

describe('a deadline as it is entered', () => {
  it('[BET8] lies no more than 400 days ahead, unless the rules ask for longer', () => {
    expect(on('2028-04-29')).toBeUndefined()
    expect(on('2028-04-30')).toBe('long')
    expect(on('2207-03-26')).toBe('long')
    expect(on('2028-04-30', 401)).toBeUndefined()
  })

  it('[SIL3] lies ahead, and as far as the rules ask for', () => {
    expect(on('2027-03-25')).toBe('past')
    expect(on('2027-03-27', 2)).toBe('short')
    expect(on('2027-03-28', 2)).toBeUndefined()
  })
})
