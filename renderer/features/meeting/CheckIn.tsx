import { dayOf, seatsThere } from '../../../shared/rules/meeting-seats.ts'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { SeatRow, SectorRows } from './check-in-rows.ts'
import { sectorRows } from './check-in-rows.ts'
import { CheckInSeat } from './CheckInSeat.tsx'
import { PeopleWithoutSeat } from './PeopleWithoutSeat.tsx'
import { Presiding } from './Presiding.tsx'
import { Proxies } from './Proxies.tsx'
import './meeting.css'

/** Fewer rows than this are found by eye. */
const FIND_FROM = 24

/** Every active seat by sector, and everybody without a seat: who is here, over a line, or known to be away. */
export function CheckIn(props: {
  meetingId: string
  /** Shows the personal links and codes; absent where this window may not make them. */
  onShowCodes?: (() => void) | undefined
  /** The heading is a part of a page that has its own. */
  within?: boolean | undefined
}): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const [wanted, setWanted] = useState('')
  const meeting = state.meetings[props.meetingId]
  if (!meeting) return null
  const sectors = sectorRows(state, meeting)
  const seats = sectors.reduce((sum, sector) => sum + sector.rows.length, 0)
  const Heading = props.within ? 'h2' : 'h1'
  return (
    <div className={props.within ? 'check-in check-in--within' : 'check-in'}>
      <header className="check-in__head">
        <Heading className={props.within ? 'type-section' : 'type-item'} tabIndex={-1}>
          {t('checkIn.title')}
        </Heading>
        <p className="quiet-text">{t('checkIn.rule')}</p>
        {props.onShowCodes ? (
          <Button kind="link" small className="check-in__codes" onPress={props.onShowCodes}>
            {t('codes.show')}
          </Button>
        ) : null}
      </header>
      <Presiding meeting={meeting} />
      {seats > FIND_FROM ? (
        <TextField
          className="check-in__find"
          label={t('checkIn.find')}
          type="search"
          value={wanted}
          onChange={setWanted}
        />
      ) : null}
      {seats === 0 ? <p className="measure">{t('checkIn.noSeats')}</p> : null}
      <div className="check-in__sectors">
        {sectors.map((sector) => (
          <SectorBlock key={sector.id} meeting={meeting} sector={sector} wanted={wanted} />
        ))}
      </div>
      <Proxies meeting={meeting} level={props.within ? 3 : 2} />
      <PeopleWithoutSeat meeting={meeting} wanted={wanted} />
      <VacantSeats meeting={meeting} active={seats} />
    </div>
  )
}

function SectorBlock({ meeting, sector, wanted }: { meeting: Meeting; sector: SectorRows; wanted: string }): ReactNode {
  const { t } = useText('meeting')
  const matches = useMatcher()
  const rows = sector.rows.filter((row) => matches(row, wanted))
  const headingId = `check-in-${sector.id}`
  return (
    <section className="check-in__sector" aria-labelledby={headingId}>
      <div className="check-in__sector-head">
        <h2 id={headingId} className="type-name">
          <Mark name={groupMark(sector.place)} /> <span className="sector-name">{sector.name}</span>
        </h2>
        <span className="type-reference">
          {t(sector.count ? 'checkIn.sectorNeeded' : 'checkIn.sector', {
            here: sector.here,
            total: sector.rows.length,
            needed: sector.count?.needed,
          })}
        </span>
      </div>
      <ul>
        {rows.map((row) => (
          <CheckInSeat key={row.seat.id} meeting={meeting} row={row} />
        ))}
      </ul>
      {rows.length === 0 ? <p className="type-reference check-in__none">{t('checkIn.noneFound')}</p> : null}
    </section>
  )
}

function useMatcher(): (row: SeatRow, wanted: string) => boolean {
  const reveal = useReveal()
  const { state } = useForum()
  return ({ seat, holders }, wanted) => {
    const words = wanted.trim().toLocaleLowerCase()
    if (words === '') return true
    const names = holders.map((holder) => reveal(state.persons[holder.person]?.name) ?? '')
    return [seat.label, seat.organisation ?? '', ...names].some((text) => text.toLocaleLowerCase().includes(words))
  }
}

function VacantSeats({ meeting, active }: { meeting: Meeting; active: number }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const vacant = seatsThere(state, dayOf(meeting), meeting.group).length - active
  return vacant > 0 ? <p className="type-reference">{t('checkIn.vacant', { vacant })}</p> : null
}
