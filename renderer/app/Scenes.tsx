import type { ReactNode } from 'react'
import { lazy, Suspense, useMemo } from 'react'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import { runs } from '../../shared/policy/actor.ts'
import { groupsRunBy } from '../../shared/policy/body.ts'
import type { WindowEdge } from '../client/connection.ts'
import { showStart } from '../client/connection.ts'
import { useForum, useHost } from '../client/react.tsx'
import type { Route } from '../client/route.ts'
import { useRoute } from '../client/route.ts'
import { showRehearsal } from '../client/rehearsal.ts'
import { bridgeDesk, httpDesk } from '../client/start-port.ts'
import { RehearsalBanner } from '../features/forum/RehearsalBanner.tsx'
import type { Desk } from '../scenes/forum/desk.ts'
import { DeskContext } from '../scenes/forum/desk.ts'
import { useText } from '../ui/text.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Opening } from './door-pages.tsx'

const ForumScene = lazy(() => import('../scenes/forum/ForumScene.tsx').then((file) => ({ default: file.ForumScene })))
const MeetingScene = lazy(() =>
  import('../scenes/meeting/MeetingScene.tsx').then((file) => ({ default: file.MeetingScene })),
)
const GuestScene = lazy(() => import('../scenes/guest/GuestScene.tsx').then((file) => ({ default: file.GuestScene })))

/** Whoever runs the meeting moves between forum and meeting; members and observers have the guest's scene alone. */
export function Scenes({ edge }: { edge: WindowEdge }): ReactNode {
  const { me } = useForum()
  const { place } = useHost()
  const route = useRoute()
  const running = useRuns(route)
  const operator = me.role === 'operator'
  const desk = useMemo<Desk>(
    () => ({
      port: operator
        ? edge.bridge
          ? bridgeDesk(edge.bridge)
          : httpDesk({ host: place.host, bearer: place.session, fetch: edge.fetch })
        : null,
      dialogs: edge.bridge !== null,
      showRehearsal: (forum) => void showRehearsal(edge, forum),
      leave: edge.bridge ? () => void showStart(edge) : null,
    }),
    [edge, operator, place],
  )
  return (
    <DeskContext value={desk}>
      <WindowTitle route={route} guest={!running} />
      <ErrorBoundary key={running && route.page === 'meeting' ? route.meeting : route.page}>
        <Suspense fallback={<Opening banner={<RehearsalBanner />} />}>
          {running ? <Running route={route} /> : <GuestScene />}
        </Suspense>
      </ErrorBoundary>
    </DeskContext>
  )
}

/**
 * [GROUP3] Whoever runs the forum's meetings runs the window; whoever runs a working group's has the forum's pages, where they may do
 * what is theirs, and the meetings of that group.
 */
function useRuns(route: Route): boolean {
  const { state, me } = useForum()
  const { live } = useHost()
  const today = dayIn(state.forum?.zone ?? 'UTC', live.now())
  if (runs(me)) return true
  const groups = groupsRunBy(state, me, today)
  if (route.page === 'forum') return groups.length > 0
  return route.page === 'meeting' && groups.includes(state.meetings[route.meeting]?.group ?? '')
}

function Running({ route }: { route: Route }): ReactNode {
  const { state } = useForum()
  if (route.page === 'meeting' && state.meetings[route.meeting]) {
    return <MeetingScene meetingId={route.meeting} item={route.item} tab={route.tab} />
  }
  if (route.page === 'forum') return <ForumScene section={route.section} id={route.id} />
  if (route.page === 'procedure') return <ForumScene section="decisions" id={route.id} />
  if (route.page === 'selection') return <ForumScene section="members" id={route.id} />
  return <ForumScene section="overview" id={null} />
}

/** "Forum · page", so that tabs and window lists tell them apart. */
function WindowTitle({ route, guest }: { route: Route; guest: boolean }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const name = state.forum?.name ?? ''
  const page = guest ? '' : pageName()
  return <title>{page === '' ? name : `${name} · ${page}`}</title>

  function pageName(): string {
    if (route.page === 'meeting') return t('meeting.numbered', { number: state.meetings[route.meeting]?.number ?? 0 })
    if (route.page === 'procedure') return t('nav.decisions')
    if (route.page === 'selection') return t('nav.members')
    return t(`nav.${route.page === 'forum' ? route.section : 'overview'}`)
  }
}
