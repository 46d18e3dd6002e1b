import type { ReactNode } from 'react'
import type { Turn } from '../../../shared/domain/floor.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { speakers } from '../../../shared/rules/floor.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { SeatName } from './SeatName.tsx'

/** [FLOOR4] In the minutes of an item: who had the floor, in the order of their first turn, and when. */
export function WhoSpoke({ meeting, turns }: { meeting: Meeting; turns: readonly Turn[] }): ReactNode {
  const { t } = useText('minutes')
  const { state } = useForum()
  const reveal = useReveal()
  const format = useFormat()
  if (turns.length === 0) return null
  const time = (at: string): string => format.time(at, meeting.starts.zone)
  const spanOf = ({ from, to, kind }: Turn): string =>
    t('speaking.span', { from: time(from), to: to === null ? 'none' : time(to) }) +
    (kind === 'order' ? t('speaking.order') : '')
  return (
    <section className="minutes__part">
      <h3 className="type-label">{t('speaking.title')}</h3>
      <ul>
        {speakers(turns, null).map((one) => (
          <li key={one.seat ?? one.person} className="minutes__speaker">
            {one.seat === null ? (
              <span dir="auto">{reveal(state.persons[one.person]?.name) ?? t('withheld')}</span>
            ) : (
              <SeatName seat={one.seat} />
            )}{' '}
            <span className="type-reference">{one.turns.map(spanOf).join(t('events.comma'))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
