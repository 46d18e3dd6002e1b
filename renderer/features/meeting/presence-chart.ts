export interface ChartAsk {
  /** Oldest first: from `atMs` on, `here` seats were here. */
  readonly points: readonly { readonly atMs: number; readonly here: number }[]
  readonly fromMs: number
  /** The line ends here. */
  readonly untilMs: number
  /** The axis ends here, at or after `untilMs`. */
  readonly toMs: number
  readonly total: number
  readonly needed: number | null
  readonly width: number
  readonly height: number
}

export interface ChartShape {
  /** The step line, as an SVG path. */
  readonly path: string
  readonly endX: number
  readonly endY: number
  readonly neededY: number | null
  readonly fromMs: number
  readonly toMs: number
}

/** Places a step line: time along, seats up, 0 at the foot. What lies before the axis is drawn at its start. */
export function chartShape(ask: ChartAsk): ChartShape {
  const { points, fromMs, untilMs, toMs, total, needed, width, height } = ask
  const x = (ms: number): number =>
    round((Math.min(Math.max(ms, fromMs), toMs) - fromMs) * (width / Math.max(toMs - fromMs, 1)))
  const y = (seats: number): number => round(height - seats * (height / Math.max(total, 1)))
  let path = `M${String(x(fromMs))} ${String(y(0))}`
  for (const point of points) path += `H${String(x(point.atMs))}V${String(y(point.here))}`
  const endX = x(untilMs)
  return {
    path: `${path}H${String(endX)}`,
    endX,
    endY: y(points.at(-1)?.here ?? 0),
    neededY: needed === null ? null : y(needed),
    fromMs,
    toMs,
  }
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
