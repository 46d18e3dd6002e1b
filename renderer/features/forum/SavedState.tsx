import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useConnection } from '../../client/react.tsx'
import { useUnsaved } from '../../client/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import type { StateKind } from '../../ui/StateLine.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'

/** Typing saves several times a second; a voice that said so each time would drown the meeting. */
const STEADY_MS = 2_000

/**
 * Whether everything entered in this window is on the host's disk, in words. Drawn at once; spoken only when it lasts. `retry`: with a
 * button for trying the line now, where there is room for it.
 */
export function SavedState({ retry }: { retry?: boolean }): ReactNode {
  const { t } = useText('forum')
  const connection = useConnection()
  const { kind, words } = useSavedWords()
  const spoken = useSteady(words)
  return (
    <>
      <StateLine kind={kind} small silent>
        {words}
      </StateLine>
      <VisuallyHidden>
        <span role="status">{spoken}</span>
      </VisuallyHidden>
      {retry && connection.status === 'offline' ? (
        <Button kind="link" small onPress={connection.retry}>
          {t('saved.retry')}
        </Button>
      ) : null}
    </>
  )
}

function useSavedWords(): { kind: StateKind; words: string } {
  const { t } = useText('forum')
  const failureText = useFailureText()
  const { status, pending, why } = useConnection()
  const unsaved = useUnsaved() + pending
  switch (status) {
    case 'ended':
      return { kind: 'problem', words: why ? failureText(why) : t('saved.ended') }
    case 'offline':
      return { kind: 'offline', words: t('saved.offline', { unsaved }) }
    case 'connecting':
      return { kind: 'pending', words: t('saved.connecting') }
    case 'online':
      return unsaved === 0
        ? { kind: 'settled', words: t('saved.saved') }
        : { kind: 'pending', words: t('saved.unsaved', { unsaved }) }
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
