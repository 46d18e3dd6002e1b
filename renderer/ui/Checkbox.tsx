import type { ReactNode } from 'react'
import { useId } from 'react'
import './field.css'

export interface CheckboxProps {
  children: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  help?: ReactNode
  disabled?: boolean | undefined
}

export function Checkbox(props: CheckboxProps): ReactNode {
  const helpId = useId()
  return (
    <div className="ui-checkbox">
      <label className="ui-checkbox__label">
        <input
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={props.help ? helpId : undefined}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <span>{props.children}</span>
      </label>
      {props.help ? (
        <div className="ui-checkbox__help" id={helpId}>
          {props.help}
        </div>
      ) : null}
    </div>
  )
}
