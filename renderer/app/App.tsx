import type { ReactNode } from 'react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Arrival, Place, WindowEdge } from '../client/connection.ts'
import { changeSession, forget, show } from '../client/connection.ts'
import type { Host } from '../client/react.tsx'
import { HostProvider } from '../client/react.tsx'
import { openHost } from '../client/open-host.ts'
import { Doors } from './Doors.tsx'
import { Opening, Refused, Uninvited, Waiting } from './door-pages.tsx'
import { chooseLanguageHere } from './language.ts'
import { wearBundledFonts } from './typefaces.ts'

// A guest's phone needs none of it.
const StartScene = lazy(() => import('../scenes/start/StartScene.tsx').then((file) => ({ default: file.StartScene })))

/** From arriving (a link, the app, a reload) to a scene. `joining`: somebody followed an invitation and confirms who they are. */
export function App(props: { edge: WindowEdge; arriving: Promise<Arrival>; joining: boolean }): ReactNode {
  const { edge, arriving, joining } = props
  const [arrival, setArrival] = useState<Arrival | null>(null)
  useEffect(() => {
    void arriving.then((arrived) => {
      if (arrived.kind === 'start') wearBundledFonts()
      setArrival(arrived)
    })
  }, [arriving])
  switch (arrival?.kind) {
    case undefined:
      return <Opening />
    case 'start':
      return (
        <Suspense fallback={<Opening />}>
          <StartScene
            port={arrival.port}
            version={edge.bridge?.version ?? null}
            onShow={(forum) => void show(edge, forum)}
            onLanguage={(language) => void chooseLanguageHere(edge, language)}
          />
        </Suspense>
      )
    case 'refused':
      return <Refused trouble={arrival.trouble} />
    case 'uninvited':
      return <Uninvited />
    case 'forum':
      return <AtHost edge={edge} first={arrival.place} joining={joining} />
  }
}

/** One host; who is at the controls may change its session, which opens the lines anew. */
function AtHost({ edge, first, joining }: { edge: WindowEdge; first: Place; joining: boolean }): ReactNode {
  const [host, setHost] = useState<Host & { close: () => void }>(() => openHost(first, edge))
  useEffect(() => () => host.close(), [host])
  return (
    <HostProvider key={host.place.session} host={host} waiting={<Waiting onEnded={() => forget(edge, host.place)} />}>
      <Doors
        edge={edge}
        joining={joining}
        onEnded={() => forget(edge, host.place)}
        onSession={(session) => setHost(openHost(changeSession(edge, host.place, session), edge))}
      />
    </HostProvider>
  )
}
