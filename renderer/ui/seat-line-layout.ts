export interface SeatBar {
  x: number
  filled: boolean
}

export interface SeatLineLayout {
  width: number
  bars: SeatBar[]
  /** Left edge of the tall bar that marks the number needed, undefined when none is. */
  thresholdX: number | undefined
  barWidth: number
}

const barWidth = 4
const gap = 2
const thresholdWidth = 2
const thresholdGap = 4

/**
 * Places one bar a seat from the start, the first `filled` of them solid, and the tall bar right after the `needed`-th: reached when solid
 * bars touch it. `needed` may be 0 (before the first) or more than `total` (after the last: it cannot be reached). Lengths in px.
 */
export function layOutSeatLine(total: number, filled: number, needed: number | undefined): SeatLineLayout {
  const bars: SeatBar[] = []
  let x = 0
  let thresholdX: number | undefined
  const placeThreshold = (after: number): void => {
    if (needed === undefined || thresholdX !== undefined) return
    if (after !== Math.min(Math.max(needed, 0), total)) return
    thresholdX = after === 0 ? 0 : x - gap + thresholdGap
    x = thresholdX + thresholdWidth + thresholdGap
  }
  placeThreshold(0)
  for (let seat = 0; seat < total; seat += 1) {
    bars.push({ x, filled: seat < filled })
    x += barWidth + gap
    placeThreshold(seat + 1)
  }
  const atEnd = thresholdX !== undefined && thresholdX > (bars.at(-1)?.x ?? -1)
  const width = atEnd ? (thresholdX ?? 0) + thresholdWidth : Math.max(0, x - gap)
  return { width, bars, thresholdX, barWidth }
}
