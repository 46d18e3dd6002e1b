import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import { useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Banner } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'

/** Finds the way back to the forum itself when it is asked for; null for whoever did not come from there. */
export const WayBackContext = createContext<() => (() => void) | null>(() => null)

/** Says that nothing here counts, and leads back; null in the forum itself. For the `banner` of a frame. */
export function RehearsalBanner(): ReactNode {
  const { t, rich } = useText('forum')
  const { rehearsal } = useForum()
  const back = useContext(WayBackContext)()
  if (!rehearsal) return null
  return (
    <Banner
      kind="ink"
      action={
        back ? (
          <Button kind="link" onPress={back}>
            {t('rehearsal.back')}
          </Button>
        ) : null
      }
    >
      {rich('rehearsal.words')}
    </Banner>
  )
}
