import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import { quorumSentence } from '../../features/decision/rule-sentences.ts'
import { useWords } from '../../features/decision/words.ts'
import { SavedState } from '../../features/forum/SavedState.tsx'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { QuorumArithmetic, QuorumLine } from '../../features/meeting/QuorumLine.tsx'
import { useForum, useMay, useNow } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Button } from '../../ui/Button.tsx'
import type { Unfolding } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { LiveHeader } from '../../ui/LiveFrame.tsx'
import type { MenuAction } from '../../ui/Menu.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useText } from '../../ui/text.ts'
import { useNarrow } from '../../ui/use-narrow.ts'

export interface HeaderProps {
  readonly meetingId: string
  readonly quorum: Unfolding
  /** The record code, once one was made; it stays until it is put away. */
  readonly code: ReactNode
  readonly onAdjourn: () => void
  readonly onCode: () => void
  readonly onShowCodes: () => void
}

/** Meeting, clock, quorum, save state, and what is wanted seldom; what unfolds stands below, over nothing. */
export function MeetingHeader(props: HeaderProps): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const format = useFormat()
  const narrow = useNarrow()
  const meeting = state.meetings[props.meetingId]
  const of = useBodyWords().of(meeting?.group ?? null)
  if (!meeting) return null
  // Who was here then is in the minutes; here now is nobody.
  const over = meeting.stage === 'adjourned'
  const date = format.date(meeting.starts.instant, meeting.starts.zone)
  const name = of ?? state.forum?.name
  return (
    <>
      <LiveHeader
        name={t('header.name', { number: meeting.number })}
        note={name ? t('header.note', { forum: name, date }) : date}
        clock={over ? null : <Clock zone={meeting.starts.zone} />}
        facts={over ? null : <QuorumLine meetingId={meeting.id} unfolding={props.quorum} />}
        state={<SavedState />}
        actions={<More {...props} meeting={meeting} />}
      />
      {over || narrow ? null : <QuorumPanel meetingId={meeting.id} quorum={props.quorum} />}
      {props.code}
    </>
  )
}

/** What the quorum's figures open into, below them. */
export function QuorumPanel({ meetingId, quorum }: Pick<HeaderProps, 'meetingId' | 'quorum'>): ReactNode {
  const { t } = useText('meeting')
  const { state } = useForum()
  const words = useWords()
  const meeting = state.meetings[meetingId]
  if (!quorum.isOpen || !meeting) return null
  const sentence = quorumSentence(words, parseQuorum(rulesIn(state, meeting.group)?.quorum ?? null))
  return (
    <div className="header-panel" id={quorum.panelId}>
      <QuorumArithmetic meetingId={meetingId} sentence={sentence} />
      <Button small onPress={quorum.toggle}>
        {t('header.fold')}
      </Button>
    </div>
  )
}

/** The host's time, as clocks at the meeting's place show it. */
function Clock({ zone }: { zone: string }): ReactNode {
  const format = useFormat()
  const now = useNow()
  const minutes = format.time(now, zone)
  const seconds = format.clock(now, zone)
  // Some languages write more after the seconds; the part up to the minutes is the same in both.
  const rest = seconds.startsWith(minutes) ? seconds.slice(minutes.length) : ''
  return (
    <time dateTime={new Date(now).toISOString()} title={zone}>
      {minutes}
      <span>{rest}</span>
    </time>
  )
}

function More({ meeting, onAdjourn, onCode, onShowCodes }: HeaderProps & { meeting: Meeting }): ReactNode {
  const { t } = useText('meeting')
  const may = useMay()
  const open = meeting.stage === 'open'
  const actions: MenuAction[] = []
  if (may({ to: 'invitation.issue' }) && meeting.stage !== 'adjourned')
    actions.push({ id: 'codes', label: t('codes.show'), onPress: onShowCodes })
  if (may({ to: 'checkpoint.make' }))
    actions.push({ id: 'code', label: t('code.make'), note: t('code.note'), onPress: onCode })
  if (may({ to: 'meeting.adjourn' }) && open)
    actions.push({ id: 'adjourn', label: t('adjourn.menu'), onPress: onAdjourn })
  actions.push({
    id: 'forum',
    label: t('header.forum'),
    onPress: () => navigate({ page: 'forum', section: 'meetings', id: null }),
  })
  return <Menu small plain label={t('header.more')} actions={actions} />
}
