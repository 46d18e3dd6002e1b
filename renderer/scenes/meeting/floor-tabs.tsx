import type { Decision } from '../../../shared/domain/decision.ts'
import { turnNow } from '../../../shared/domain/floor.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { sittings } from '../../../shared/rules/meeting-seats.ts'
import { useForum } from '../../client/react.tsx'
import { FloorLine } from '../../features/floor/FloorLine.tsx'
import { FloorRail } from '../../features/floor/FloorRail.tsx'
import { PeopleRail } from '../../features/meeting/PeopleRail.tsx'
import type { LiveFrameProps, RailTab } from '../../ui/LiveFrame.tsx'
import { useText } from '../../ui/text.ts'
import { useNarrow } from '../../ui/use-narrow.ts'

/** The rail at the end: the floor while the meeting is open, and who is here, unless the centre shows that already. */
export function useFloorTabs(
  meeting: Meeting,
  at: { readonly selected: string; readonly decision: Decision | undefined; readonly onCheckIn: () => void },
): LiveFrameProps['floor'] {
  const { t } = useText('meeting')
  const { t: ofFloor } = useText('floor')
  const { state } = useForum()
  const narrow = useNarrow()
  const tabs: RailTab[] = []
  if (meeting.stage === 'open') {
    const count = meeting.floor.queue.length
    tabs.push({
      id: 'floor',
      label: ofFloor('title'),
      content: <FloorRail meeting={meeting} />,
      ...(count === 0 ? {} : { count, countLabel: ofFloor('waitingLabel', { count }) }),
    })
  }
  // When narrow the People tab of the centre does both.
  if (!narrow && at.selected !== 'people') {
    const here = sittings(state, meeting).size
    tabs.push({
      id: 'people',
      label: t('tab.people'),
      count: here,
      countLabel: t('people.here', { here }),
      content: <PeopleRail meetingId={meeting.id} onCheckIn={at.onCheckIn} />,
    })
  }
  if (tabs.length === 0) return undefined
  const { decision } = at
  const code = decision ? `D-${String(decision.number).padStart(3, '0')}` : ''
  return {
    label: t('people.title'),
    tabs,
    line: turnNow(meeting.floor) ? (
      <FloorLine meeting={meeting} />
    ) : decision ? (
      t('decisionLine', { code, title: decision.title })
    ) : null,
  }
}
