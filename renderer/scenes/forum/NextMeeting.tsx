import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Office } from '../../../shared/domain/member.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { officesHeld } from '../../../shared/rules/offices.ts'
import { signingLines, statementInForce } from '../../../shared/rules/statement.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import type { ForumSection, Route } from '../../client/route.ts'
import { navigate } from '../../client/route.ts'
import type { StartTrouble } from '../../client/start-port.ts'
import { Link } from '../../features/forum/Link.tsx'
import type { SeatView } from '../../features/member/seat-views.ts'
import { officeKey, seatViews } from '../../features/member/seat-views.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useDesk } from './desk.ts'
import { useMeetingWords } from './meeting-words.ts'

/** The meeting under way, else the next one: first what it lacks, each with its remedy, then what is ready. */
export function NextMeeting(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const words = useMeetingWords()
  const today = useToday()
  const meeting = nextMeeting(state, today)
  if (!meeting) {
    return (
      <Section title={t('overview.next')}>
        <EmptyState
          title={t('overview.noneTitle')}
          actions={
            <Button kind="primary" onPress={() => navigate({ page: 'forum', section: 'meetings', id: 'plan' })}>
              {t('meeting.plan')}
            </Button>
          }
        />
      </Section>
    )
  }
  const open = meeting.stage === 'open'
  const now = open || meeting.starts.local.slice(0, 10) === today
  return (
    <Section title={t(open ? 'overview.under' : 'overview.next')}>
      <h3 className="type-item">
        {t('meeting.numbered', { number: meeting.number })}, {words.when(meeting)}
      </h3>
      <p className="quiet-text">
        {words.where(meeting)} ·{' '}
        {t('overview.items', { count: meeting.items.length, taken: timeOf(meeting), slot: meeting.minutes })}
      </p>
      {open ? null : <Facts meeting={meeting} />}
      <MeetingButtons meeting={meeting} now={now} />
    </Section>
  )
}

function MeetingButtons({ meeting, now }: { meeting: Meeting; now: boolean }): ReactNode {
  const { t } = useText('forum')
  const review = (): void => navigate({ page: 'forum', section: 'meetings', id: meeting.id })
  return (
    <div className="overview-facts">
      <ButtonRow>
        {now ? (
          <Button kind="primary" onPress={() => navigate(toMeeting(meeting))}>
            {t(meeting.stage === 'open' ? 'overview.go' : 'overview.checkIn')}
          </Button>
        ) : null}
        <Button kind={now ? 'secondary' : 'primary'} onPress={review}>
          {t('overview.review')}
        </Button>
        {meeting.stage === 'planned' ? <RehearseButton /> : null}
      </ButtonRow>
    </div>
  )
}

/** Runs everything on a throwaway copy; only the hosting computer makes one. */
export function RehearseButton(): ReactNode {
  const { t } = useText('forum')
  const { port, showRehearsal } = useDesk()
  const { rehearsal } = useForum()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<StartTrouble | null>(null)
  if (!port || rehearsal) return null
  const rehearse = async (): Promise<void> => {
    setBusy(true)
    const answer = await port.call('rehearse')
    setBusy(false)
    setTrouble(answer.ok ? null : answer.error)
    if (answer.ok) showRehearsal(answer.value)
  }
  return (
    <>
      <Button busy={busy} onPress={() => void rehearse()}>
        {t('overview.rehearse')}
      </Button>
      <FailureLine failure={trouble} />
    </>
  )
}

export function toMeeting(meeting: Meeting): Route {
  const item = meeting.stage === 'open' ? meeting.currentItem : null
  return { page: 'meeting', meeting: meeting.id, item, tab: item === null ? 'check-in' : 'notes' }
}

export function nextMeeting(state: ForumState, today: string): Meeting | undefined {
  const meetings = Object.values(state.meetings)
  const coming = meetings
    .filter((one) => one.stage === 'planned' && one.starts.local.slice(0, 10) >= today)
    .sort((a, b) => a.starts.instant.localeCompare(b.starts.instant))
  const overdue = meetings.filter((one) => one.stage === 'planned' && one.occurredAt === null)
  return meetings.find((one) => one.stage === 'open') ?? coming[0] ?? overdue.at(-1)
}

function timeOf(meeting: Meeting): number {
  return meeting.items.reduce((total, item) => total + item.minutes, 0)
}

interface FactLine {
  readonly id: string
  readonly lacking: boolean
  readonly words: ReactNode
  readonly remedy?: ReactNode
}

