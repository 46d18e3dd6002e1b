import type { ReactNode } from 'react'
import { useId } from 'react'
import { Mark } from './Mark.tsx'
import './field.css'

/** What every field shares: label, then help, then the error, then the field. The error keeps the entry and says the way out. */
export interface FieldProps {
  label: string
  help?: ReactNode
  /** What is wrong and how to write it instead; absent or empty when nothing is. */
  error?: ReactNode
  /** Says so in words after the label ("optional"). */
  note?: string | undefined
  /** The label is read out but not drawn, where a column head or heading already says it. */
  hideLabel?: boolean | undefined
  className?: string | undefined
}

export interface FieldWiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Wires label, help and error to whatever control `children` draws with the ids given. */
export function Field(props: FieldProps & { children: (wiring: FieldWiring) => ReactNode }): ReactNode {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const described = [props.help ? helpId : '', props.error ? errorId : ''].filter(Boolean).join(' ')
  return (
    <div className={`ui-field ${props.error ? 'ui-field--error' : ''} ${props.className ?? ''}`}>
      <label className={props.hideLabel ? 'ui-visually-hidden' : 'ui-field__label'} htmlFor={id}>
        {props.label}
        {props.note ? <span className="ui-field__note"> {props.note}</span> : null}
      </label>
      {props.help ? (
        <div className="ui-field__help" id={helpId}>
          {props.help}
        </div>
      ) : null}
      <FieldProblem id={errorId}>{props.error}</FieldProblem>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
    </div>
  )
}

/** The error line between label and field; always in the page, so that its arrival is announced. */
export function FieldProblem({ id, children }: { id: string; children?: ReactNode }): ReactNode {
  return (
    <div className="ui-field__problem" id={id} role="status">
      {children ? (
        <>
          <Mark name="attention" size={14} />
          <span>{children}</span>
        </>
      ) : null}
    </div>
  )
}
