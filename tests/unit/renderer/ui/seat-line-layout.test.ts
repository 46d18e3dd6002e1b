import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutSeatLine } from '../../../../renderer/ui/seat-line-layout.ts'

describe('layOutSeatLine', () => {
  it('stands the tall bar between the last seat needed and the next', () => {
    const { bars, thresholdX } = layOutSeatLine(18, 15, 10)
    expect(thresholdX).toBeGreaterThan((bars[9]?.x ?? NaN) + 4)
    expect(thresholdX).toBeLessThan(bars[10]?.x ?? NaN)
    expect(bars.filter((bar) => bar.filled)).toHaveLength(15)
  })

  it('stands the tall bar before the first seat when none is needed and after the last when all are', () => {
    expect(layOutSeatLine(5, 0, 0).thresholdX).toBe(0)
    const all = layOutSeatLine(5, 5, 5)
    expect(all.thresholdX).toBeGreaterThan(all.bars[4]?.x ?? NaN)
    expect(layOutSeatLine(5, 5, 9).thresholdX).toBe(all.thresholdX)
  })

  it('draws no tall bar when no number is needed', () => {
    expect(layOutSeatLine(4, 2, undefined)).toMatchObject({ thresholdX: undefined, width: 22 })
  })

  it('keeps every mark apart from the others and inside the width, for any house', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(130), fc.option(fc.nat(130), { nil: undefined }), (total, filled, needed) => {
        const { bars, thresholdX, width, barWidth } = layOutSeatLine(total, filled, needed)
        expect(bars).toHaveLength(total)
        const spans = bars.map((bar): [number, number] => [bar.x, bar.x + barWidth])
        if (thresholdX !== undefined) spans.push([thresholdX, thresholdX + 2])
        spans.sort((a, b) => a[0] - b[0])
        spans.forEach(([start, end], at) => {
          expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : (spans[at - 1]?.[1] ?? NaN) + 2)
          expect(end).toBeLessThanOrEqual(width)
        })
      }),
    )
  })
})