function Facts({ meeting }: { meeting: Meeting }): ReactNode {
  const lines = useFacts(meeting)
  return (
    <ul className="overview-facts">
      {[...lines.filter((line) => line.lacking), ...lines.filter((line) => !line.lacking)].map((line) => (
        <ListLine key={line.id} mark={<Mark name={line.lacking ? 'attention' : 'done'} />} aside={line.remedy}>
          {line.words}
        </ListLine>
      ))}
    </ul>
  )
}

function useFacts(meeting: Meeting): readonly FactLine[] {
  const { t } = useText('forum')
  const { state } = useForum()
  const seats = seatViews(state, useReveal(), useToday())
  const go = (section: ForumSection, id: string | null, words: string): ReactNode => (
    <Link to={{ page: 'forum', section, id }}>{words}</Link>
  )
  return [
    ...useAgendaFacts(meeting),
    ...useSeatFacts(seats, go('members', null, t('overview.add'))),
    ...useOfficeFacts(go('members', null, t('overview.name'))),
    ...useSigningFacts(go('ethics', null, t('overview.sign'))),
  ]
}

function useAgendaFacts(meeting: Meeting): readonly FactLine[] {
  const { t, rich } = useText('forum')
  const { list } = useFormat()
  const taken = timeOf(meeting)
  const here = <Link to={{ page: 'forum', section: 'meetings', id: meeting.id }}>{t('overview.add')}</Link>
  if (meeting.items.length === 0)
    return [{ id: 'agenda', lacking: true, words: rich('overview.missingAgenda'), remedy: here }]
  const bare = meeting.items.filter((item) => item.purpose === 'decide' && item.commitment === null)
  const asked = meeting.items.some((item) => item.purpose === 'decide')
  const fits = taken <= meeting.minutes
  return [
    ...(asked
      ? [
          {
            id: 'text',
            lacking: bare.length > 0,
            words:
              bare.length > 0
                ? rich('overview.missingText', { count: bare.length, items: list(bare.map((item) => item.title)) })
                : t('overview.okText'),
          },
        ]
      : []),
    {
      id: 'time',
      lacking: !fits,
      words: fits ? t('overview.okTime') : rich('overview.missingTime', { taken, slot: meeting.minutes }),
    },
  ]
}

function useSeatFacts(seats: readonly SeatView[], remedy: ReactNode): readonly FactLine[] {
  const { t, rich } = useText('forum')
  const { list } = useFormat()
  const vacant = seats.filter((seat) => seat.vacant)
  if (vacant.length === seats.length)
    return [{ id: 'seats', lacking: true, words: rich('overview.missingSeats'), remedy }]
  if (vacant.length === 0) return [{ id: 'seats', lacking: false, words: t('overview.okSeats') }]
  const names = list(vacant.map((seat) => seat.label))
  return [{ id: 'seats', lacking: true, words: rich('overview.vacantSeats', { count: vacant.length, names }), remedy }]
}

/** Offices whose word the usual rule's gate asks for, and that nobody holds. */
function useOfficeFacts(remedy: ReactNode): readonly FactLine[] {
  const { rich } = useText('forum')
  const { state } = useForum()
  const rules = state.forum?.rules
  const usual = rules?.rules.find((rule) => rule.id === rules.usual)
  const gate = usual?.kind === 'mixed' ? (usual.rule['gate'] as { confirmedBy?: Office[] } | undefined) : undefined
  const today = useToday()
  const held = new Set(Object.values(state.persons).flatMap((person) => officesHeld(person, today)))
  return (gate?.confirmedBy ?? [])
    .filter((office) => !held.has(office))
    .map((office) => ({
      id: office,
      lacking: true,
      words: rich('overview.missingOffice', { office: officeKey(office) }),
      remedy,
    }))
}

/** Signatures that the ethics statement still asks for; a forum without a statement asks for none. */
function useSigningFacts(remedy: ReactNode): readonly FactLine[] {
  const { t, rich } = useText('forum')
  const { state } = useForum()
  const today = useToday()
  if (!statementInForce(state)) return []
  const count = signingLines(state, today).filter((one) => one.standing !== 'signed').length
  return count === 0
    ? [{ id: 'signed', lacking: false, words: t('overview.okSigned') }]
    : [{ id: 'signed', lacking: true, words: rich('overview.unsigned', { count }), remedy }]
}
