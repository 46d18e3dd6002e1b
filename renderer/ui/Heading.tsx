import type { ReactNode } from 'react'
import { useId } from 'react'
import './heading.css'

/** The page's name; `above` is the way back, `aside` a quiet fact at the end of the line. */
export function PageTitle(props: { children: ReactNode; above?: ReactNode; aside?: ReactNode }): ReactNode {
  return (
    <header className="ui-page-title">
      <div>
        {props.above ? <div className="type-reference">{props.above}</div> : null}
        <h1 className="type-title" tabIndex={-1}>
          {props.children}
        </h1>
      </div>
      {props.aside ? <div className="type-reference">{props.aside}</div> : null}
    </header>
  )
}

export interface SectionProps {
  title: ReactNode
  /** Quiet words at the end of the heading's line ("7, see all"). */
  aside?: ReactNode
  children: ReactNode
  /** Heading level, 2 unless told. */
  level?: 2 | 3 | 4 | undefined
  /** `ink` 2 px above (a block), `hairline` (a part of one), `problem` 2 px red, `none`. */
  rule?: 'ink' | 'hairline' | 'problem' | 'none' | undefined
  /** `name` 15/600 (usual), `section` 18/650, `item` 22/650. */
  size?: 'name' | 'section' | 'item' | undefined
  className?: string | undefined
}

/** A block of a page: one strong rule above, its name, its content. */
export function Section(props: SectionProps): ReactNode {
  const headingId = useId()
  const Tag = `h${props.level ?? 2}` as 'h2'
  return (
    <section
      className={`ui-section ui-section--${props.rule ?? 'ink'} ${props.className ?? ''}`}
      aria-labelledby={headingId}
    >
      <div className="ui-section__head">
        <Tag id={headingId} className={`type-${props.size ?? 'name'}`}>
          {props.title}
        </Tag>
        {props.aside ? <div className="type-reference">{props.aside}</div> : null}
      </div>
      {props.children}
    </section>
  )
}

/** A line of a list: name, note below, a fact at the end; hairline below. */
export function ListLine(props: {
  children: ReactNode
  note?: ReactNode
  aside?: ReactNode
  mark?: ReactNode
}): ReactNode {
  return (
    <li className="ui-list-line">
      {props.mark ? <span className="ui-list-line__mark">{props.mark}</span> : null}
      <div className="ui-list-line__words">
        <div>{props.children}</div>
        {props.note ? <div className="type-reference">{props.note}</div> : null}
      </div>
      {props.aside ? <div className="ui-list-line__aside">{props.aside}</div> : null}
    </li>
  )
}

/** Lines of facts with their names: term in the margin, words beside it. */
export function FactList({ children }: { children: ReactNode }): ReactNode {
  return <dl className="ui-facts">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="ui-fact">
      <dt className="type-label">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
