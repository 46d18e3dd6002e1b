import { useEffect, useRef } from 'react'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { recusalsOn } from '../../../shared/rules/recusal.ts'
import { useForum } from '../../client/react.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import { useWho } from './use-who.ts'

interface Seen {
  readonly item: string | null
  readonly out: readonly string[]
}

/** Tells screen readers who stands out of the open item, and who is back in it. */
export function useEthicsNews(meetingId: string): void {
  const { state } = useForum()
  const { t } = useText('ethics')
  const who = useWho()
  const announce = useAnnounce()
  const before = useRef<Seen | null>(null)
  useEffect(() => {
    const meeting = state.meetings[meetingId]
    if (!meeting) return
    const item = meeting.currentItem
    const out = item === null ? [] : recusalsOn(meeting, item).map((one) => one.person as string)
    const last = before.current
    before.current = { item, out }
    if (last?.item !== item) return
    const named = (person: string) => ({
      who: who.seatOrName(person, dayOf(meeting), meeting.group),
      count: who.count(person, dayOf(meeting), meeting.group),
    })
    const words = [
      ...out.filter((one) => !last.out.includes(one)).map((one) => t('news.out', named(one))),
      ...last.out.filter((one) => !out.includes(one)).map((one) => t('news.back', named(one))),
    ]
    if (words.length > 0) announce(words.join(' '))
  })
}
