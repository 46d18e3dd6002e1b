import type { ReactNode } from 'react'
import type { Action } from '../../../shared/domain/minutes.ts'
import { useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { SeatName } from './SeatName.tsx'

/** "Action A-053. Statistics Office: circulate the list, by 26 March." */
export function ActionWords({ action }: { action: Action }): ReactNode {
  const { t } = useText('minutes')
  const format = useFormat()
  const reveal = useReveal()
  return (
    <>
      <b>{t('action.code', { code: String(action.number).padStart(3, '0') })}</b>{' '}
      {action.owner === null ? null : (
        <>
          <SeatName seat={action.owner} />
          {t('action.colon')}{' '}
        </>
      )}
      <span dir="auto">{reveal(action.what) ?? t('withheld')}</span>
      {action.due === null ? null : <> · {t('action.by', { date: format.date(action.due, 'UTC') })}</>}
      {action.completedAt === null ? null : <> · {t('action.done')}</>}
    </>
  )
}
