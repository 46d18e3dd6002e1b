import type { ReactNode } from 'react'
import './timeline.css'

/** Lines of what happened, oldest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <ol className="ui-timeline" aria-label={label}>
      {children}
    </ol>
  )
}

export interface TimelineLineProps {
  /** As people read it ("14:03"). */
  time: string
  /** Machine-readable instant. */
  dateTime?: string | undefined
  /** The key fact, bold, then the rest of the line in `children`. */
  fact?: ReactNode
  children?: ReactNode
  /** People's words, in text size below. */
  words?: ReactNode
}

/** Hairline above, time in a 56 px margin, small type, the key fact bold. */
export function TimelineLine(props: TimelineLineProps): ReactNode {
  return (
    <li className="ui-timeline__line">
      <time className="ui-timeline__time" dateTime={props.dateTime}>
        {props.time}
      </time>
      <div className="ui-timeline__body">
        {props.fact || props.children ? (
          <div className="ui-timeline__event">
            {props.fact ? <b className="ui-timeline__fact">{props.fact}</b> : null} {props.children}
          </div>
        ) : null}
        {props.words ? <div className="ui-timeline__words">{props.words}</div> : null}
      </div>
    </li>
  )
}
