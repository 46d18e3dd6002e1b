import type { ReactNode } from 'react'
import { useState } from 'react'
import { Tabs, TabPanel } from './Tabs.tsx'
import type { TabItem } from './Tabs.tsx'
import { SkipLink } from './VisuallyHidden.tsx'
import { useText } from './text.ts'
import { useNarrow } from './use-narrow.ts'
import './frame.css'
import './live-frame.css'

export interface RailTab extends TabItem {
  content: ReactNode
}

export interface LiveFrameProps {
  /** Rehearsal and offline bars, whole width. */
  banner?: ReactNode
  /** A LiveHeader. */
  header: ReactNode
  /** Under the header when narrow only: the facts the header then drops, one line each (FrameLine). */
  narrowLines?: ReactNode
  /** Rail at the start, 248 px; `folded` (56 px) stands in its place while `record` is shown. Its `label` is its tab when narrow. */
  agenda?: { label: string; content: ReactNode; folded?: ReactNode } | undefined
  /** Rail at the end, 272 px; gives way while `record` is shown (`floorLine` then says the least, in the row of tabs). */
  floor?: { label: string; tabs: readonly RailTab[]; line?: ReactNode } | undefined
  /** Above the centre's tabs; an h1. While `record` is shown it is read out only, as the text of record names the item. */
  title?: ReactNode
  tabs?:
    | { label: string; items: readonly TabItem[]; selected: string; onSelect: (id: string) => void; aside?: ReactNode }
    | undefined
  /** Text of record, 388 px, at the start of the centre: folds the agenda and hides the floor. */
  record?: ReactNode
  children: ReactNode
  /** A StepBar. */
  stepBar?: ReactNode
}

/** Header 56, agenda 248, centre, floor 272, step bar 68. Below 1000 px the rails join the centre's row of tabs. */
export function LiveFrame(props: LiveFrameProps): ReactNode {
  const { t } = useText('common')
  const narrow = useNarrow()
  return (
    <div className="ui-live">
      <SkipLink target="content">{t('skipToContent')}</SkipLink>
      {props.banner}
      <header className="ui-live__header">{props.header}</header>
      {narrow ? <NarrowBody {...props} /> : <WideBody {...props} />}
    </div>
  )
}

function WideBody(props: LiveFrameProps): ReactNode {
  const { agenda, floor, tabs, record } = props
  const deciding = record !== undefined && record !== null
  const row = tabs ? (
    <Tabs
      name="live"
      label={tabs.label}
      tabs={tabs.items}
      selected={tabs.selected}
      onSelect={tabs.onSelect}
      aside={deciding ? (floor?.line ?? tabs.aside) : tabs.aside}
    />
  ) : null
  return (
    <div className={`ui-live__body${deciding ? ' ui-live__body--deciding' : ''}`}>
      {agenda ? (
        <aside className="ui-live__agenda" aria-label={agenda.label}>
          {deciding && agenda.folded !== undefined ? agenda.folded : agenda.content}
        </aside>
      ) : null}
      <main id="content" className="ui-live__centre" tabIndex={-1}>
        {deciding && props.title ? <div className="ui-visually-hidden">{props.title}</div> : null}
        {deciding ? <div className="ui-live__tabs-strip">{row}</div> : null}
        <div className="ui-live__parts">
          {deciding ? <div className="ui-live__record">{record}</div> : null}
          <div className="ui-live__work">
            <div className="ui-live__scroll">
              {deciding ? null : props.title}
              {deciding ? null : row}
              <Centre {...props} />
            </div>
            {props.stepBar}
          </div>
        </div>
      </main>
      {floor && !deciding ? <FloorRail floor={floor} /> : null}
    </div>
  )
}

function Centre({ tabs, children }: LiveFrameProps): ReactNode {
  if (!tabs) return children
  return (
    <TabPanel name="live" id={tabs.selected} className="ui-live__panel">
      {children}
    </TabPanel>
  )
}

