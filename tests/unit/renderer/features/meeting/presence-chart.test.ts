import { describe, expect, it } from 'vitest'
import { chartShape } from '../../../../../renderer/features/meeting/presence-chart.ts'

const ask = { fromMs: 0, untilMs: 50, toMs: 100, total: 10, needed: 5, width: 200, height: 50 }

describe('the line of presence over time', () => {
  it('steps up and down at the moments of change and ends now', () => {
    const points = [
      { atMs: 10, here: 4 },
      { atMs: 30, here: 2 },
    ]
    expect(chartShape({ ...ask, points })).toMatchObject({
      path: 'M0 50H20V30H60V40H100',
      endX: 100,
      endY: 40,
      neededY: 25,
    })
  })

  it('draws what came before the axis at its start', () => {
    expect(chartShape({ ...ask, points: [{ atMs: -500, here: 10 }] }).path).toBe('M0 50H0V0H100')
  })

  it('stands no dashed line where nothing is needed, and survives a forum without seats', () => {
    const shape = chartShape({ ...ask, points: [], total: 0, needed: null })
    expect(shape.neededY).toBeNull()
    expect(shape.path).not.toContain('NaN')
  })
})
