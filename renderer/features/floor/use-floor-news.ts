import { useEffect, useRef } from 'react'
import { turnNow } from '../../../shared/domain/floor.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useForum } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'
import type { SpeakerWords } from './floor-view.ts'
import { placeIn, useSpeakerWords } from './floor-view.ts'

interface Seen {
  readonly item: string | null
  readonly turn: number | null
  readonly speaker: string | null
  /** One's own place in line, by the nearer of both kinds; 0: in none. */
  readonly place: number
  readonly waiting: readonly string[]
}

/**
 * Tells screen readers who has the floor, and of one's own place in line whenever it changes; `all`: also who asks, for those who
 * give the floor.
 */
export function useFloorNews(meetingId: string, all: boolean): void {
  const { state, me } = useForum()
  const { t } = useText('floor')
  const words = useSpeakerWords()
  const announce = useAnnounce()
  const before = useRef<Seen | null>(null)
  useEffect(() => {
    const meeting = state.meetings[meetingId]
    if (!meeting) return
    const now = look(meeting, me.person)
    const last = before.current
    before.current = now
    if (last?.item !== now.item) return
    const said = [
      ...speakerNews(t, words, meeting, { last, now, person: me.person }),
      ...(all ? askedNews(t, words, meeting, { last, now, person: me.person }) : []),
    ]
    if (said.length > 0) announce(said.join(' '))
  })
}

function look({ currentItem, floor }: Meeting, person: string | null): Seen {
  const turn = turnNow(floor)
  const places = (['order', 'speak'] as const).map((kind) => placeIn(floor.queue, person, kind)).filter((at) => at > 0)
  return {
    item: currentItem,
    turn: turn?.seq ?? null,
    speaker: turn?.person ?? null,
    place: places.length === 0 ? 0 : Math.min(...places),
    waiting: floor.queue.map((one) => one.person),
  }
}

interface Change {
  readonly last: Seen
  readonly now: Seen
  readonly person: string | null
}

function speakerNews(t: Text<'floor'>, words: SpeakerWords, meeting: Meeting, change: Change): string[] {
  const { last, now, person } = change
  const said: string[] = []
  if (now.turn !== last.turn && now.speaker !== null)
    said.push(
      now.speaker === person ? t('news.own') : t('news.speaks', { who: words.seatOrName(meeting, now.speaker) }),
    )
  if (now.place !== last.place && now.speaker !== person)
    said.push(now.place === 0 ? t('news.off') : t('news.place', { place: now.place }))
  return said
}

function askedNews(t: Text<'floor'>, words: SpeakerWords, meeting: Meeting, { last, now, person }: Change): string[] {
  const asked = now.waiting.filter((one) => one !== person && !last.waiting.includes(one))
  return asked.map((one) => t('news.asks', { who: words.seatOrName(meeting, one) }))
}
