import type { ReactNode } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { EthicsLine } from '../../../shared/rules/interests.ts'
import { itemEthics } from '../../../shared/rules/interests.ts'
import { dayOf, seatsOf } from '../../../shared/rules/meeting-seats.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'

/** An interest declared, a seat standing out or back, in one sentence: by the seats held on the day, else by name. */
export function EthicsWords({ line, meeting }: { line: EthicsLine; meeting: Meeting }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const reveal = useReveal()
  const format = useFormat()
  const seats = seatsOf(state, line.person, dayOf(meeting), meeting.group).map((seat) => seat.label)
  const who = seats.length > 0 ? format.list(seats) : (reveal(state.persons[line.person]?.name) ?? t('withheld'))
  return t(`minutes.${line.kind}`, { who, count: Math.max(1, seats.length), declared: line.declared ? 'yes' : 'no' })
}

/** In the minutes of an item: who declared an interest, stood out, came back, and when. */
export function MinutesInterests({ meeting, item }: { meeting: Meeting; item: Item }): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const lines = itemEthics(state, meeting, item)
  if (lines.length === 0) return null
  return (
    <div className="minutes__part">
      <h3 className="type-label">{t('minutes.title')}</h3>
      <Timeline label={t('minutes.title')}>
        {lines.map((line, index) => (
          <TimelineLine key={index} time={format.time(line.at, meeting.starts.zone)} dateTime={line.at}>
            <EthicsWords line={line} meeting={meeting} />
          </TimelineLine>
        ))}
      </Timeline>
    </div>
  )
}
