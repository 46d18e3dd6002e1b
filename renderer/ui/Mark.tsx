import type { ReactNode } from 'react'
import './mark.css'

/** Solid shapes tell groups apart, strokes tell positions apart; only a block is filled. Ballot marks carry no colour. */
export type GroupMarkName = 'circle' | 'triangle' | 'diamond' | 'pentagon' | 'square' | 'half'
export type MarkName =
  | GroupMarkName
  | 'agree'
  | 'reservations'
  | 'stand-aside'
  | 'block'
  | 'waiting'
  | 'away'
  | 'recused'
  | 'yes'
  | 'no'
  | 'abstain'
  | 'blank'
  | 'attention'
  | 'done'

const groupMarks: readonly GroupMarkName[] = ['circle', 'triangle', 'diamond', 'pentagon', 'square', 'half']

/** The mark of the group at `index` (0 first). Past the sixth all wear the last: its word stands beside a mark anyway. */
export function groupMark(index: number): GroupMarkName {
  return groupMarks[Math.max(0, Math.min(index, groupMarks.length - 1))] ?? 'half'
}

/** The outline of a group's shape, centred on 0 0, for SVG charts; `size` is the radius of the circle of equal weight. */
export function GroupShape({ name, size }: { name: GroupMarkName; size: number }): ReactNode {
  if (name === 'circle') return <circle r={size} />
  if (name === 'half') return <path d={`M${-size} ${size / 2}A${size} ${size} 0 0 1 ${size} ${size / 2}Z`} />
  return <polygon points={shapePoints[name].map(([x, y]) => `${x * size},${y * size}`).join(' ')} />
}

const shapePoints: Record<Exclude<GroupMarkName, 'circle' | 'half'>, readonly (readonly [number, number])[]> = {
  triangle: [
    [0, -1.06],
    [1.14, 0.94],
    [-1.14, 0.94],
  ],
  diamond: [
    [0, -1.16],
    [1.16, 0],
    [0, 1.16],
    [-1.16, 0],
  ],
  pentagon: [
    [0, -1.12],
    [1.12, -0.28],
    [0.7, 1.02],
    [-0.7, 1.02],
    [-1.12, -0.28],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
}

const strokes: Partial<Record<MarkName, ReactNode>> = {
  agree: <path className="ui-mark__stroke" d="M2.5 8.6 6.1 12.2 13.4 4.2" />,
  reservations: (
    <>
      <path className="ui-mark__stroke" d="M4 6 7 9 12.4 2.6" />
      <path className="ui-mark__stroke" d="M2.5 13.2h11" />
    </>
  ),
  'stand-aside': (
    <>
      <path className="ui-mark__stroke" d="M3 2.5v11" />
      <path className="ui-mark__stroke" d="M6.2 8h7M10 4.6 13.4 8 10 11.4" />
    </>
  ),
  block: (
    <>
      <rect className="ui-mark__fill" x="2" y="2" width="12" height="12" rx="1.5" />
      <path className="ui-mark__cut" d="M5 8h6" />
    </>
  ),
  waiting: (
    <g className="ui-mark__fill">
      <circle cx="3.2" cy="8" r="1.35" />
      <circle cx="8" cy="8" r="1.35" />
      <circle cx="12.8" cy="8" r="1.35" />
    </g>
  ),
  away: <circle className="ui-mark__stroke ui-mark__stroke--thin" cx="8" cy="8" r="4.6" />,
  recused: (
    <>
      <circle className="ui-mark__stroke ui-mark__stroke--thin" cx="8" cy="8" r="5.4" />
      <path className="ui-mark__stroke ui-mark__stroke--thin" d="M4.3 11.7 11.7 4.3" />
    </>
  ),
  yes: <path className="ui-mark__stroke ui-mark__stroke--heavy" d="M2.8 8.6 6.1 12 13.2 4.2" />,
  no: <path className="ui-mark__stroke ui-mark__stroke--heavy" d="M3.6 3.6 12.4 12.4M12.4 3.6 3.6 12.4" />,
  abstain: <path className="ui-mark__stroke ui-mark__stroke--heavy" d="M2.8 8h10.4" />,
  blank: <rect className="ui-mark__stroke ui-mark__stroke--thin" x="3" y="3" width="10" height="10" rx="1" />,
  attention: (
    <>
      <path className="ui-mark__stroke ui-mark__stroke--heavy" d="M8 2.4v7.2" />
      <circle className="ui-mark__fill" cx="8" cy="12.9" r="1.5" />
    </>
  ),
  done: <path className="ui-mark__stroke" d="M2.5 8.6 6.1 12.2 13.4 4.2" />,
}

export interface MarkProps {
  name: MarkName
  /** Only where no word stands beside it (never alone on screen): read aloud instead of being hidden. */
  label?: string | undefined
  /** Takes the colour of the words around it, as on an ink ground. */
  plain?: boolean | undefined
  /** Edge in px; 16 unless told. */
  size?: number | undefined
}

export function Mark({ name, label, plain, size = 16 }: MarkProps): ReactNode {
  const drawn = strokes[name]
  return (
    <svg
      className={`ui-mark ui-mark--${plain ? 'plain' : name}`}
      data-mark={name}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {drawn ?? (
        <g className="ui-mark__fill" transform="translate(8 8)">
          <GroupShape name={name as GroupMarkName} size={5.3} />
        </g>
      )}
    </svg>
  )
}

/** A mark and its word on one line. `strong` for a name, `reference` for small type. */
export function Marked(props: {
  mark: MarkName
  children: ReactNode
  strong?: boolean | undefined
  reference?: boolean | undefined
  plain?: boolean | undefined
}): ReactNode {
  const { mark, children, strong, reference, plain } = props
  return (
    <span className={`ui-marked${reference ? ' type-reference' : ''}${strong ? ' ui-marked--strong' : ''}`}>
      <Mark name={mark} plain={plain} size={reference ? 14 : 16} />
      <span>{children}</span>
    </span>
  )
}
