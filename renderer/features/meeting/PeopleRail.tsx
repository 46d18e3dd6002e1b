import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { RailBlock } from '../../ui/LiveFrame.tsx'
import { groupMark, Mark, Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { SeatRow, SectorRows } from './check-in-rows.ts'
import { sectorRows } from './check-in-rows.ts'
import { usePersonSlot } from './person-slot.ts'
import { PresenceChoice } from './PresenceChoice.tsx'
import { ProxyNote } from './Proxies.tsx'
import './meeting.css'

/** Who is here, seat by seat, beside the work: a press on a seat's word checks it in. */
export function PeopleRail({ meetingId, onCheckIn }: { meetingId: string; onCheckIn: () => void }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  return (
    <>
      {sectorRows(state, meeting).map((sector) => (
        <RailSector key={sector.id} meeting={meeting} sector={sector} />
      ))}
      <RailBlock flush>
        <Button small onPress={onCheckIn}>
          {t('people.all')}
        </Button>
      </RailBlock>
    </>
  )
}

function RailSector({ meeting, sector }: { meeting: Meeting; sector: SectorRows }): ReactNode {
  const { t } = useText('meeting')
  return (
    <RailBlock>
      <div className="people-rail__head">
        <h2 className="type-label">
          <Mark name={groupMark(sector.place)} size={14} /> <span className="sector-name">{sector.name}</span>
        </h2>
        <span className="type-reference">{t('checkIn.sector', { here: sector.here, total: sector.rows.length })}</span>
      </div>
      <ul>
        {sector.rows.map((row) => (
          <RailSeat key={row.seat.id} meeting={meeting} row={row} />
        ))}
      </ul>
    </RailBlock>
  )
}

function RailSeat({ meeting, row }: { meeting: Meeting; row: SeatRow }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const { t: ofEthics } = useText('ethics')
  const reveal = useReveal()
  const also = usePersonSlot(meeting, row.usual.person)
  const unfolding = useUnfolding()
  const name = reveal(state.persons[row.usual.person]?.name) ?? t('nameWithheld')
  const mode = row.sitting?.mode ?? row.said ?? 'none'
  const spoken = t('checkIn.seatAndName', { seat: row.seat.label, name })
  return (
    <li className="people-rail__seat">
      <div className="people-rail__line">
        <span className={row.sitting ? 'people-rail__name' : 'people-rail__name people-rail__name--away'}>
          {row.seat.label}
        </span>
        <span className="type-reference">
          <UnfoldButton unfolding={unfolding} label={t('people.presence', { seat: row.seat.label, mode })}>
            {t('mode.word', { mode })}
          </UnfoldButton>
        </span>
      </div>
      {row.sitting && row.sitting.as !== 'titular' ? (
        <div className="type-reference">{t('checkIn.holder', { name, as: row.sitting.as })}</div>
      ) : null}
      {row.recused ? (
        <Marked mark="recused" reference>
          {ofEthics('word')}
        </Marked>
      ) : null}
      <ProxyNote meeting={meeting} seat={row.seat.id} />
      <UnfoldPanel unfolding={unfolding}>
        <p className="type-reference">{t('checkIn.holder', { name, as: row.usual.as })}</p>
        <PresenceChoice meeting={meeting} person={row.usual.person} name={spoken} />
        {also}
      </UnfoldPanel>
    </li>
  )
}
