import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import { useText } from './text.ts'
import './empty-state.css'

export interface ErrorLine {
  id: string
  /** Where in what was given; `place` in words takes precedence ("Seats"). */
  line?: number | undefined
  column?: number | undefined
  place?: string | undefined
  /** What is wrong; `<b>` for the fact, then the remedy. */
  message: ReactNode
}

/** Why nothing was done, where, and what to do about each. Takes focus when it appears (`role=alert` reads it out). */
export function ErrorList(props: { title: ReactNode; children?: ReactNode; errors: readonly ErrorLine[] }): ReactNode {
  return (
    <div className="ui-errors" role="alert">
      <div className="ui-errors__head">
        <Mark name="attention" />
        <div>
          <h2 className="type-section">{props.title}</h2>
          {props.children ? <p className="quiet-text">{props.children}</p> : null}
        </div>
      </div>
      <ol>
        {props.errors.map((error) => (
          <li key={error.id} className="ui-errors__line">
            <b>
              <ErrorPlace error={error} />
            </b>
            <span>{error.message}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function ErrorPlace({ error }: { error: ErrorLine }): ReactNode {
  const { t } = useText('common')
  if (error.place !== undefined) return error.place
  if (error.line === undefined) return null
  if (error.column === undefined) return t('line', { line: error.line })
  return t('lineColumn', { line: error.line, column: error.column })
}
