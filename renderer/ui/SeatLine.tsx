import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import type { MarkName } from './Mark.tsx'
import { layOutSeatLine } from './seat-line-layout.ts'
import './seat-line.css'

export interface SeatLineProps {
  total: number
  filled: number
  needed?: number | undefined
  /** The whole in words ("15 of 18 here, 10 needed"); leave out where those words stand beside it. */
  label?: string | undefined
}

/** One bar a seat; the tall bar marks the number needed. 22 px high. */
export function SeatLine(props: SeatLineProps): ReactNode {
  const layout = layOutSeatLine(props.total, props.filled, props.needed)
  return (
    <svg
      className="ui-seat-line"
      width={layout.width}
      height={22}
      viewBox={`0 0 ${Math.max(layout.width, 1)} 22`}
      preserveAspectRatio="none"
      focusable="false"
      {...(props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true })}
    >
      {layout.bars.map((bar) => (
        <g key={bar.x} transform={`translate(${bar.x} 6)`}>
          <rect className="ui-seat-line__empty" x={0.5} y={0.5} width={layout.barWidth - 1} height={9} />
          <rect
            className={`ui-seat-line__full${bar.filled ? ' ui-seat-line__full--here' : ''}`}
            width={layout.barWidth}
            height={10}
          />
        </g>
      ))}
      {layout.thresholdX === undefined ? null : (
        <rect className="ui-seat-line__needed" x={layout.thresholdX} y={0} width={2} height={22} />
      )}
    </svg>
  )
}

export interface Box {
  id: string
  mark?: MarkName | undefined
  /** Solid counts towards the number, outline does not, dashed is absent. */
  tone: 'solid' | 'outline' | 'dashed'
  /** Who and what, read aloud and shown on hover. */
  label: string
}

/** The line of an outcome: one box a seat, in counting order, the threshold's words above its tall bar. Fills its column; wraps nothing. */
export function BoxLine(props: {
  boxes: readonly Box[]
  label: string
  /** The tall bar stands after this many boxes, with these words. */
  threshold?: { after: number; label: string } | undefined
}): ReactNode {
  const { boxes, threshold } = props
  return (
    <div className="ui-box-line">
      <ol className="ui-box-line__row" aria-label={props.label}>
        {boxes.map((box, index) => (
          <li key={box.id} className={`ui-box ui-box--${box.tone}`} title={box.label}>
            {threshold?.after === index + 1 ? <ThresholdBar label={threshold.label} /> : null}
            {threshold?.after === 0 && index === 0 ? <ThresholdBar label={threshold.label} before /> : null}
            {box.mark ? <Mark name={box.mark} plain size={12} /> : null}
            <span className="ui-visually-hidden">{box.label}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function ThresholdBar({ label, before }: { label: string; before?: boolean }): ReactNode {
  return (
    <span className={`ui-box__threshold${before ? ' ui-box__threshold--before' : ''}`}>
      <span className="ui-box__needed">{label}</span>
    </span>
  )
}
