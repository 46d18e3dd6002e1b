import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { date, daysOf, instant, isOver, outOfTime, periodSchema } from '../../../../shared/tally/period.ts'

const period = {
  fromDate: '2026-11-02',
  fromAt: '2026-11-01T23:00:00.000Z',
  untilDate: '2026-11-16',
  untilAt: '2026-11-16T22:59:59.000Z',
}

function fault(parsed: { ok: true } | { ok: false; error: { code: string; path: string } }): string {
  return parsed.ok ? 'well formed' : `${parsed.error.code} ${parsed.error.path}`
}

describe('dates', () => {
  test.for(['2026-11-21', '2028-02-29', '2000-02-29', '2400-02-29', '0001-01-01', '9999-12-31', '2026-12-31'])(
    '%s is a day',
    (value) => {
      expect(fault(date(value, 'x'))).toBe('well formed')
    },
  )

  test.for([
    '2026-02-29',
    '2100-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20261121',
    '2026-11-21 ',
    '2026-11-21\n',
    '+002026-11-21',
    '２０２６-11-21',
    '2026-11-21T00:00:00.000Z',
    '',
  ])('%j is none', (value) => {
    expect(fault(date(value, 'x'))).toBe('range x')
  })

  test.for([null, 20261121, ['2026-11-21'], { day: 1 }])('%j is of the wrong type', (value) => {
    expect(fault(date(value, 'x'))).toBe('type x')
  })
})

describe('instants', () => {
  test.for(['2026-11-21T09:00:00.000Z', '2028-02-29T23:59:59.999Z', '2026-01-01T00:00:00.000Z'])(
    '%s is a moment',
    (value) => {
      expect(fault(instant(value, 'x'))).toBe('well formed')
    },
  )

  test.for([
    '2026-06-30T23:59:60.000Z',
    '2026-11-21T24:00:00.000Z',
    '2026-11-21T23:60:00.000Z',
    '2027-02-29T09:00:00.000Z',
    '0000-12-31T09:00:00.000Z',
    '2026-11-21T09:00:00Z',
    '2026-11-21T09:00:00.00Z',
    '2026-11-21T09:00:00.000000Z',
    '2026-11-21T09:00:00,000Z',
    '2026-11-21T09:00:00.000z',
    '2026-11-21 09:00:00.000Z',
    '2026-11-21T09:00:00.000+00:00',
    '2026-11-21T09:00:00.000Z\n',
    '2026-11-21',
    '',
  ])('%j is none', (value) => {
    expect(fault(instant(value, 'x'))).toBe('range x')
  })

  test.for([null, 1_790_000_000_000, new Date(0)])('%j is of the wrong type', (value) => {
    expect(fault(instant(value, 'x'))).toBe('type x')
  })
})

describe('how long a period is', () => {
  const days = (fromDate: string, untilDate: string): number => daysOf({ ...period, fromDate, untilDate })

  test.for([
    ['2026-11-02', '2026-11-02', 0],
    ['2026-11-02', '2026-11-16', 14],
    ['2026-12-31', '2027-01-01', 1],
    ['2027-02-28', '2027-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2028-02-29', '2028-03-01', 1],
    ['2100-02-28', '2100-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2027-06-30', '2028-06-30', 366],
    ['2026-06-30', '2027-06-30', 365],
    ['2000-01-01', '2400-01-01', 146_097],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ] as const)('from %s to %s are %i days', ([from, until, expected]) => {
    expect(days(from, until)).toBe(expected)
  })

  test('so many days later is so many days', () => {
    const day = 86_400_000
    const dateOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), fc.nat({ max: 30_000 }), (from, length) => {
        expect(days(dateOf(from), dateOf(from + length))).toBe(length)
      }),
    )
  })

  test('only the dates say so: the instants may be hours apart from them', () => {
    expect(daysOf({ ...period, untilAt: '2026-11-01T23:00:00.000Z' })).toBe(14)
  })
})

describe('what is in time', () => {
  test('the limits are', () => {
    expect(outOfTime(period.fromAt, period.fromAt, [period.untilAt])).toBeNull()
    expect(outOfTime(period.untilAt, period.fromAt, [period.untilAt])).toBeNull()
    expect(outOfTime('2026-11-01T22:59:59.999Z', period.fromAt, [period.untilAt])).toBe('early')
    expect(outOfTime('2026-11-16T22:59:59.001Z', period.fromAt, [period.untilAt])).toBe('late')
  })

  test('the earliest of the ends is the end, and what is early too is early', () => {
    const asOf = '2026-11-05T00:00:00.000Z'
    expect(outOfTime('2026-11-06T00:00:00.000Z', period.fromAt, [period.untilAt, asOf])).toBe('late')
    expect(outOfTime('2026-10-06T00:00:00.000Z', period.fromAt, ['2026-10-01T00:00:00.000Z'])).toBe('early')
  })

  test('a period is not over at its last moment', () => {
    expect(isOver(period, period.untilAt)).toBe(false)
    expect(isOver(period, '2026-11-16T22:59:59.001Z')).toBe(true)
  })
})

describe('a malformed period', () => {
  test.for([
    [{ untilDate: '2026-11-01' }, 'range p.untilDate'],
    [{ untilAt: '2026-11-01T22:59:59.999Z' }, 'range p.untilAt'],
    [{ fromDate: '2026-11-31' }, 'range p.fromDate'],
    [{ fromAt: '2026-11-01' }, 'range p.fromAt'],
    [{ untilAt: null }, 'type p.untilAt'],
  ] as const)('%j: %s', ([change, expected]) => {
    expect(fault(periodSchema({ ...period, ...change }, 'p'))).toBe(expected)
  })

  test('a missing key', () => {
    const { untilAt: _left, ...rest } = period
    expect(fault(periodSchema(rest, 'p'))).toBe('missing p.untilAt')
    expect(fault(periodSchema(null, 'p'))).toBe('type p')
  })
})
