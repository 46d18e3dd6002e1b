import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { AtMeeting, useConnection, useForum } from '../../client/react.tsx'
import type { GuestTab } from '../../client/route.ts'
import { formatRoute, guestTabs, navigate, useRoute } from '../../client/route.ts'
import { FrozenText } from '../../features/decision/FrozenText.tsx'
import { VoteFigures } from '../../features/decision/VoteFigures.tsx'
import { useDecisionNews } from '../../features/decision/use-decision-news.ts'
import { BallotRoom } from '../../features/election/BallotRoom.tsx'
import { useElectionNews } from '../../features/election/use-election-news.ts'
import { GuestStatement } from '../../features/ethics/GuestStatement.tsx'
import { GuestInterests } from '../../features/ethics/InterestsRegister.tsx'
import { SuspendedBanner } from '../../features/ethics/SuspendedBanner.tsx'
import { useEthicsNews } from '../../features/ethics/use-ethics-news.ts'
import { useFloorNews } from '../../features/floor/use-floor-news.ts'
import { useMeetingNews } from '../../features/meeting/use-meeting-news.ts'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { ProcedurePage } from '../../features/procedure/ProcedurePage.tsx'
import { ProcedureAsked } from '../../features/procedure/ProcedureSection.tsx'
import { SelectionPage } from '../../features/selection/SelectionPage.tsx'
import { SelectionsNow } from '../../features/selection/SelectionSection.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format.ts'
import { GuestFrame } from '../../ui/GuestFrame.tsx'
import { ListLine } from '../../ui/Heading.tsx'
import type { StateKind } from '../../ui/StateLine.tsx'
import { Banner, StateLine } from '../../ui/StateLine.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { useText } from '../../ui/text.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { GuestFloorLine } from './GuestFloor.tsx'
import { GuestPanel } from './GuestPanel.tsx'
import type { Asking } from './guest-view.ts'
import { askingIn, meetingOf, meetingsNow } from './guest-view.ts'
import { NowPanel } from './NowPanel.tsx'
import { useComesOverEverything } from './use-comes-over.ts'
import '../../ui/visually-hidden.css'
import './guest.css'

/** What a participant has in hand: where the meeting is, the draft, the notes, their vote. Phone first. */
export function GuestScene(): ReactNode {
  const { t } = useText('guest')
  const { state, me } = useForum()
  const [chosen, setChosen] = useState<string | null>(null)
  const route = useRoute()
  const meetings = meetingsNow(state, me)
  if (route.page === 'procedure') return <GuestProcedure id={route.id} />
  if (route.page === 'selection') return <GuestSelection id={route.id} />
  const meeting = meetings.find(({ id }) => id === chosen) ?? meetingOf(meetings, me)
  if (meeting) {
    const again = meetings.length > 1 ? () => setChosen('') : null
    if (chosen !== '' || meetings.length === 1) {
      return (
        <AtMeeting meeting={meeting.id}>
          <InMeeting key={meeting.id} meeting={meeting} onAnother={again} />
        </AtMeeting>
      )
    }
  }
  return (
    <GuestFrame name={state.forum?.name ?? ''} state={<LineState />} banner={<Banners />}>
      {meetings.length === 0 ? (
        <>
          <EmptyState title={t('none.title')}>{t('none.words')}</EmptyState>
          <GuestStatement />
          <GuestInterests declares />
          <ProcedureAsked />
          <SelectionsNow />
        </>
      ) : (
        <ChooseMeeting meetings={meetings} onChoose={setChosen} />
      )}
    </GuestFrame>
  )
}

/** A call for seats, and one's own vote in its ballot. */
function GuestSelection({ id }: { id: string }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const selection = state.selections[id]
  return (
    <BetweenMeetings back={t('back')}>
      {selection ? (
        <SelectionPage selection={selection} ballot={(election) => <BallotRoom electionId={election} />} />
      ) : (
        <h1 className="type-title">{t('none')}</h1>
      )}
    </BetweenMeetings>
  )
}

/** A procedure between meetings, whatever meeting goes on. */
function GuestProcedure({ id }: { id: string }): ReactNode {
  const { t } = useText('procedure')
  return (
    <BetweenMeetings back={t('guest.back')}>
      <ProcedurePage
        procedureId={id}
        text={(hash) => <FrozenText hash={hash} heading={false} />}
        figures={(vote) => <VoteFigures vote={vote} />}
      />
    </BetweenMeetings>
  )
}

function BetweenMeetings({ back, children }: { back: string; children: ReactNode }): ReactNode {
  const { state } = useForum()
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => {
    heading.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="guest-procedure" ref={heading}>
      <GuestFrame name={state.forum?.name ?? ''} state={<LineState />} banner={<Banners />}>
        <p className="type-reference procedure-back">
          <a href={formatRoute({ page: 'guest', tab: 'now' })}>{back}</a>
        </p>
        {children}
      </GuestFrame>
    </div>
  )
}

