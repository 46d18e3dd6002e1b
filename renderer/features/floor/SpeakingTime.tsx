import type { ReactNode } from 'react'
import { speakingBySector } from '../../../shared/rules/floor.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { RailBlock } from '../../ui/LiveFrame.tsx'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { FloorView } from './floor-view.ts'
import { useSpeakerWords } from './floor-view.ts'

/** How long each sector spoke on the item; the total unfolds into seats. */
export function SpeakingTime({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const { state } = useForum()
  const format = useFormat()
  const words = useSpeakerWords()
  const unfolding = useUnfolding()
  const now = useNow()
  const turns = floor.meeting.floor.turns.filter((one) => one.item === floor.item)
  const sectors = speakingBySector(state, turns, now)
  if (sectors.length === 0) return null
  const total = sectors.reduce((sum, one) => sum + one.ms, 0)
  return (
    <RailBlock>
      <div className="floor-rail__head">
        <h2 className="type-label">{t('times.title')}</h2>
        <span className="type-reference">
          <UnfoldButton unfolding={unfolding} label={t('times.total', { total: format.span(total) })}>
            {format.span(total)}
          </UnfoldButton>
        </span>
      </div>
      <ul className="speaking-time type-reference">
        {sectors.map(({ sector, ms, speakers }) => {
          const place = state.sectors.findIndex((one) => one.id === sector)
          return (
            <li key={sector ?? ''}>
              <div className="speaking-time__line">
                <span className="speaker-name">
                  {place === -1 ? null : <Mark name={groupMark(place)} size={14} />}
                  <span className="sector-name" dir="auto">
                    {state.sectors[place]?.name ?? t('times.noSeat')}
                  </span>
                </span>
                <b>{format.span(ms)}</b>
              </div>
              {unfolding.isOpen
                ? speakers.map((one) => (
                    <div key={one.seat ?? one.person} className="speaking-time__line speaking-time__line--seat">
                      <span dir="auto">
                        {(one.seat === null ? undefined : state.seats[one.seat]?.label) ?? words.name(one.person)}
                      </span>
                      <span>{format.span(one.ms)}</span>
                    </div>
                  ))
                : null}
            </li>
          )
        })}
      </ul>
      <UnfoldPanel unfolding={unfolding}>
        <p className="type-reference">{t('times.how')}</p>
      </UnfoldPanel>
    </RailBlock>
  )
}
