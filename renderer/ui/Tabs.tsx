import type { KeyboardEvent, ReactNode } from 'react'
import { nextInRow } from './tab-keys.ts'
import './tabs.css'

export interface TabItem {
  id: string
  label: string
  /** A count or a short word after the label, quiet. */
  count?: string | number | undefined
  /** Read out after the label when the count alone would not be understood. */
  countLabel?: string | undefined
}

export interface TabsProps {
  /** What the row is of, for screen readers. */
  label: string
  tabs: readonly TabItem[]
  selected: string
  onSelect: (id: string) => void
  /** Binds tabs to their panels (TabPanel with the same `name`). */
  name: string
  /** Quiet words at the row's end. */
  aside?: ReactNode
  /** `foot`: equal widths, 60 px high, rule above: the phone's row. */
  look?: 'row' | 'foot' | undefined
}

/** A row of worded tabs; 3 px ink marks the one that is here. Arrows move and select, as panels open at once. */
export function Tabs(props: TabsProps): ReactNode {
  const { tabs, selected, onSelect, name } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === selected)
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const next = nextInRow(event.key, at, tabs.length, rtl)
    const target = next === undefined ? undefined : tabs[next]
    if (!target) return
    event.preventDefault()
    onSelect(target.id)
    document.getElementById(tabId(name, target.id))?.focus()
  }
  const here = tabs.some((tab) => tab.id === selected) ? selected : tabs[0]?.id
  return (
    <div className={`ui-tabs ui-tabs--${props.look ?? 'row'}`}>
      <div className="ui-tabs__list" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={tabId(name, tab.id)}
            className="ui-tab"
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? panelId(name, tab.id) : undefined}
            tabIndex={tab.id === here ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            <span className="ui-tab__word" data-word={tab.label}>
              {tab.label}
            </span>
            {tab.count === undefined || tab.count === '' ? null : (
              <span className="ui-tab__count" aria-label={tab.countLabel} role={tab.countLabel ? 'img' : undefined}>
                {tab.count}
              </span>
            )}
          </button>
        ))}
      </div>
      {props.aside ? <div className="ui-tabs__aside">{props.aside}</div> : null}
    </div>
  )
}

/** The content of the tab `id` of the row `name`; mount only the selected one. */
export function TabPanel(props: {
  name: string
  id: string
  children: ReactNode
  className?: string | undefined
}): ReactNode {
  return (
    <div
      role="tabpanel"
      id={panelId(props.name, props.id)}
      aria-labelledby={tabId(props.name, props.id)}
      className={props.className}
    >
      {props.children}
    </div>
  )
}

function tabId(name: string, id: string): string {
  return `${name}-tab-${id}`
}

function panelId(name: string, id: string): string {
  return `${name}-panel-${id}`
}
