import type { ReactNode } from 'react'
import { useCallback, useState } from 'react'
import type { ForumState } from '../../../shared/domain/state.ts'
import { useForum, useForumState } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { Timeline, TimelineLine } from '../../ui/Timeline.tsx'
import { EventWords } from './EventWords.tsx'
import type { ItemEvent } from './item-events.ts'
import { itemEvents } from './item-events.ts'

/** More than this, and only the latest stand above the notes: the rest unfolds. */
const MOST_LINES = 9
const LATEST = 6

/** The record's lines of one item. */
export function ItemTimeline({ meetingId, itemId }: { meetingId: string; itemId: string }): ReactNode {
  const { state } = useForum()
  const { t } = useText('minutes')
  const [all, setAll] = useState(false)
  const events = useForumState(useCallback((of: ForumState) => eventsOf(of, meetingId, itemId), [meetingId, itemId]))
  const zone = state.meetings[meetingId]?.starts.zone
  if (events.length === 0) return null
  const shown = all || events.length <= MOST_LINES ? events : events.slice(-LATEST)
  return (
    <>
      {shown.length < events.length ? (
        <Button kind="link" small onPress={() => setAll(true)}>
          {t('events.earlier', { earlier: events.length - shown.length })}
        </Button>
      ) : null}
      <Timeline label={t('events.label')}>
        {shown.map((event, index) => (
          <EventLine key={`${event.kind} ${event.at} ${String(index)}`} event={event} zone={zone} />
        ))}
      </Timeline>
    </>
  )
}

function EventLine({ event, zone }: { event: ItemEvent; zone: string | undefined }): ReactNode {
  const format = useFormat()
  return (
    <TimelineLine time={format.time(event.at, zone)} dateTime={event.at}>
      <EventWords event={event} />
    </TimelineLine>
  )
}

function eventsOf(state: ForumState, meetingId: string, itemId: string): readonly ItemEvent[] {
  const meeting = state.meetings[meetingId]
  const item = meeting?.items.find((one) => one.id === itemId)
  return meeting && item ? itemEvents(state, meeting, item) : []
}
