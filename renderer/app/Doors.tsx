import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import type { WindowEdge } from '../client/connection.ts'
import { attempt } from '../client/session-memory.ts'
import { useConnection, useForum, useMe } from '../client/react.tsx'
import { wayBack } from '../client/rehearsal.ts'
import { WayBackContext } from '../features/forum/RehearsalBanner.tsx'
import { wearBundledFonts } from './typefaces.ts'
import { useToday } from '../client/use-today.ts'
import { AtControls, mayBeAtControls } from './AtControls.tsx'
import { Ended } from './door-pages.tsx'
import { JoinConfirm } from './JoinConfirm.tsx'
import { Scenes } from './Scenes.tsx'

const ASKED = 'plenary.controls-asked'

interface DoorsProps {
  edge: WindowEdge
  joining: boolean
  onEnded: () => void
  onSession: (session: string) => void
}

/** What stands between an open line and the scenes: who one is, and who sits at the controls. */
export function Doors(props: DoorsProps): ReactNode {
  const { edge } = props
  const operator = useMe().role === 'operator'
  const back = useCallback(() => (operator ? wayBack(edge) : null), [edge, operator])
  return (
    <WayBackContext value={back}>
      <Door {...props} />
    </WayBackContext>
  )
}

function Door(props: DoorsProps): ReactNode {
  const { edge, onEnded, onSession } = props
  const { state, me } = useForum()
  const { status } = useConnection()
  const [joined, setJoined] = useState(!props.joining)
  const [asked, setAsked] = useState(() => attempt(() => edge.tab.getItem(ASKED)) === state.forum?.id)
  const today = useToday()
  const operator = me.role === 'operator'
  useEffect(() => {
    if (operator) wearBundledFonts()
  }, [operator])
  const answered = useCallback(() => {
    attempt(() => edge.tab.setItem(ASKED, state.forum?.id ?? ''))
    setAsked(true)
  }, [edge, state])
  if (status === 'ended') return <Ended onEnded={onEnded} />
  if (!joined && !operator) return <JoinConfirm onJoin={() => setJoined(true)} />
  if (operator && me.person === null && !asked && mayBeAtControls(state, today).length > 0) {
    return (
      <AtControls
        onSomebodyElse={answered}
        onSession={(session) => {
          answered()
          onSession(session)
        }}
      />
    )
  }
  return <Scenes edge={edge} />
}
