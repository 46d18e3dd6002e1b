import type { ReactNode } from 'react'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean | undefined
}

export interface SelectProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: readonly SelectOption[]
  /** Stands first and means "nothing chosen" (value ''). */
  placeholder?: string | undefined
  required?: boolean | undefined
  small?: boolean | undefined
}

/** The browser's own list: right on every phone and with every screen reader. For long lists that want typing see ComboBox. */
export function Select(props: SelectProps): ReactNode {
  return (
    <Field {...props}>
      {(wiring) => (
        <div className="ui-select">
          <select
            {...wiring}
            className={`ui-input ui-input--select${props.small ? ' ui-input--small' : ''}`}
            value={props.value}
            required={props.required}
            onChange={(event) => props.onChange(event.target.value)}
          >
            {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
            {props.options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
