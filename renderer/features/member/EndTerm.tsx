import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { HolderView } from './seat-views.ts'
import './member.css'

export function EndTerm(props: { seat: string; holder: HolderView; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('forum')
  const leave = useCommand('seat.leave')
  const [on, setOn] = useState(props.today)
  const { person, as, name } = props.holder
  const submit = async (): Promise<void> => {
    const left = await leave.run({ seat: props.seat, person, as, on })
    if (left.ok) props.onDone()
  }
  return (
    <form
      className="member-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (on !== '') void submit()
      }}
    >
      <TextField
        label={t('members.endOn')}
        help={t('members.endWords')}
        type="date"
        width={14}
        value={on}
        autoFocus
        onChange={setOn}
      />
      <FailureLine failure={leave.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={leave.pending} missing={on === '' ? t('form.required') : undefined}>
          {t('members.endNow', { name: name ?? t('form.withheld') })}
        </Button>
        <Button onPress={props.onDone}>{t('form.cancel')}</Button>
      </ButtonRow>
    </form>
  )
}
