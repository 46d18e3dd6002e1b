import { useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { CommandRun } from '../../client/react.tsx'
import { useCommand } from '../../client/react.tsx'

/** What whoever runs a meeting does with it as a whole. Each resolves with whether it was done. */
export interface MeetingActions {
  readonly open: () => Promise<boolean>
  readonly openItem: (item: string) => Promise<boolean>
  /** Adjourns, and signs the record as it then stands. */
  readonly adjourn: () => Promise<boolean>
  readonly pending: boolean
  readonly failure: Failure | null
  /** Whether this window asks if the meeting shall be adjourned. */
  readonly asking: boolean
  readonly ask: (asking: boolean) => void
  readonly checkpoint: CommandRun<'checkpoint.make'>
  /** The last record code made here, until it is put away. */
  readonly code: string | null
  readonly makeCode: () => void
  readonly putCodeAway: () => void
}

export function useMeetingActions(meeting: string): MeetingActions {
  const opening = useCommand('meeting.open')
  const itemOpening = useCommand('item.open')
  const adjourning = useCommand('meeting.adjourn')
  const checkpoint = useCommand('checkpoint.make')
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const all = [opening, itemOpening, adjourning]
  const makeCode = async (): Promise<void> => {
    const made = await checkpoint.run({})
    if (made.ok) setCode(made.value.code)
  }
  return {
    open: async () => (await opening.run({ meeting })).ok,
    openItem: async (item) => {
      for (const one of all) one.clear()
      return (await itemOpening.run({ meeting, item })).ok
    },
    adjourn: async () => {
      const done = await adjourning.run({ meeting })
      if (!done.ok) return false
      setAsking(false)
      await makeCode()
      return true
    },
    pending: all.some((one) => one.pending),
    failure: all.find((one) => one.failure)?.failure ?? null,
    asking,
    ask: (wanted) => {
      for (const one of all) one.clear()
      setAsking(wanted)
    },
    checkpoint,
    code,
    makeCode: () => void makeCode(),
    putCodeAway: () => {
      setCode(null)
      checkpoint.clear()
    },
  }
}
