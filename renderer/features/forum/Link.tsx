import type { ReactNode } from 'react'
import type { Route } from '../../client/route.ts'
import { formatRoute } from '../../client/route.ts'

/** Goes elsewhere in this window; `quiet` in lists of names, where colour would shout. */
export function Link(props: {
  to: Route
  children: ReactNode
  quiet?: boolean | undefined
  label?: string | undefined
}): ReactNode {
  return (
    <a href={formatRoute(props.to)} className={props.quiet ? 'quiet' : undefined} aria-label={props.label}>
      {props.children}
    </a>
  )
}
