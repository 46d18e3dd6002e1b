import type { ReactNode } from 'react'
import './nav-list.css'

export interface NavItem {
  id: string
  label: string
  href: string
  count?: ReactNode
}

/** Worded places, one below the other; 3 px ink and paper ground mark the one that is here. Wraps into a row when narrow. */
export function NavList(props: {
  label: string
  items: readonly NavItem[]
  current: string
  /** Without it the links go where `href` says. */
  onGo?: ((id: string) => void) | undefined
}): ReactNode {
  const { onGo } = props
  return (
    <nav className="ui-nav" aria-label={props.label}>
      <ul>
        {props.items.map((item) => (
          <li key={item.id}>
            <a
              className="ui-nav__item"
              href={item.href}
              aria-current={item.id === props.current ? 'page' : undefined}
              onClick={
                onGo &&
                ((event) => {
                  event.preventDefault()
                  onGo(item.id)
                })
              }
            >
              <span>{item.label}</span>
              {item.count === undefined ? null : <span className="ui-nav__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
