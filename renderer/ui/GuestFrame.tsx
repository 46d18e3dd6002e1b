import type { ReactNode } from 'react'
import { Tabs, TabPanel } from './Tabs.tsx'
import type { TabItem } from './Tabs.tsx'
import './frame.css'
import './guest-frame.css'

export interface GuestFrameProps {
  name: ReactNode
  note?: ReactNode
  /** A small StateLine ("Connected", "Offline"). */
  state?: ReactNode
  /** Bars below the header (offline, rehearsal). */
  banner?: ReactNode
  /** Four worded tabs at the foot; without them the page stands alone (joining). */
  tabs?: { label: string; items: readonly TabItem[]; selected: string; onSelect: (id: string) => void } | undefined
  children: ReactNode
  /** Stays above the tabs: the big buttons. */
  actions?: ReactNode
}

/** A phone: margins 16, header 60, tabs 60; text 16/24, targets 52. On a wide screen a column of 560. */
export function GuestFrame(props: GuestFrameProps): ReactNode {
  const { tabs } = props
  return (
    <div className="ui-guest">
      <header className="ui-guest__header">
        <div>
          <div className="type-name ui-guest__name">{props.name}</div>
          {props.note ? <div className="ui-guest__note">{props.note}</div> : null}
        </div>
        {props.state}
      </header>
      {props.banner}
      <main id="content" className="ui-guest__main" tabIndex={-1}>
        {tabs ? (
          <TabPanel name="guest" id={tabs.selected}>
            {props.children}
          </TabPanel>
        ) : (
          props.children
        )}
      </main>
      {props.actions ? <div className="ui-guest__actions">{props.actions}</div> : null}
      {tabs ? (
        <nav className="ui-guest__tabs" aria-label={tabs.label}>
          <Tabs
            name="guest"
            look="foot"
            label={tabs.label}
            tabs={tabs.items}
            selected={tabs.selected}
            onSelect={tabs.onSelect}
          />
        </nav>
      ) : null}
    </div>
  )
}
