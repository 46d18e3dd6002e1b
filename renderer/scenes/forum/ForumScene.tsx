import type { ReactNode } from 'react'
import { Suspense, useEffect, useRef } from 'react'
import { seatsThere } from '../../../shared/rules/meeting-seats.ts'
import { useForum } from '../../client/react.tsx'
import type { ForumSection } from '../../client/route.ts'
import { forumSections, formatRoute } from '../../client/route.ts'
import { RehearsalBanner } from '../../features/forum/RehearsalBanner.tsx'
import { useToday } from '../../client/use-today.ts'
import { ForumFrame } from '../../ui/ForumFrame.tsx'
import { NavList } from '../../ui/NavList.tsx'
import { useText } from '../../ui/text.ts'
import { ActionsPage } from './ActionsPage.tsx'
import { CommitmentsPage } from './CommitmentsPage.tsx'
import { DecisionsPage } from './DecisionsPage.tsx'
import { EthicsPage } from './EthicsPage.tsx'
import { GroupsPage } from './GroupsPage.tsx'
import { MeetingsPage } from './MeetingsPage.tsx'
import { MembersPage } from './MembersPage.tsx'
import { OverviewPage } from './OverviewPage.tsx'
import { RailState } from './RailState.tsx'
import { RepositoryPage } from './RepositoryPage.tsx'
import { RulesPage } from './RulesPage.tsx'
import './forum-scene.css'

/** The forum between meetings, for those who run it. */
export function ForumScene({ section, id }: { section: ForumSection; id: string | null }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  useFocusOnGoing(`${section}/${id ?? ''}`)
  const seats = seatsThere(state, useToday()).length
  const counts: Partial<Record<ForumSection, number>> = {
    members: seats,
    ...(Object.keys(state.groups).length > 0 ? { groups: Object.keys(state.groups).length } : {}),
    meetings: Object.keys(state.meetings).length,
    commitments: Object.keys(state.commitments).length,
    decisions: Object.keys(state.decisions).length,
    actions: Object.values(state.actions).filter((action) => action.completedAt === null).length,
  }
  return (
    <ForumFrame
      banner={<RehearsalBanner />}
      name={state.forum?.name}
      nameNote={t('rail.note', { seats, sectors: state.sectors.length })}
      nav={
        <NavList
          label={t('rail.label')}
          current={section}
          items={forumSections.map((one) => ({
            id: one,
            label: t(`nav.${one}`),
            href: formatRoute({ page: 'forum', section: one, id: null }),
            count: counts[one],
          }))}
        />
      }
      state={<RailState />}
    >
      <Suspense fallback={<p className="quiet-text">{t('form.loading')}</p>}>
        <Page section={section} id={id} />
      </Suspense>
    </ForumFrame>
  )
}

function Page({ section, id }: { section: ForumSection; id: string | null }): ReactNode {
  switch (section) {
    case 'overview':
      return <OverviewPage />
    case 'members':
      return <MembersPage id={id} />
    case 'groups':
      return <GroupsPage id={id} />
    case 'meetings':
      return <MeetingsPage id={id} />
    case 'commitments':
      return <CommitmentsPage id={id} />
    case 'decisions':
      return <DecisionsPage id={id} />
    case 'actions':
      return <ActionsPage />
    case 'repository':
      return <RepositoryPage />
    case 'rules':
      return <RulesPage />
    case 'ethics':
      return <EthicsPage />
  }
}

/** Going to another page moves focus to its name, as sight goes there, or to the form that it opened with; arriving does not. */
function useFocusOnGoing(place: string): void {
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    window.scrollTo(0, 0)
    if (document.activeElement?.matches('#content form :is(input, textarea)')) return
    const heading = document.querySelector<HTMLElement>('#content h1')
    ;(heading ?? document.getElementById('content'))?.focus({ preventScroll: true })
  }, [place])
}
