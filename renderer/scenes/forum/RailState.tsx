import type { ReactNode } from 'react'
import { useState } from 'react'
import type { StartTrouble } from '../../client/start-port.ts'
import { useForum } from '../../client/react.tsx'
import { SavedState } from '../../features/forum/SavedState.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import { useDesk } from './desk.ts'

/** Foot of the rail: whether all is saved, where it is kept, and the way back. */
export function RailState(): ReactNode {
  const { t } = useText('forum')
  const { state, rehearsal } = useForum()
  const { port: desk, dialogs, leave } = useDesk()
  const port = rehearsal ? null : desk
  const [copied, setCopied] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<StartTrouble | null>(null)
  const [busy, setBusy] = useState(false)
  const copy = async (): Promise<void> => {
    setBusy(true)
    const answer = await port?.call('copy')
    setBusy(false)
    setTrouble(answer?.ok === false ? answer.error : null)
    setCopied(answer?.ok && answer.value ? answer.value.file : null)
  }
  return (
    <>
      <SavedState retry />
      {state.forum?.sample ? <div>{t('rail.sample')}</div> : null}
      {port ? (
        <div role="status">
          {copied === null ? (
            t('rail.keptHere')
          ) : (
            <span className="rail-file">{t(dialogs ? 'rail.copied' : 'rail.copiedBeside', { file: copied })}</span>
          )}
        </div>
      ) : null}
      <FailureLine failure={trouble} />
      {port || leave ? (
        <div className="rail-links">
          {port ? (
            <Button kind="link" busy={busy} onPress={() => void copy()}>
              {t('rail.copy')}
            </Button>
          ) : null}
          {leave ? (
            <Button kind="link" onPress={leave}>
              {t('rail.leave')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
