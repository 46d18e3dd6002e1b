import type { ReactNode } from 'react'
import { ButtonRow } from './Button.tsx'
import './empty-state.css'

/** Nothing is here yet: says so, says what is due, gives the way to begin. */
export function EmptyState(props: {
  title: ReactNode
  children?: ReactNode
  /** Where the "due" comes from. */
  source?: ReactNode
  actions?: ReactNode
}): ReactNode {
  return (
    <div className="ui-empty">
      <h2 className="ui-empty__title">{props.title}</h2>
      {props.children ? <p className="measure">{props.children}</p> : null}
      {props.source ? <p className="type-reference">{props.source}</p> : null}
      {props.actions ? <ButtonRow className="ui-empty__actions">{props.actions}</ButtonRow> : null}
    </div>
  )
}
