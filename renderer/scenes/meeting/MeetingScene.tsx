import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { turnNow } from '../../../shared/domain/floor.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { MeetingTab } from '../../client/route.ts'
import { navigate } from '../../client/route.ts'
import { AtMeeting, useForum, useMay } from '../../client/react.tsx'
import { useDecisionNews } from '../../features/decision/use-decision-news.ts'
import { useElectionNews } from '../../features/election/use-election-news.ts'
import { ItemEthics, PersonEthics } from '../../features/ethics/StandsOut.tsx'
import { useEthicsNews } from '../../features/ethics/use-ethics-news.ts'
import { FloorLine } from '../../features/floor/FloorLine.tsx'
import { useFloorNews } from '../../features/floor/use-floor-news.ts'
import { RehearsalBanner } from '../../features/forum/RehearsalBanner.tsx'
import { AgendaRail, FoldedAgenda } from '../../features/meeting/AgendaRail.tsx'
import { nextItem } from '../../features/meeting/agenda-timing.ts'
import { PersonSlot } from '../../features/meeting/person-slot.ts'
import { QuorumFrameLine } from '../../features/meeting/QuorumLine.tsx'
import { useMeetingNews } from '../../features/meeting/use-meeting-news.ts'
import { Button } from '../../ui/Button.tsx'
import type { Unfolding } from '../../ui/Disclosure.tsx'
import { useUnfolding } from '../../ui/Disclosure.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PlainFrame } from '../../ui/ForumFrame.tsx'
import type { LiveFrameProps } from '../../ui/LiveFrame.tsx'
import { FrameLine, LiveFrame } from '../../ui/LiveFrame.tsx'
import { useText } from '../../ui/text.ts'
import { DecisionText } from './decision-parts.tsx'
import { useFloorTabs } from './floor-tabs.tsx'
import { ItemTitle } from './ItemTitle.tsx'
import type { Whole } from './MeetingCentre.tsx'
import { MeetingCentre, WholeView } from './MeetingCentre.tsx'
import { MeetingHeader, QuorumPanel } from './MeetingHeader.tsx'
import { MeetingStepBar } from './MeetingStepBar.tsx'
import { RecordCode } from './RecordCode.tsx'
import { useItemTabs } from './use-item-tabs.ts'
import { useMeetingActions } from './use-meeting-actions.ts'
import './meeting-scene.css'

export interface MeetingSceneProps {
  readonly meetingId: string
  /** The item that this window looks at; null: wherever the meeting is when the window comes to it. */
  readonly item: string | null
  readonly tab: MeetingTab
}

/** A meeting as those see it who run it or sit in it: check-in before, the agenda's items during, the minutes after. */
export function MeetingScene(props: MeetingSceneProps): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const meeting = state.meetings[props.meetingId]
  if (meeting) {
    return (
      <AtMeeting meeting={meeting.id}>
        <PersonSlot value={personEthics}>
          <LiveMeeting key={meeting.id} {...props} meeting={meeting} />
        </PersonSlot>
      </AtMeeting>
    )
  }
  return (
    <PlainFrame>
      <EmptyState
        title={t('missing.title')}
        actions={
          <Button kind="primary" onPress={() => navigate({ page: 'forum', section: 'meetings', id: null })}>
            {t('header.forum')}
          </Button>
        }
      >
        {t('missing.help')}
      </EmptyState>
    </PlainFrame>
  )
}

function personEthics(meeting: Meeting, person: string): ReactNode {
  return <PersonEthics meeting={meeting} person={person} />
}

function LiveMeeting({ meeting, item: asked, tab }: MeetingSceneProps & { meeting: Meeting }): ReactNode {
  // Shown over the place where they were asked for: going elsewhere, by whatever way, puts them away.
  const place = `${asked ?? ''} ${tab}`
  const [codesAt, setCodesAt] = useState<string | null>(null)
  const codes = codesAt === place
  const setCodes = (shown: boolean): void => setCodesAt(shown ? place : null)
  const quorum = useUnfolding()
  const actions = useMeetingActions(meeting.id)
  const item = useItem(meeting, asked)
  useMeetingNews(meeting.id, true)
  useDecisionNews(meeting.id, tab === 'decision')
  useElectionNews(meeting.id)
  useEthicsNews(meeting.id)
  useFloorNews(meeting.id, true)
  const whole = wholeOf(meeting, { codes, asked, tab })
  useFocusOnArrival(whole ?? 'item')
  const go = (to: { item?: string | null; tab?: MeetingTab }): void => {
    setCodes(false)
    const next = to.item === undefined ? (item?.id ?? null) : to.item
    navigate({ page: 'meeting', meeting: meeting.id, item: next, tab: to.tab ?? tab })
  }
  const parts = useItemParts({ meeting, item, tab, go, actions })
  return (
    <LiveFrame
      banner={<RehearsalBanner />}
      header={
        <MeetingHeader
          meetingId={meeting.id}
          quorum={quorum}
          code={<RecordCode made={actions.code} making={actions.checkpoint} onClose={actions.putCodeAway} />}
          onAdjourn={() => actions.ask(true)}
          onCode={actions.makeCode}
          onShowCodes={() => setCodes(true)}
        />
      }
      narrowLines={<NarrowLines meeting={meeting} quorum={quorum} />}
      stepBar={<MeetingStepBar meeting={meeting} item={whole ? null : item} tab={tab} actions={actions} go={go} />}
      {...(whole === null ? parts : {})}
    >
      {whole === null ? (
        <MeetingCentre
          meeting={meeting}
          item={item}
          tab={parts.tabs?.selected ?? 'notes'}
          above={parts.record && item ? <ItemEthics meeting={meeting} item={item.id} /> : null}
          onShowCodes={() => setCodes(true)}
        />
      ) : (
        <WholeView whole={whole} meeting={meeting} onShowCodes={() => setCodes(true)} onBack={() => setCodes(false)} />
      )}
    </LiveFrame>
  )
}

