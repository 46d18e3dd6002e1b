import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCan, useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { DayForm } from './DayForm.tsx'
import type { SeatView } from './seat-views.ts'
import { useToday } from '../../client/use-today.ts'

/** [SEAT6] A seat that nobody holds, or is to hold, ends on a day. Nothing for those who may not say so. */
export function EndSeat({ seat }: { seat: Pick<SeatView, 'id' | 'label' | 'vacant' | 'coming'> }): ReactNode {
  const { t } = useText('forum')
  const today = useToday()
  const may = useCan({ to: 'seat.end' })
  const end = useCommand('seat.end')
  const [asking, setAsking] = useState(false)
  if (!may || !seat.vacant || seat.coming.length > 0) return null
  if (!asking) {
    return (
      <Button small label={t('members.endSeatOf', { seat: seat.label })} onPress={() => setAsking(true)}>
        {t('members.endSeat')}
      </Button>
    )
  }
  return (
    <DayForm
      label={t('members.endSeatOn')}
      help={t('members.endSeatHelp')}
      submit={t('members.endSeat')}
      first={today}
      pending={end.pending}
      failure={end.failure}
      onSubmit={(on) =>
        void end.run({ seat: seat.id, on }).then(({ ok }) => {
          if (ok) setAsking(false)
        })
      }
      onCancel={() => setAsking(false)}
    />
  )
}
