import { useEffect, useRef } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { meetingQuorum } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { useText } from '../../ui/text.ts'
import type { Asking } from './guest-view.ts'
import { currentItem, decisionOn } from './guest-view.ts'

/** Says what others have changed in the meeting; nothing of what was so already when the page opened. */
export function useAnnouncedMeeting(meeting: Meeting, asking: Asking | null): void {
  const { t } = useText('guest')
  const { state } = useForum()
  const announce = useAnnounce()
  const current = currentItem(meeting)
  const decision = current && decisionOn(state, meeting, current.item)
  const result = decision?.concluded?.result
  const met = meetingQuorum(state, meeting)?.met
  useNews(meeting.stage, (stage) => {
    if (stage === 'open') announce(t('announce.opened'))
    if (stage === 'adjourned') announce(t('announce.adjourned'))
  })
  useNews(current?.item.id, () => {
    announce(current ? t('announce.item', { place: current.place, title: current.item.title }) : t('announce.noItem'))
  })
  useNews(met, (now) => {
    if (now !== undefined) announce(t(now ? 'announce.quorumMet' : 'announce.quorumLost'))
  })
  useNews(asking?.key, () => {
    if (asking) announce(t(`announce.${asking.kind}`, { title: asking.decision.title }))
  })
  useNews(result, (now) => {
    if (now && decision) announce(t('announce.concluded', { outcome: t(`outcome.${now}`), title: decision.title }))
  })
}

function useNews<T extends string | boolean | undefined>(value: T, tell: (value: T) => void): void {
  const last = useRef(value)
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    latest.current(value)
  }, [value])
}

/** A vote or consensus test that asks this person's seat opens over whatever they were looking at, once. */
export function useComesOverEverything(asking: Asking | null): void {
  const key = asking?.asksMe ? asking.key : null
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (key === null || key === shown.current) return undefined
    shown.current = key
    navigate({ page: 'guest', tab: 'vote' })
    return focusHeading()
  }, [key])
}

/** The vote's heading, as soon as it is drawn: its code may still be on the way. */
function focusHeading(): () => void {
  let tries = 0
  const timer = setInterval(() => {
    tries++
    const heading = document.querySelector<HTMLElement>('#guest-panel-vote :is(h1, h2)')
    if (heading) {
      heading.tabIndex = -1
      heading.focus()
    }
    if (heading || tries > 40) clearInterval(timer)
  }, 50)
  return () => clearInterval(timer)
}
