import type { ReactNode } from 'react'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'

/** In a roll call nothing is pressed here: the seat is called, says its vote aloud, and sees here what was entered. */
export function GuestCalled({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const name = view.seatName(seat)
  const cast = view.decision.ballot?.cast[seat]
  if (cast === undefined) return <p className="guest-vote__help">{t('guest.called', { seat: name })}</p>
  return (
    <>
      {cast === 'noted' ? null : (
        <p className="type-item guest-vote__called">
          <Mark name={cast === 'invalid' ? 'abstain' : cast} size={24} plain />
          {t(`said.${cast}`)}
        </p>
      )}
      <p className="guest-vote__help">{t('guest.calledRecorded', { seat: name })}</p>
    </>
  )
}
