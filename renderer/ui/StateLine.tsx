import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import type { MarkName } from './Mark.tsx'
import './state-line.css'

export type StateKind = 'settled' | 'pending' | 'offline' | 'problem'

const marks: Record<StateKind, MarkName> = { settled: 'agree', pending: 'waiting', offline: 'attention', problem: 'attention' }

/** The state of what was entered, in words, in one place: "Saved", "2 changes not yet saved". `offline` stands on notice ground. */
export function StateLine(props: { kind: StateKind; children: ReactNode; small?: boolean | undefined }): ReactNode {
  return (
    <div role="status" className={`ui-state ui-state--${props.kind}${props.small ? ' ui-state--small' : ''}`}>
      <Mark name={marks[props.kind]} plain={props.kind === 'offline'} size={props.small ? 14 : 16} />
      <span>{props.children}</span>
    </div>
  )
}

/** A whole-width bar: `ink` for a rehearsal, `notice` for being offline. The first words in `<b>` weigh; `action` at its end. */
export function Banner(props: { kind: 'ink' | 'notice'; children: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <div className={`ui-banner ui-banner--${props.kind}`} role="status">
      <Mark name="attention" plain size={16} />
      <div className="ui-banner__words">{props.children}</div>
      {props.action}
    </div>
  )
}
