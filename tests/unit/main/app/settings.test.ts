import { describe, expect, it } from 'vitest'
import type { Keeping } from '../../../../main/app/settings.ts'
import { Settings } from '../../../../main/app/settings.ts'

const at = (minute: number): string => new Date(Date.UTC(2027, 2, 12, 9, minute)).toISOString()

describe('the app’s settings', () => {
  it('keep what was set, the file opened last first, each once', () => {
    const kept = new Map<string, unknown>()
    const settings = new Settings(kept)
    settings.opened('/a.plenary', at(1))
    settings.opened('/b.plenary', at(2))
    settings.opened('/a.plenary', at(3))
    settings.language = 'ka'
    settings.bounds = { x: 0, y: 0, width: 800, height: 600 }
    const again = new Settings(kept)
    expect(again.recent).toEqual([
      { path: '/a.plenary', openedAt: at(3) },
      { path: '/b.plenary', openedAt: at(2) },
    ])
    expect(again.language).toBe('ka')
    expect(again.bounds).toEqual({ x: 0, y: 0, width: 800, height: 600 })
  })

  it('forget the oldest of very many files', () => {
    const settings = new Settings(new Map())
    for (let minute = 0; minute < 50; minute++) settings.opened(`/${String(minute)}.plenary`, at(minute))
    expect(settings.recent).toHaveLength(30)
    expect(settings.recent[0]?.path).toBe('/49.plenary')
  })

  it.each([
    [{ recent: 'none', bounds: { width: -1 }, language: '../../etc' }],
    [{ recent: [{ path: 1 }], bounds: { x: 0, y: 0, width: 1e9, height: 10 }, language: 7 }],
    [{}],
  ])('that do not hold count as not there: %j', (damaged) => {
    const settings = new Settings(new Map(Object.entries(damaged)))
    expect([settings.recent, settings.bounds, settings.language]).toEqual([[], null, null])
  })

  it('that cannot be written stop nothing', () => {
    const full: Keeping = {
      get: () => undefined,
      set: () => {
        throw new Error('ENOSPC')
      },
    }
    const settings = new Settings(full)
    expect(() => {
      settings.opened('/a.plenary', at(1))
    }).not.toThrow()
  })
})