function FloorRail({ floor }: { floor: NonNullable<LiveFrameProps['floor']> }): ReactNode {
  const [chosen, setChosen] = useState(floor.tabs[0]?.id ?? '')
  const shown = floor.tabs.find((tab) => tab.id === chosen) ?? floor.tabs[0]
  return (
    <aside className="ui-live__floor" aria-label={floor.label}>
      <Tabs name="floor" label={floor.label} tabs={floor.tabs} selected={shown?.id ?? ''} onSelect={setChosen} />
      {shown ? (
        <TabPanel name="floor" id={shown.id}>
          {shown.content}
        </TabPanel>
      ) : null}
    </aside>
  )
}

/** One row of tabs for all: agenda, the centre's own, the floor's. Choosing a rail leaves the centre's choice as it was. */
function NarrowBody(props: LiveFrameProps): ReactNode {
  const { agenda, floor, tabs } = props
  const [rail, setRail] = useState<string>()
  const agendaId = 'rail-agenda'
  const railTabs: RailTab[] = [
    ...(agenda ? [{ id: agendaId, label: agenda.label, content: agenda.content }] : []),
    ...(floor?.tabs ?? []).map((tab) => ({ ...tab, id: `rail-${tab.id}` })),
  ]
  const items = [...railTabs.slice(0, agenda ? 1 : 0), ...(tabs?.items ?? []), ...railTabs.slice(agenda ? 1 : 0)]
  const openRail = railTabs.find((tab) => tab.id === rail)
  const selected = openRail?.id ?? tabs?.selected ?? items[0]?.id ?? ''
  const onSelect = (id: string): void => {
    const isRail = railTabs.some((tab) => tab.id === id)
    setRail(isRail ? id : undefined)
    if (!isRail) tabs?.onSelect(id)
  }
  return (
    <>
      {props.narrowLines}
      {items.length > 0 ? (
        <div className="ui-live__tabs-strip">
          <Tabs
            name="live"
            label={tabs?.label ?? agenda?.label ?? ''}
            tabs={items}
            selected={selected}
            onSelect={onSelect}
          />
        </div>
      ) : null}
      <main id="content" className="ui-live__narrow" tabIndex={-1}>
        {openRail ? (
          <TabPanel name="live" id={openRail.id} className="ui-live__narrow-rail">
            {openRail.content}
          </TabPanel>
        ) : (
          <div className="ui-live__scroll">
            {props.title}
            {props.record}
            <Centre {...props} />
          </div>
        )}
      </main>
      {props.stepBar}
    </>
  )
}

/** The header's row, in the order that looks.md fixes; what does not fit when narrow is dropped for a FrameLine of its own. */
export function LiveHeader(props: {
  name: ReactNode
  note?: ReactNode
  clock?: ReactNode
  /** Whether enough are here: word, seat line, figures, groups. Hidden when narrow. */
  facts?: ReactNode
  state?: ReactNode
  actions?: ReactNode
}): ReactNode {
  return (
    <div className="ui-live-header">
      <div className="ui-live-header__name">
        <div className="type-name">{props.name}</div>
        {props.note ? <div className="type-reference ui-live-header__note">{props.note}</div> : null}
      </div>
      {props.clock ? <div className="ui-live-header__clock">{props.clock}</div> : null}
      {props.facts ? <div className="ui-live-header__facts">{props.facts}</div> : null}
      <div className="ui-live-header__end">
        {props.state}
        {props.actions}
      </div>
    </div>
  )
}

/** One fact on a line of its own below the header, when narrow. */
export function FrameLine({ children, aside }: { children: ReactNode; aside?: ReactNode }): ReactNode {
  return (
    <div className="ui-frame-line">
      <div>{children}</div>
      {aside ? <div>{aside}</div> : null}
    </div>
  )
}

/** A part of a rail, hairline below; `here` stands on paper with 3 px ink at its start. */
export function RailBlock(props: {
  children: ReactNode
  here?: boolean | undefined
  flush?: boolean | undefined
}): ReactNode {
  const className = `ui-rail-block${props.here ? ' ui-rail-block--here' : ''}${props.flush ? ' ui-rail-block--flush' : ''}`
  return <div className={className}>{props.children}</div>
}
