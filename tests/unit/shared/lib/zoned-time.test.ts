import { describe, expect, test } from 'vitest'
import { dayIn, instantOf } from '../../../../shared/lib/zoned-time.ts'

describe('the instant of a local time', () => {
  test.for([
    ['2026-11-21T10:00', 'Asia/Manila', '2026-11-21T02:00:00.000Z'],
    ['2026-11-21T10:00', 'UTC', '2026-11-21T10:00:00.000Z'],
    // Left out by the clock change of 29 March 2026, and there twice on 25 October.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
  ] as const)('%s in %s is %s', ([local, zone, instant]) => {
    expect(instantOf(local, zone)).toEqual({ ok: true, value: instant })
  })

  test.for([
    ['2026-02-30T10:00', 'UTC', 'local'],
    ['2026-11-21T24:30', 'UTC', 'local'],
    ['0000-01-01T00:00', 'Asia/Manila', 'local'],
    ['9999-12-31T23:59', 'America/Lima', 'local'],
    ['2026-11-21T10:00', 'Nowhere/Here', 'zone'],
    ['2026-11-21T10:00', '__proto__', 'zone'],
  ] as const)('%s in %s is none', ([local, zone, error]) => {
    expect(instantOf(local, zone)).toEqual({ ok: false, error })
  })
})

describe('the day in a zone', () => {
  const late = Date.parse('2026-11-21T23:30:00.000Z')

  test('is the one that calendars show there', () => {
    expect([dayIn('UTC', late), dayIn('Asia/Manila', late), dayIn('America/Lima', late - 20 * 3_600_000)]).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-20',
    ])
  })

  test('is that of UTC where the zone is unknown', () => {
    expect(dayIn('Nowhere/Here', late)).toBe('2026-11-21')
  })
})
