import { useCallback } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import { useCommand, useConnection, useHost, useMay } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { useToast } from '../../ui/Toast.tsx'
import { modeBeforeLast } from './check-in-rows.ts'

export interface PresenceControl {
  /** Whether this window may say something of this person at all. */
  readonly may: boolean
  /** What was said here and has not reached the record. */
  readonly waiting: PresenceMode | null
  readonly note: (mode: PresenceMode) => void
  readonly failure: Failure | null
}

/** Notes somebody's presence; a wrong click can be undone for eight seconds, by an entry that names the wrong one. */
export function usePresence(meeting: Meeting, person: string, name: string): PresenceControl {
  const { t } = useText('meeting')
  const format = useFormat()
  const toast = useToast()
  const { live } = useHost()
  const { waiting } = useConnection()
  const may = useMay()
  const noting = useCommand('presence.note')
  const correcting = useCommand('presence.correct')
  const mayCorrect = may({ to: 'presence.correct' })
  const { id, starts } = meeting
  const undo = useCallback(
    (mode: PresenceMode) => {
      const entries = live.state.meetings[id]?.presence[person] ?? []
      const last = entries.at(-1)
      if (last?.mode === mode)
        void correcting.run({ meeting: id, person, mode: modeBeforeLast(entries), corrects: last.seq })
    },
    [live, id, person, correcting],
  )
  const note = (mode: PresenceMode): void => {
    void noting.run({ meeting: id, person, mode }).then((answered) => {
      if (!answered.ok || !mayCorrect) return
      const time = format.time(live.now(), starts.zone)
      toast({ words: t('checkIn.noted', { name, mode, time }), onUndo: () => undo(mode) })
    })
  }
  const last = waiting.findLast(({ command, input }) => command === 'presence.note' && isAbout(input, id, person))
  return {
    may: may({ to: 'presence.note', person }),
    waiting: last ? (last.input as { mode: PresenceMode }).mode : null,
    note,
    failure: noting.failure ?? correcting.failure,
  }
}

function isAbout(input: unknown, meeting: string, person: string): boolean {
  const said = input as { meeting?: unknown; person?: unknown }
  return said.meeting === meeting && said.person === person
}
