import type { HTMLInputAutoCompleteAttribute, KeyboardEventHandler, ReactNode, Ref } from 'react'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'
import './visually-hidden.css'

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  /** Return was pressed. */
  onSubmit?: (() => void) | undefined
  onKeyDown?: KeyboardEventHandler | undefined
  type?: 'text' | 'email' | 'url' | 'date' | 'time' | 'datetime-local' | 'number' | 'search' | undefined
  inputMode?: 'text' | 'numeric' | 'email' | 'url' | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  placeholder?: string | undefined
  required?: boolean | undefined
  readOnly?: boolean | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  autoFocus?: boolean | undefined
  /** Language of what is written, where it differs from the page's. */
  lang?: string | undefined
  /** Width in characters for short entries (a number, a date); else the field fills its column. */
  width?: number | undefined
  /** Stands at the end of the field's own line ("Join" beside the link). */
  action?: ReactNode
  ref?: Ref<HTMLInputElement> | undefined
}

export function TextField(props: TextFieldProps): ReactNode {
  const { value, onChange, onSubmit, onKeyDown, type = 'text', width, action } = props
  return (
    <Field {...props}>
      {(wiring) => (
        <div className="ui-field__line">
          <input
            {...wiring}
            ref={props.ref}
            className="ui-input"
            type={type}
            value={value}
            dir="auto"
            inputMode={props.inputMode}
            min={props.min}
            max={props.max}
            placeholder={props.placeholder}
            required={props.required}
            readOnly={props.readOnly}
            autoComplete={props.autoComplete ?? 'off'}
            autoFocus={props.autoFocus}
            lang={props.lang}
            style={width === undefined ? undefined : { inlineSize: `calc(${width}ch + 2rem)`, flex: 'none' }}
            onChange={(event) => onChange(event.target.value)}
            onBlur={props.onBlur}
            onKeyDown={(event) => {
              onKeyDown?.(event)
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onSubmit) return
              event.preventDefault()
              onSubmit()
            }}
          />
          {action}
        </div>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  rows?: number | undefined
  maxLength?: number | undefined
  required?: boolean | undefined
  readOnly?: boolean | undefined
  autoFocus?: boolean | undefined
  lang?: string | undefined
  placeholder?: string | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
}

/** Grows with what is written (`field-sizing`), at least `rows` lines. */
export function TextArea(props: TextAreaProps): ReactNode {
  return (
    <Field {...props}>
      {(wiring) => (
        <textarea
          {...wiring}
          ref={props.ref}
          className="ui-input ui-input--area"
          value={props.value}
          dir="auto"
          rows={props.rows ?? 3}
          maxLength={props.maxLength}
          required={props.required}
          readOnly={props.readOnly}
          autoFocus={props.autoFocus}
          lang={props.lang}
          placeholder={props.placeholder}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  )
}
