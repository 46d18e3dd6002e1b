import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import type { FailureLike } from '../../ui/failure-text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import './member.css'

/** Asks from which day on something holds. */
export function DayForm(props: {
  label: string
  help: string
  submit: string
  first: string
  pending: boolean
  failure: FailureLike | null
  /** What the day chosen would mean, where there is something to say. */
  note?: ((on: string) => ReactNode) | undefined
  onSubmit: (on: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useText('forum')
  const [on, setOn] = useState(props.first)
  return (
    <form
      className="ui-form member-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (on !== '') props.onSubmit(on)
      }}
    >
      <TextField label={props.label} help={props.help} type="date" width={14} value={on} autoFocus onChange={setOn} />
      {on === '' ? null : props.note?.(on)}
      <FailureLine failure={props.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={props.pending} missing={on === '' ? t('form.required') : undefined}>
          {props.submit}
        </Button>
        <Button kind="link" onPress={props.onCancel}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
