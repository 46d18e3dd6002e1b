import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import type { MarkName } from './Mark.tsx'
import './tile.css'

/** `plain` says nothing more than its words; `aside` and `block` are tinted and edged; `waiting` is dashed and bold; `away` recedes. */
export type TileTone = 'plain' | 'aside' | 'block' | 'waiting' | 'away'

export interface TileProps {
  mark: MarkName
  name: ReactNode
  /** Below the name, in words. */
  state: ReactNode
  tone?: TileTone | undefined
  /** Makes the whole tile a button. */
  onPress?: (() => void) | undefined
  expanded?: boolean | undefined
}

export function Tile(props: TileProps): ReactNode {
  const className = `ui-tile ui-tile--${props.tone ?? 'plain'}`
  const inside = (
    <>
      <Mark name={props.mark} />
      <span className="ui-tile__words">
        <span className="ui-tile__name">{props.name}</span>
        <span className="ui-tile__state">{props.state}</span>
      </span>
    </>
  )
  if (!props.onPress) return <div className={className}>{inside}</div>
  return (
    <button type="button" className={className} aria-expanded={props.expanded} onClick={props.onPress}>
      {inside}
    </button>
  )
}

/** Tiles in the order given, never re-sorted, as many beside each other as fit. */
export function TileGrid({ label, children }: { label: string; children: ReactNode[] }): ReactNode {
  return (
    <ul className="ui-tiles" aria-label={label}>
      {children.map((tile, index) => (
        <li key={index}>{tile}</li>
      ))}
    </ul>
  )
}

/** A state that prints ("in review until 26 March", "locked"). */
export function Tag({ children }: { children: ReactNode }): ReactNode {
  return <span className="ui-tag">{children}</span>
}
