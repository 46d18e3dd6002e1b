import type { ReactNode } from 'react'
import './visually-hidden.css'

/** Read aloud, not drawn. */
export function VisuallyHidden({ children }: { children: ReactNode }): ReactNode {
  return <span className="ui-visually-hidden">{children}</span>
}

/** First stop of the Tab key: moves focus over the frame to the element with id `target` (focusable). Leaves the address alone: scenes live in its hash. */
export function SkipLink({ target, children }: { target: string; children: ReactNode }): ReactNode {
  return (
    <a
      className="ui-skip"
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(target)?.focus()
      }}
    >
      {children}
    </a>
  )
}