/** When narrow: the quorum, and who speaks, on lines of their own. */
function NarrowLines({ meeting, quorum }: { meeting: Meeting; quorum: Unfolding }): ReactNode {
  if (meeting.stage === 'adjourned') return null
  return (
    <>
      <QuorumFrameLine meetingId={meeting.id} unfolding={quorum} />
      <QuorumPanel meetingId={meeting.id} quorum={quorum} />
      {turnNow(meeting.floor) ? (
        <FrameLine>
          <FloorLine meeting={meeting} />
        </FrameLine>
      ) : null}
    </>
  )
}

function wholeOf(meeting: Meeting, at: { codes: boolean; asked: string | null; tab: MeetingTab }): Whole {
  if (at.codes && meeting.stage !== 'adjourned') return 'codes'
  if (meeting.stage === 'adjourned') return at.asked === null ? 'minutes' : null
  return at.tab === 'check-in' ? 'check-in' : null
}

/**
 * The item that this window looks at. Once shown it stays, whatever others open meanwhile: whoever types in it must not be
 * taken elsewhere by somebody else's press.
 */
function useItem(meeting: Meeting, asked: string | null): Item | null {
  const [first] = useState(() => meeting.currentItem ?? nextItem(meeting)?.id ?? null)
  const found = (id: string | null): Item | undefined => meeting.items.find((one) => one.id === id)
  return found(asked) ?? found(first) ?? meeting.items[0] ?? null
}

type PartsAsk = {
  readonly meeting: Meeting
  readonly item: Item | null
  readonly tab: MeetingTab
  readonly go: (to: { item?: string | null; tab?: MeetingTab }) => void
  readonly actions: ReturnType<typeof useMeetingActions>
}

/** The rails, title and tabs around an item. */
function useItemParts({
  meeting,
  item,
  tab,
  go,
  actions,
}: PartsAsk): Pick<LiveFrameProps, 'agenda' | 'floor' | 'title' | 'tabs' | 'record'> {
  const { t } = useText('meeting')
  const may = useMay()
  const { items, selected } = useItemTabs(item, tab)
  const { state } = useForum()
  const select = (id: string): void => go({ item: id, tab: selected === 'people' ? 'notes' : selected })
  const openItem = may({ to: 'item.open' }) ? (id: string) => void actions.openItem(id) : undefined
  const decision = Object.values(state.decisions).findLast((one) => item !== null && one.item === item.id)
  // Beside the text of record the title is read out only: what is pressed stands above the sheet then.
  const deciding = selected === 'decision' && decision !== undefined
  const rail = { meetingId: meeting.id, selected: item?.id ?? null, onSelect: select }
  return {
    agenda: {
      label: t('agenda.title'),
      content: <AgendaRail {...rail} onOpen={openItem} opening={actions.pending} />,
      folded: <FoldedAgenda {...rail} />,
    },
    floor: useFloorTabs(meeting, { selected, decision, onCheckIn: () => go({ tab: 'people' }) }),
    title: item ? (
      <ItemTitle
        meeting={meeting}
        item={item}
        below={deciding ? null : <ItemEthics meeting={meeting} item={item.id} />}
        onGo={(id) => go({ item: id, tab: 'notes' })}
      />
    ) : null,
    tabs: { label: t('tab.label'), items, selected, onSelect: (id) => go({ tab: id as MeetingTab }) },
    record: deciding ? <DecisionText decisionId={decision.id} /> : undefined,
  }
}

/** Sight goes to what fills the window anew, and focus with it; not on the first drawing, when the page begins at its top. */
function useFocusOnArrival(view: string): void {
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    document.querySelector<HTMLElement>('#content h1')?.focus()
  }, [view])
}
