import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Holder } from '../../../shared/rules/meeting-seats.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { isSuspended, suspendedUntil } from '../../../shared/rules/suspension.ts'
import { heldOverSince } from '../../../shared/rules/terms.ts'
import { useForum, useMay, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { SeatRow } from './check-in-rows.ts'
import { usePersonSlot } from './person-slot.ts'
import { PresenceChoice } from './PresenceChoice.tsx'
import { PresenceLog } from './PresenceLog.tsx'
import { ProxyNote } from './Proxies.tsx'

/** One seat of the check-in: who is shown for it, their presence, and in one click the alternate in their place. */
export function CheckInSeat({ meeting, row }: { meeting: Meeting; row: SeatRow }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const { t: ofEthics } = useText('ethics')
  const reveal = useReveal()
  const log = useUnfolding()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = row.holders.find((holder) => holder.person === chosen) ?? row.usual
  const name = reveal(state.persons[shown.person]?.name) ?? t('nameWithheld')
  const suspended = isSuspended(state, shown.person, dayOf(meeting))
  const also = usePersonSlot(meeting, shown.person)
  const spoken = t('checkIn.seatAndName', { seat: row.seat.label, name })
  return (
    <li className="check-in-row">
      <div className="check-in-row__words">
        <div className="type-name">
          {row.seat.label} <OtherHolder row={row} shown={shown} onShow={setChosen} />
        </div>
        <div className="type-reference">{t('checkIn.holder', { name, as: shown.as })}</div>
        <StandingBy row={row} shown={shown} meeting={meeting} />
        <ProxyNote meeting={meeting} seat={row.seat.id} />
        <TermEnded row={row} shown={shown} meeting={meeting} />
        <SuspendedHolders row={row} meeting={meeting} />
        {row.recused ? (
          <Marked mark="recused" reference>
            {ofEthics('word')}
          </Marked>
        ) : null}
      </div>
      <LastTime meeting={meeting} person={shown.person} unfolding={log} spoken={spoken} />
      {suspended ? null : <PresenceChoice meeting={meeting} person={shown.person} name={spoken} />}
      <div className="check-in-row__log">
        <UnfoldPanel unfolding={log}>
          <PresenceLog meeting={meeting} person={shown.person} name={spoken} />
          {also}
        </UnfoldPanel>
      </div>
    </li>
  )
}

/** When something was last said of this person; opens all that was said. */
export function LastTime(props: {
  meeting: Meeting
  person: string
  unfolding: ReturnType<typeof useUnfolding>
  spoken: string
}): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const last = props.meeting.presence[props.person]?.at(-1)
  if (!last) return <span className="check-in-row__time" />
  const time = format.time(last.at, props.meeting.starts.zone)
  return (
    <span className="check-in-row__time type-reference">
      <UnfoldButton unfolding={props.unfolding} label={t('checkIn.since', { time, name: props.spoken })}>
        {time}
      </UnfoldButton>
    </span>
  )
}

/** The next of the seat's holders, in one click; after the last comes the titular again. */
function OtherHolder({
  row,
  shown,
  onShow,
}: {
  row: SeatRow
  shown: Holder
  onShow: (person: string) => void
}): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const reveal = useReveal()
  const may = useMay()
  const at = row.holders.findIndex((holder) => holder.person === shown.person)
  const next = row.holders[(at + 1) % row.holders.length]
  if (!next || next.person === shown.person || !may({ to: 'presence.note', person: next.person })) return null
  const words = t('checkIn.instead', { as: next.as })
  return (
    <Button
      kind="link"
      small
      className="check-in-row__other"
      label={t('checkIn.insteadLong', {
        words,
        name: reveal(state.persons[next.person]?.name) ?? '',
        seat: row.seat.label,
      })}
      onPress={() => onShow(next.person)}
    >
      {words}
    </Button>
  )
}

/** Says so where the one shown is here and yet somebody else sits for the seat. */
function StandingBy({ row, shown, meeting }: { row: SeatRow; shown: Holder; meeting: Meeting }): ReactNode {
  const { t } = useText('meeting')
  const mode = meeting.presence[shown.person]?.at(-1)?.mode
  if (mode !== 'room' && mode !== 'remote') return null
  if (row.sitting?.person === shown.person) return null
  return (
    <div className="type-reference">
      {row.sitting ? t('checkIn.titularSits', { as: row.sitting.as }) : t('checkIn.sitsElsewhere')}
    </div>
  )
}

/** [SEAT3] Whoever is shown sits on after the end of their term. */
function TermEnded({ row, shown, meeting }: { row: SeatRow; shown: Holder; meeting: Meeting }): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const { holders } = row.seat
  const ends = holders
    .filter((one) => one.person === shown.person && one.as === shown.as)
    .map((one) => heldOverSince(holders, one, dayOf(meeting)))
  const [ended] = ends.filter((one) => one !== null)
  // Another term of theirs may run on.
  if (ended === undefined || ends.length > 1) return null
  return (
    <Marked mark="attention" reference>
      {t('checkIn.termEnded', { date: format.date(ended, 'UTC') })}
    </Marked>
  )
}

/** [ETH10] Which of the seat's people are not checked in, and through which day. */
function SuspendedHolders({ row, meeting }: { row: SeatRow; meeting: Meeting }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const format = useFormat()
  return row.holders.map(({ person, as }) => {
    const until = suspendedUntil(state, person, dayOf(meeting))
    if (until === null) return null
    return (
      <div key={person}>
        <Marked mark="attention" reference>
          {t('checkIn.suspended', { as, date: format.date(until, 'UTC') })}
        </Marked>
      </div>
    )
  })
}
