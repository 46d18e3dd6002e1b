import type { ReactNode } from 'react'
import { useCommand } from '../../client/react.tsx'
import { useText } from '../../ui/text.ts'
import { DayForm } from './DayForm.tsx'
import type { HolderView } from './seat-views.ts'

export function EndTerm(props: { seat: string; holder: HolderView; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('forum')
  const leave = useCommand('seat.leave')
  const { person, as, name } = props.holder
  const submit = async (on: string): Promise<void> => {
    const left = await leave.run({ seat: props.seat, person, as, on })
    if (left.ok) props.onDone()
  }
  return (
    <DayForm
      label={t('members.endOn')}
      help={t('members.endWords')}
      submit={t('members.endNow', { name: name ?? t('form.withheld') })}
      first={props.today}
      pending={leave.pending}
      failure={leave.failure}
      onSubmit={(on) => void submit(on)}
      onCancel={props.onDone}
    />
  )
}
