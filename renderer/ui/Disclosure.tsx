import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useHeldState } from './held-state.ts'
import './disclosure.css'

export interface Unfolding {
  isOpen: boolean
  toggle: () => void
  /** For the button and for the content, so that each knows the other. */
  panelId: string
}

/** Open or folded, with an id for the content: for layouts where the figure and what it unfolds stand apart. */
export function useUnfolding(openAtFirst = false): Unfolding {
  const [isOpen, setOpen] = useState(openAtFirst)
  return { isOpen, toggle: () => setOpen((open) => !open), panelId: useId() }
}

/** Words with a dotted underline: pressing unfolds what is behind them (rule, seats, arithmetic). Stands in running text. */
export function UnfoldButton(props: {
  unfolding: Unfolding
  children: ReactNode
  label?: string | undefined
}): ReactNode {
  const { unfolding } = props
  return (
    <button
      type="button"
      className="ui-unfold"
      aria-expanded={unfolding.isOpen}
      aria-controls={unfolding.isOpen ? unfolding.panelId : undefined}
      aria-label={props.label}
      onClick={unfolding.toggle}
    >
      {props.children}
    </button>
  )
}

/** What a pressed UnfoldButton shows; in place, not over the page. */
export function UnfoldPanel(props: { unfolding: Unfolding; children: ReactNode }): ReactNode {
  if (!props.unfolding.isOpen) return null
  return (
    <div id={props.unfolding.panelId} className="ui-unfold__panel">
      {props.children}
    </div>
  )
}

/** Open also after the window's layout has changed, as a form must be that somebody writes in. `key` names it in the whole window. */
export function useHeldUnfolding(key: string): Unfolding {
  const [isOpen, setOpen] = useHeldState(`unfolding ${key}`, false)
  return { isOpen, toggle: () => setOpen((open) => !open), panelId: useId() }
}

/** Both at once: a line (with optional words before and after the dotted ones) and its content below. Not for use inside a paragraph. */
export function Disclosure(props: {
  summary: ReactNode
  before?: ReactNode
  after?: ReactNode
  children: ReactNode
  openAtFirst?: boolean | undefined
}): ReactNode {
  const unfolding = useUnfolding(props.openAtFirst)
  return (
    <div className="ui-disclosure">
      <div>
        {props.before} <UnfoldButton unfolding={unfolding}>{props.summary}</UnfoldButton> {props.after}
      </div>
      <UnfoldPanel unfolding={unfolding}>{props.children}</UnfoldPanel>
    </div>
  )
}
