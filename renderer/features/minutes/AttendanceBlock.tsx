import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import type { MinutesView, PersonAttendance, SeatAttendance } from '../../../shared/rules/minutes.ts'
import { standingProxies } from '../../../shared/rules/held-proxies.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** Who was there and when: from what was noted, or from an old list as printed. */
export function AttendanceBlock({ view }: { view: MinutesView }): ReactNode {
  const { t } = useText('minutes')
  const noted = view.seats.some((seat) => seat.people.length > 0) || view.others.length > 0
  return (
    <section className="minutes__block">
      <div className="minutes__margin" />
      <div>
        <h2 className="type-section">{t('attendance.title')}</h2>
        <Presided meeting={view.meeting} />
        {noted ? (
          <div className="attendance">
            <Sectors view={view} />
            <Others view={view} />
          </div>
        ) : null}
        <Listed view={view} />
        {!noted && view.listed.length === 0 ? <p className="quiet-text">{t('attendance.nobody')}</p> : null}
      </div>
    </section>
  )
}

/** [PRES5] Who had the chair, and from when where it passed on. */
function Presided({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('minutes')
  const { state } = useForum()
  const format = useFormat()
  const reveal = useReveal()
  const { presiding } = meeting
  if (presiding.length === 0) return null
  const names = presiding.map(({ person, at }, index) => {
    const name = reveal(state.persons[person]?.name) ?? t('withheld')
    return index === 0 ? name : t('attendance.presidedFrom', { name, time: format.time(at, meeting.starts.zone) })
  })
  return <p className="measure">{t('attendance.presided', { names: format.list(names) })}</p>
}

function Sectors({ view }: { view: MinutesView }): ReactNode {
  const { state } = useForum()
  return state.sectors.map((sector, place) => {
    const seats = view.seats.filter((one) => one.seat.sector === sector.id)
    if (seats.length === 0) return null
    return (
      <section key={sector.id}>
        <h3 className="type-label">
          <Mark name={groupMark(place)} size={14} /> <span className="sector-name">{sector.name}</span>
        </h3>
        <ul>
          {seats.map((seat) => (
            <SeatLine key={seat.seat.id} attendance={seat} meeting={view.meeting} />
          ))}
        </ul>
      </section>
    )
  })
}

function SeatLine({ attendance, meeting }: { attendance: SeatAttendance; meeting: Meeting }): ReactNode {
  const { t } = useText('minutes')
  const { t: ofProxy } = useText('proxy')
  const format = useFormat()
  const reveal = useReveal()
  const { state } = useForum()
  const given = standingProxies(meeting).find((one) => one.from === attendance.seat.id)
  return (
    <li className="attendance__seat">
      <div>{attendance.seat.label}</div>
      {attendance.people.length === 0 ? <div className="type-reference">{t('attendance.unsaid')}</div> : null}
      {attendance.people.map((one) => (
        <PersonLine key={one.person.id} attendance={one} meeting={meeting} />
      ))}
      {attendance.suspended.map(({ person, until }) => (
        <div key={person.id} className="type-reference">
          {t('attendance.suspended', { name: reveal(person.name) ?? t('withheld'), date: format.date(until, 'UTC') })}
        </div>
      ))}
      {given ? (
        <div className="type-reference">{ofProxy('seat', { to: state.seats[given.to]?.label ?? given.to })}</div>
      ) : null}
    </li>
  )
}

function Others({ view }: { view: MinutesView }): ReactNode {
  const { t } = useText('minutes')
  if (view.others.length === 0) return null
  return (
    <section>
      <h3 className="type-label">{t('attendance.others')}</h3>
      <ul>
        {view.others.map((one) => (
          <li key={one.person.id} className="attendance__seat">
            <PersonLine attendance={one} meeting={view.meeting} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PersonLine({ attendance, meeting }: { attendance: PersonAttendance; meeting: Meeting }): ReactNode {
  const { t } = useText('minutes')
  const format = useFormat()
  const reveal = useReveal()
  const { person, as, spans } = attendance
  const { zone } = meeting.starts
  const what = as ?? officesHeld(person, dayOf(meeting))[0]?.replace('-', '_') ?? 'none'
  const times = spans.map(({ from, until, mode }) =>
    t('attendance.span', {
      from: format.time(from, zone),
      until: until === null ? 'none' : format.time(until, zone),
      mode,
    }),
  )
  return (
    <div className="type-reference">
      <span dir="auto">{reveal(person.name) ?? t('withheld')}</span>
      {what === 'titular' || what === 'none' ? '' : t('attendance.as', { as: what })}
      {as === null && person.organisation !== null ? t('attendance.of', { organisation: person.organisation }) : ''}
      {' · '}
      {times.map((time, index) => (
        <Fragment key={time}>
          {index > 0 ? t('events.comma') : null}
          <span className="attendance__span">{time}</span>
        </Fragment>
      ))}
      {times.length === 0 ? t('attendance.away') : null}
    </div>
  )
}

/** Lines of an old attendance list, word for word. */
function Listed({ view }: { view: MinutesView }): ReactNode {
  const { t } = useText('minutes')
  const reveal = useReveal()
  return (['present', 'part', 'apologies'] as const).map((as) => {
    const lines = view.listed.filter((line) => line.as === as)
    if (lines.length === 0) return null
    return (
      <section key={as} className="attendance__listed">
        <h3 className="type-label">{t('attendance.listed', { as })}</h3>
        <ul>
          {lines.map((line, index) => (
            <li key={index}>
              <span dir="auto">{reveal(line.who) ?? t('withheld')}</span>
              {line.remote ? <span className="type-reference"> {t('attendance.remote')}</span> : null}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
