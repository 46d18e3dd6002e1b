import type { ReactNode } from 'react'
import './step-bar.css'

export interface StepBarProps {
  /** Why this is next. */
  why: ReactNode
  /** Below it, small. */
  note?: ReactNode
  /** One quiet button. */
  quiet?: ReactNode
  /** One ink button (Button kind="primary"). */
  main?: ReactNode
  label: string
}

/** The foot of a live screen, 68 px: the next sensible step. When narrow, the ink button comes first and takes the width. */
export function StepBar(props: StepBarProps): ReactNode {
  return (
    <section className="ui-step-bar" aria-label={props.label}>
      <div className="ui-step-bar__words">
        <div className="type-name">{props.why}</div>
        {props.note ? <div className="type-reference ui-step-bar__note">{props.note}</div> : null}
      </div>
      <div className="ui-step-bar__buttons">
        {props.quiet}
        {props.main}
      </div>
    </section>
  )
}
