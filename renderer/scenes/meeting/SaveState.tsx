import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useConnection } from '../../client/react.tsx'
import { useUnsaved } from '../../client/use-text.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import type { StateKind } from '../../ui/StateLine.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'

/** Typing saves several times a second; a voice that said so each time would drown the meeting. */
const STEADY_MS = 2_000

/** Whether everything entered here is on the host's disk, in words. Drawn at once; spoken only when it lasts. */
export function SaveState(): ReactNode {
  const { kind, words } = useSaveWords()
  const spoken = useSteady(words)
  return (
    <>
      <span className="save-state" aria-hidden>
        <StateLine kind={kind} small>
          {words}
        </StateLine>
      </span>
      <VisuallyHidden>
        <span role="status">{spoken}</span>
      </VisuallyHidden>
    </>
  )
}

function useSaveWords(): { kind: StateKind; words: string } {
  const { t } = useText('meeting')
  const failureText = useFailureText()
  const { status, pending, why } = useConnection()
  const unsaved = useUnsaved() + pending
  switch (status) {
    case 'ended':
      return { kind: 'problem', words: why ? failureText(why) : t('save.ended') }
    case 'offline':
      return { kind: 'offline', words: t('save.offline', { unsaved }) }
    case 'connecting':
      return { kind: 'pending', words: t('save.connecting') }
    case 'online':
      return unsaved === 0
        ? { kind: 'settled', words: t('save.saved') }
        : { kind: 'pending', words: t('save.unsaved', { unsaved }) }
  }
}

function useSteady(words: string): string {
  const [steady, setSteady] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(words), STEADY_MS)
    return () => clearTimeout(timer)
  }, [words])
  return steady
}
