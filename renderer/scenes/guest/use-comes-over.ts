import { useEffect, useRef } from 'react'
import { navigate } from '../../client/route.ts'
import type { Asking } from './guest-view.ts'

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
