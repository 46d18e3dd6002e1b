import type { ReactNode } from 'react'
import { balanceBroken } from '../../../shared/rules/composition.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useBalanceWords } from './balance-words.ts'
import { DayForm } from './DayForm.tsx'
import type { HolderView } from './seat-views.ts'

export function EndTerm(props: { seat: string; holder: HolderView; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const leave = useCommand('seat.leave')
  const balanceWords = useBalanceWords()
  const { holder } = props
  const seat = state.seats[props.seat]
  const { person, as, name } = holder
  const submit = async (on: string): Promise<void> => {
    const left = await leave.run({ seat: props.seat, person, as, on })
    if (left.ok) props.onDone()
  }
  const note = (on: string): ReactNode => {
    const broken = seat ? balanceBroken(state, seat, holder.entry, on) : null
    return broken ? <Marked mark="attention">{t('seats.breaks', { seats: balanceWords(broken) })}</Marked> : null
  }
  return (
    <DayForm
      label={t('members.endOn')}
      help={t('members.endWords')}
      submit={t('members.endNow', { name: name ?? t('form.withheld') })}
      first={props.today}
      pending={leave.pending}
      failure={leave.failure}
      note={note}
      onSubmit={(on) => void submit(on)}
      onCancel={props.onDone}
    />
  )
}
