import { useCallback, useSyncExternalStore } from 'react'
import type { ForumState } from '../../shared/domain/state.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { actorIn } from '../../shared/policy/body.ts'
import { can } from '../../shared/policy/can.ts'
import { useForum, useHost } from './react.tsx'
import type { TextView } from './text-client.ts'
import { OPENING } from './text-client.ts'

export interface OpenText extends TextView {
  /** Whether this session may write now: a text that is put to decision is closed to typing at once. */
  readonly write: boolean
  /** Drops one of the `kept` texts: its writer has it elsewhere, or does not want it. */
  readonly forget: (id: string) => void
  /** "Try now". */
  readonly retry: () => void
}

/** Opens a text for as long as a component shows it, and half a minute longer. Null opens none. */
export function useText(text: string | null): OpenText {
  const { texts, live } = useHost()
  const { state, me } = useForum()
  const subscribe = useCallback(
    (listener: () => void) => (text === null ? () => undefined : texts.hold(text, listener)),
    [texts, text],
  )
  const view = useSyncExternalStore(subscribe, () => (text === null ? OPENING : texts.view(text)))
  const forget = useCallback(
    (id: string) => {
      if (text !== null) texts.client(text)?.forget(id)
    },
    [texts, text],
  )
  const retry = useCallback(() => {
    if (text !== null) texts.client(text)?.retry()
  }, [texts, text])
  return {
    ...view,
    write: text !== null && mayWrite(state, me, text, dayIn(state.forum?.zone ?? 'UTC', live.now())),
    forget,
    retry,
  }
}

/** Changes that are not saved yet, in all texts that this window has open. */
export function useUnsaved(): number {
  const { texts } = useHost()
  return useSyncExternalStore(texts.subscribe, texts.getUnsaved)
}

/** [TEXT2] [TEXT3] The same question that the host asks of every write. */
export function mayWrite(state: ForumState, actor: Actor, text: string, today: string): boolean {
  const commitment = Object.values(state.commitments).find((one) => one.text === text)
  if (commitment) return can(actor, { to: 'commitment.write', state, commitment })
  const meeting = Object.values(state.meetings).find(({ items }) => items.some((item) => item.notes === text))
  return meeting !== undefined && can(actorIn(state, actor, meeting.group, today), { to: 'notes.write', meeting })
}
