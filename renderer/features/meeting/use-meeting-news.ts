import { useEffect, useRef } from 'react'
import type { ForumState } from '../../../shared/domain/state.ts'
import { sittings } from '../../../shared/rules/meeting-seats.ts'
import { meetingQuorum } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'

interface Seen {
  readonly here: readonly string[]
  readonly met: boolean | null
  readonly item: string | null
  readonly stage: string
}

/**
 * Tells screen readers what others change: the quorum reached or lost, the item that was opened or closed, the meeting's own stage;
 * arrivals and departures for those who run it. Nothing of what was so already when the page opened.
 */
export function useMeetingNews(meetingId: string, arrivals: boolean): void {
  const { state } = useForum()
  const { t } = useText('meeting')
  const announce = useAnnounce()
  const before = useRef<Seen | null>(null)
  useEffect(() => {
    const now = look(state, meetingId)
    const last = before.current
    before.current = now
    if (!last || !now) return
    const words = [...(arrivals ? arrivalNews(state, t, last, now) : []), ...meetingNews(state, t, last, now)]
    if (words.length > 0) announce(words.join(' '))
  }, [state, meetingId, arrivals, t, announce])
}

function look(state: ForumState, meetingId: string): Seen | null {
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  return {
    here: [...sittings(state, meeting).keys()],
    met: meetingQuorum(state, meeting)?.met ?? null,
    item: meeting.currentItem,
    stage: meeting.stage,
  }
}

function arrivalNews(state: ForumState, t: Text<'meeting'>, before: Seen, now: Seen): string[] {
  const words: string[] = []
  const named = (seats: readonly string[]): string => seats.map((seat) => state.seats[seat]?.label ?? '').join(', ')
  const came = now.here.filter((seat) => !before.here.includes(seat))
  const went = before.here.filter((seat) => !now.here.includes(seat))
  if (came.length > 0) words.push(t('say.arrived', { seats: named(came), here: now.here.length }))
  if (went.length > 0) words.push(t('say.left', { seats: named(went), here: now.here.length }))
  return words
}

function meetingNews(state: ForumState, t: Text<'meeting'>, before: Seen, now: Seen): string[] {
  const words: string[] = []
  if (now.met !== before.met && now.met !== null) words.push(t(now.met ? 'say.quorate' : 'say.notQuorate'))
  if (now.stage !== before.stage) words.push(t('say.stage', { stage: now.stage }))
  if (now.item !== before.item && now.stage === 'open') {
    const items = Object.values(state.meetings).flatMap((meeting) => meeting.items)
    const title = items.find((item) => item.id === now.item)?.title
    words.push(title === undefined ? t('say.noItem') : t('say.item', { title }))
  }
  return words
}