function ChooseMeeting({
  meetings,
  onChoose,
}: {
  meetings: readonly Meeting[]
  onChoose: (id: string) => void
}): ReactNode {
  const { t } = useText('guest')
  const { of } = useBodyWords()
  return (
    <>
      <h1 className="type-item">{t('choose.title')}</h1>
      <p className="quiet-text">{t('choose.words', { count: meetings.length })}</p>
      <ul className="guest__list">
        {meetings.map((meeting) => (
          <ListLine
            key={meeting.id}
            note={[meeting.title, of(meeting.group)].filter(Boolean).join(' · ')}
            aside={
              <Button label={`${t('tabs.now')}: ${meeting.title}`} onPress={() => onChoose(meeting.id)}>
                {t('tabs.now')}
              </Button>
            }
          >
            {t('meeting', { number: meeting.number })}
          </ListLine>
        ))}
      </ul>
    </>
  )
}

function InMeeting({ meeting, onAnother }: { meeting: Meeting; onAnother: (() => void) | null }): ReactNode {
  const { t } = useText('guest')
  const { state, me } = useForum()
  const narrow = useNarrow()
  const route = useRoute()
  const tab = route.page === 'guest' ? route.tab : 'now'
  const asking = askingIn(state, meeting, me)
  const ofGroup = useBodyWords().of(meeting.group)
  useMeetingNews(meeting.id, false)
  useEthicsNews(meeting.id)
  useFloorNews(meeting.id, false)
  useDecisionNews(meeting.id, tab === 'vote' || (tab === 'now' && asking !== null))
  useElectionNews(meeting.id)
  useComesOverEverything(asking)
  const frame = {
    name: t('meeting', { number: meeting.number }),
    note: ofGroup ?? state.forum?.name,
    state: <LineState />,
    banner: <Banners />,
  }
  const items = useTabItems(guestTabs, asking)
  if (!narrow) return <WideMeeting {...frame} meeting={meeting} tab={tab} asking={asking} onAnother={onAnother} />
  return (
    <GuestFrame {...frame} tabs={{ label: t('tabs.label'), items, selected: tab, onSelect: goTo }}>
      {tab === 'now' ? null : <GuestFloorLine meeting={meeting} />}
      {tab === 'draft' || tab === 'notes' ? <h1 className="ui-visually-hidden">{t(`tabs.${tab}`)}</h1> : null}
      {tab === 'now' ? (
        <NowPanel meeting={meeting} asking={asking} onAnother={onAnother} />
      ) : (
        <GuestPanel meeting={meeting} tab={tab} />
      )}
    </GuestFrame>
  )
}

const wideTabs = ['draft', 'notes', 'vote'] as const

interface WideProps {
  readonly name: string
  readonly note: string | undefined
  readonly state: ReactNode
  readonly banner: ReactNode
  readonly meeting: Meeting
  readonly tab: GuestTab
  readonly asking: Asking | null
  readonly onAnother: (() => void) | null
}

/** Where there is room, what goes on now stands beside what one reads, writes or answers. */
function WideMeeting({ meeting, tab, asking, onAnother, ...frame }: WideProps): ReactNode {
  const { t } = useText('guest')
  const shown = tab === 'now' ? (asking ? 'vote' : 'draft') : tab
  return (
    <div className="guest-wide">
      <GuestFrame {...frame}>
        <div className="guest-wide__columns">
          <aside className="guest-wide__now" aria-label={t('tabs.now')}>
            <NowPanel meeting={meeting} asking={shown === 'vote' ? null : asking} onAnother={onAnother} />
          </aside>
          <div className="guest-wide__work">
            <Tabs
              name="guest"
              label={t('tabs.label')}
              tabs={useTabItems(wideTabs, asking)}
              selected={shown}
              onSelect={goTo}
            />
            <TabPanel name="guest" id={shown} className={`guest-wide__panel guest-wide__panel--${shown}`}>
              <GuestPanel meeting={meeting} tab={shown} />
            </TabPanel>
          </div>
        </div>
      </GuestFrame>
    </div>
  )
}

function useTabItems(tabs: readonly GuestTab[], asking: Asking | null) {
  const { t } = useText('guest')
  return tabs.map((id) => ({
    id,
    label: t(`tabs.${id}`),
    ...(id === 'vote' && asking ? { count: t('tabs.open') } : {}),
  }))
}

function goTo(id: string): void {
  const tab = guestTabs.find((one) => one === id)
  if (tab) navigate({ page: 'guest', tab })
}

function LineState(): ReactNode {
  const { t } = useText('guest')
  const { status } = useConnection()
  const kinds: Record<typeof status, [StateKind, string]> = {
    online: ['settled', t('state.online')],
    connecting: ['pending', t('state.connecting')],
    offline: ['offline', t('state.offline')],
    ended: ['problem', t('state.offline')],
  }
  const [kind, words] = kinds[status]
  return (
    <StateLine kind={kind} small>
      {words}
    </StateLine>
  )
}

function Banners(): ReactNode {
  const { t, rich } = useText('guest')
  const { rehearsal } = useForum()
  const { status, since, retry } = useConnection()
  const { time } = useFormat()
  return (
    <>
      {rehearsal ? (
        <Banner kind="ink" bare>
          {t('rehearsal')}
        </Banner>
      ) : null}
      <SuspendedBanner />
      {status === 'offline' ? (
        <Banner
          kind="notice"
          bare
          action={
            <Button kind="link" onPress={retry}>
              {t('tryNow')}
            </Button>
          }
        >
          {rich('offline', { time: time(since) })}
        </Banner>
      ) : null}
    </>
  )
}
