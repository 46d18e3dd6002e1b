import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import './ethics.css'

/** One step of a complaint or dispute: its fields, what it does, and the way out where there is one. */
export function CaseForm(props: {
  /** Read out, and said above the fields. */
  title: string
  help?: ReactNode
  children: ReactNode
  act: string
  /** What is still lacking, or undefined. */
  missing: string | undefined
  pending: boolean
  failure: Failure | null
  onSubmit: () => void
  onCancel?: (() => void) | undefined
  /** Beside the button that sends it. */
  also?: ReactNode
}): ReactNode {
  const { t } = useText('ethics')
  return (
    <form
      className="ui-form ethics-form ethics-case__form"
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (props.missing === undefined && !props.pending) props.onSubmit()
      }}
    >
      <p className="ui-field__label">{props.title}</p>
      {props.help ? <p className="type-reference">{props.help}</p> : null}
      {props.children}
      <FailureLine failure={props.failure} />
      <ButtonRow>
        <Button type="submit" busy={props.pending} missing={props.missing}>
          {props.act}
        </Button>
        {props.also}
        {props.onCancel ? (
          <Button kind="link" onPress={props.onCancel}>
            {t('form.cancel')}
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  )
}
