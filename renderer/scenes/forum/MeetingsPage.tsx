import type { ReactNode } from 'react'
import { lazy } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { AtMeeting, useCan, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { ElectionLine } from '../../features/election/ElectionLine.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import type { Column } from '../../ui/Table.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { useMeetingWords } from './meeting-words.ts'
import { NoSuch } from './NoSuch.tsx'
import { PastMeetingPage } from './PastMeetingPage.tsx'
import { PlanMeetingPage } from './PlanMeetingPage.tsx'
import { PlannedMeetingPage } from './PlannedMeetingPage.tsx'

const MinutesPage = lazy(() =>
  import('../../features/minutes/MinutesPage.tsx').then((file) => ({ default: file.MinutesPage })),
)

const OutcomeView = lazy(() =>
  import('../../features/decision/OutcomeView.tsx').then((file) => ({ default: file.OutcomeView })),
)

/** How long a forum may go without a meeting by the standards, in months. */
const MONTHS_BETWEEN = 6

export function MeetingsPage({ id }: { id: string | null }): ReactNode {
  const { state } = useForum()
  if (id === null) return <MeetingList />
  if (id === 'plan') return <PlanMeetingPage />
  if (id.startsWith('plan-')) return <PlanMeetingPage body={id.slice('plan-'.length)} />
  if (id === 'enter') return <PastMeetingPage />
  const meeting = state.meetings[id]
  if (!meeting) return <NoSuch section="meetings" words="meeting.noSuch" />
  return (
    <AtMeeting meeting={meeting.id}>
      {meeting.stage === 'adjourned' ? <HeldMeetingPage meeting={meeting} /> : <PlannedMeetingPage meeting={meeting} />}
    </AtMeeting>
  )
}

function HeldMeetingPage({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <p className="type-reference way-back">
        <Link to={{ page: 'forum', section: 'meetings', id: null }}>{t('nav.meetings')}</Link>
      </p>
      <MinutesPage
        meetingId={meeting.id}
        outcome={(decision) => <OutcomeView decisionId={decision.id} />}
        election={({ id }) => <ElectionLine electionId={id} />}
      />
    </>
  )
}

function MeetingList(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const may = useCan({ to: 'meeting.plan' })
  const columns = useColumns()
  const all = Object.values(state.meetings)
  const coming = all
    .filter((one) => one.stage !== 'adjourned')
    .sort((a, b) => a.starts.instant.localeCompare(b.starts.instant))
  const past = all
    .filter((one) => one.stage === 'adjourned')
    .sort((a, b) => b.starts.instant.localeCompare(a.starts.instant))
  const plan = (
    <Button kind="primary" onPress={() => navigate({ page: 'forum', section: 'meetings', id: 'plan' })}>
      {t(all.length === 0 ? 'meeting.planFirst' : 'meeting.plan')}
    </Button>
  )
  const buttons = (
    <>
      {plan}
      <EnterPast />
    </>
  )
  if (all.length === 0) return <NoMeetings plan={may ? buttons : null} />
  return (
    <>
      <PageTitle>{t('nav.meetings')}</PageTitle>
      {may ? <ButtonRow className="page-actions">{buttons}</ButtonRow> : null}
      <Section title={t('meeting.coming')}>
        {coming.length === 0 ? (
          <p className="quiet-text">{t('meeting.noneComing')}</p>
        ) : (
          <Table
            label={t('meeting.coming')}
            size="text"
            rows={coming}
            rowKey={(one) => one.id}
            columns={columns}
            isStrong={(one) => one.stage === 'open'}
          />
        )}
      </Section>
      {past.length > 0 ? (
        <div className="page-part">
          <Section title={t('meeting.past')}>
            <Table label={t('meeting.past')} size="text" rows={past} rowKey={(one) => one.id} columns={columns} />
          </Section>
        </div>
      ) : null}
    </>
  )
}

/** For those who keep the forum's data. */
function EnterPast(): ReactNode {
  const { t } = useText('meeting')
  if (!useCan({ to: 'meeting.enter' })) return null
  return (
    <Button onPress={() => navigate({ page: 'forum', section: 'meetings', id: 'enter' })}>{t('past.enter')}</Button>
  )
}

function NoMeetings({ plan }: { plan: ReactNode }): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const today = useToday()
  const founded = state.forum ? dayIn(state.forum.zone, Date.parse(state.forum.foundedAt)) : today
  return (
    <>
      <PageTitle>{t('nav.meetings')}</PageTitle>
      <div className="forum-ruled">
        <EmptyState title={t('meeting.emptyTitle')} source={t('meeting.emptySource')} actions={plan}>
          {t('meeting.emptyWords', { date: format.date(monthsAfter(founded, MONTHS_BETWEEN), 'UTC') })}
        </EmptyState>
      </div>
    </>
  )
}

/** The same day some months later, or that month's last. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

function OfBody({ meeting }: { meeting: Meeting }): ReactNode {
  const of = useBodyWords().of(meeting.group)
  return of === null ? null : <span className="type-reference meeting-of"> {of}</span>
}

function useColumns(): readonly Column<Meeting>[] {
  const { t } = useText('forum')
  const words = useMeetingWords()
  return [
    { id: 'number', head: t('meeting.number'), cell: (one) => one.number, width: '3rem' },
    {
      id: 'title',
      head: t('meeting.title'),
      rowHead: true,
      width: '36%',
      cell: (one) => (
        <Link quiet to={{ page: 'forum', section: 'meetings', id: one.id }}>
          {one.title}
          <OfBody meeting={one} />
        </Link>
      ),
    },
    {
      id: 'when',
      head: t('meeting.when'),
      width: '15rem',
      cell: (one) => {
        if (one.stage === 'open') return t('meeting.open')
        if (one.stage === 'planned') return `${words.date(one)}, ${one.starts.local.slice(11)}`
        return one.occurredAt === null ? words.date(one) : t('meeting.entered', { date: words.date(one) })
      },
    },
    { id: 'place', head: t('meeting.place'), cell: words.where },
    { id: 'items', head: t('meeting.items'), width: '4rem', numeric: true, cell: (one) => one.items.length },
  ]
}
