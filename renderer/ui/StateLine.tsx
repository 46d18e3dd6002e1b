import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import type { MarkName } from './Mark.tsx'
import './state-line.css'

export type StateKind = 'settled' | 'pending' | 'offline' | 'problem'

const marks: Record<StateKind, MarkName> = {
  settled: 'agree',
  pending: 'waiting',
  offline: 'attention',
  problem: 'attention',
}

export interface StateLineProps {
  kind: StateKind
  children: ReactNode
  small?: boolean | undefined
  /** Drawn only: its words are spoken from elsewhere. */
  silent?: boolean | undefined
}

/** The state of what was entered, in words, in one place: "Saved", "2 changes not yet saved". `offline` stands on notice ground. */
export function StateLine(props: StateLineProps): ReactNode {
  return (
    <div
      {...(props.silent ? { 'aria-hidden': true } : { role: 'status' })}
      className={`ui-state ui-state--${props.kind}${props.small ? ' ui-state--small' : ''}`}
    >
      <Mark name={marks[props.kind]} plain={props.kind === 'offline'} size={props.small ? 14 : 16} />
      <span>{props.children}</span>
    </div>
  )
}

export interface BannerProps {
  /** `ink` for a rehearsal, `notice` for being offline. */
  kind: 'ink' | 'notice'
  /** The first words in `<b>` weigh. */
  children: ReactNode
  /** At its end. */
  action?: ReactNode
  /** Without the mark, where the words alone fill a phone's width. */
  bare?: boolean | undefined
}

/** A whole-width bar that cannot be missed. */
export function Banner(props: BannerProps): ReactNode {
  return (
    <div className={`ui-banner ui-banner--${props.kind}`} role="status">
      {props.bare ? null : <Mark name="attention" plain size={16} />}
      <div className="ui-banner__words">{props.children}</div>
      {props.action}
    </div>
  )
}
