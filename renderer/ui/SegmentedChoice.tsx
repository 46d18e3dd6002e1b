import type { ReactNode } from 'react'
import { useId } from 'react'
import './field.css'
import './visually-hidden.css'
import './segmented-choice.css'

export interface Segment {
  value: string
  label: string
  /** Chosen, it stands on sunk ground instead of ink: an answer that withdraws ("Away"). */
  receding?: boolean | undefined
}

export interface SegmentedChoiceProps {
  /** What is chosen; drawn as a legend only with `showLabel`. */
  label: string
  showLabel?: boolean | undefined
  help?: ReactNode
  segments: readonly Segment[]
  /** Undefined while nothing has been answered. */
  value: string | undefined
  onChange: (value: string) => void
  disabled?: boolean | undefined
}

/** Two to five opposed or graded answers, side by side, of the same weight: a radio group. Each reserves the width of its bold word. */
export function SegmentedChoice(props: SegmentedChoiceProps): ReactNode {
  const name = useId()
  return (
    <fieldset className="ui-segments" disabled={props.disabled}>
      <legend className={props.showLabel ? 'ui-field__label' : 'ui-visually-hidden'}>{props.label}</legend>
      {props.help ? <div className="ui-field__help">{props.help}</div> : null}
      <div className="ui-segments__row">
        {props.segments.map((segment) => (
          <label key={segment.value} className={`ui-segment${segment.receding ? ' ui-segment--receding' : ''}`}>
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={props.value === segment.value}
              onChange={() => props.onChange(segment.value)}
            />
            <span className="ui-segment__word" data-word={segment.label}>
              {segment.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export interface RadioOption {
  value: string
  label: string
  help?: ReactNode
}

/** Answers that need a line of explanation each, one below the other. */
export function RadioList(props: {
  label: string
  hideLabel?: boolean | undefined
  help?: ReactNode
  options: readonly RadioOption[]
  value: string | undefined
  onChange: (value: string) => void
}): ReactNode {
  const name = useId()
  return (
    <fieldset className="ui-radios">
      <legend className={props.hideLabel ? 'ui-visually-hidden' : 'ui-field__label'}>{props.label}</legend>
      {props.help ? <div className="ui-field__help">{props.help}</div> : null}
      {props.options.map((option) => (
        <label key={option.value} className="ui-radio">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
          />
          <span>
            <span className="ui-radio__label">{option.label}</span>
            {option.help ? <span className="ui-radio__help">{option.help}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
