import type { ReactNode } from 'react'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { useForum } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { endedSeats } from './seat-views.ts'
import { useToday } from '../../client/use-today.ts'

/** [SEAT6] The seats that a body had, and until when. `link` draws a seat's name as the way to its page. */
export function EndedSeats(props: {
  body?: BodyId
  link?: (seat: { id: string; label: string }) => ReactNode
}): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const format = useFormat()
  const { body = null, link } = props
  const ended = endedSeats(state, useToday(), body)
  if (ended.length === 0) return null
  return (
    <div className="ended-seats type-reference">
      <p>{t('members.endedSeats')}</p>
      <ul>
        {ended.map((seat) => (
          <li key={seat.id}>
            {link ? link(seat) : seat.label} · {t('members.endedOn', { date: format.date(seat.ended ?? '', 'UTC') })}
          </li>
        ))}
      </ul>
    </div>
  )
}
