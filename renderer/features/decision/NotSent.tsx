import type { ReactNode } from 'react'
import { useConnection } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'

/** What was given has not reached the meeting: says so, what becomes of it, and what to do if the line stays away. */
export function NotSent({
  what,
  onChange,
}: {
  what: 'ballot' | 'position' | 'secret'
  onChange: () => void
}): ReactNode {
  const { t, rich } = useText('decision')
  const { retry } = useConnection()
  return (
    <>
      <div role="status" className="guest-vote__waiting">
        <p>{rich(`guest.waiting.${what}`)}</p>
        <p className="quiet-text">{t(`guest.aloud.${what}`)}</p>
      </div>
      <div className="guest-vote__ways">
        <Button kind="primary" large onPress={retry}>
          {t('guest.tryNow')}
        </Button>
        <Button large onPress={onChange}>
          {t(`guest.change.${what === 'secret' ? 'ballot' : what}`)}
        </Button>
      </div>
    </>
  )
}
