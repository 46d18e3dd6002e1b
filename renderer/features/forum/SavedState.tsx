import type { ReactNode } from 'react'
import { useConnection } from '../../client/react.tsx'
import { useUnsaved } from '../../client/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'

/** Whether everything entered in this window is on the host's disk, in words. */
export function SavedState(): ReactNode {
  const { t } = useText('forum')
  const { status, pending, retry } = useConnection()
  const count = pending + useUnsaved()
  if (status === 'offline') {
    return (
      <>
        <StateLine kind="offline" small>
          {t('saved.offline')}
        </StateLine>
        <Button kind="link" small onPress={retry}>
          {t('saved.retry')}
        </Button>
      </>
    )
  }
  if (status === 'connecting')
    return (
      <StateLine kind="pending" small>
        {t('saved.connecting')}
      </StateLine>
    )
  if (count > 0)
    return (
      <StateLine kind="pending" small>
        {t('saved.pending', { count })}
      </StateLine>
    )
  return (
    <StateLine kind="settled" small>
      {t('saved.saved')}
    </StateLine>
  )
}
