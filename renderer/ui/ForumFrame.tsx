import type { ReactNode } from 'react'
import { SkipLink } from './VisuallyHidden.tsx'
import { useText } from './text.ts'
import './frame.css'

export interface ForumFrameProps {
  /** Whole-width bars above everything (rehearsal, offline). */
  banner?: ReactNode
  /** Name and a quiet line, top of the rail. */
  name: ReactNode
  nameNote?: ReactNode
  /** A NavList. */
  nav: ReactNode
  /** The state in words, foot of the rail (under the content when narrow). */
  state?: ReactNode
  children: ReactNode
}

/** Navigation 216 beside one scrolling page with 40 px of padding. */
export function ForumFrame(props: ForumFrameProps): ReactNode {
  const { t } = useText('common')
  return (
    <div className="ui-forum-frame">
      <SkipLink target="content">{t('skipToContent')}</SkipLink>
      {props.banner}
      <div className="ui-forum-frame__body">
        <div className="ui-forum-frame__rail">
          <header className="ui-forum-frame__name">
            <div className="type-name">{props.name}</div>
            {props.nameNote ? <div className="type-reference">{props.nameNote}</div> : null}
          </header>
          {props.nav}
          {props.state ? <footer className="ui-forum-frame__state">{props.state}</footer> : null}
        </div>
        <main id="content" className="ui-forum-frame__main" tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </div>
  )
}

/** Two or three columns with 40–56 px between them, one below the other when narrow. `wide` names the one that takes more. */
export function Columns(props: {
  children: ReactNode
  layout?: 'halves' | 'thirds' | 'narrow-wide' | 'wide-narrow' | undefined
}): ReactNode {
  return <div className={`ui-columns ui-columns--${props.layout ?? 'halves'}`}>{props.children}</div>
}

/** One column between wide margins, for the start and standalone pages: content at most 1040 px. */
export function PlainFrame(props: { banner?: ReactNode; children: ReactNode; foot?: ReactNode }): ReactNode {
  return (
    <div className="ui-plain-frame">
      {props.banner}
      <main id="content" className="ui-plain-frame__main" tabIndex={-1}>
        {props.children}
      </main>
      {props.foot ? <footer className="ui-plain-frame__foot type-reference">{props.foot}</footer> : null}
    </div>
  )
}
