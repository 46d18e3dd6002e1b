import { newestFirst } from '../../../shared/lib/numbered.ts'
import { seatsIn } from '../../../shared/rules/meeting-seats.ts'
import type { ReactNode } from 'react'
import { useForum, useReveal } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { outcomeSentence, useWords } from '../../features/decision/words.ts'
import { Link } from '../../features/forum/Link.tsx'
import { SeatsBlock } from '../../features/member/SeatsBlock.tsx'
import { useToday } from '../../client/use-today.ts'
import { Columns } from '../../ui/ForumFrame.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, PageTitle, Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { actionRows } from './action-rows.ts'
import { NextMeeting } from './NextMeeting.tsx'

const SHOWN = 4
const DAY_MS = 86_400_000

export function OverviewPage(): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const today = useToday()
  return (
    <>
      <PageTitle aside={format.weekday(today, 'UTC')}>{t('nav.overview')}</PageTitle>
      <Columns layout="narrow-wide">
        <Section title={t('seats.title')}>
          {seatsIn(state).length === 0 ? (
            <p className="quiet-text">
              {t('seats.none')} <Link to={{ page: 'forum', section: 'members', id: null }}>{t('overview.add')}</Link>
            </p>
          ) : (
            <SeatsBlock onSeat={(id) => navigate({ page: 'forum', section: 'members', id })} />
          )}
        </Section>
        <NextMeeting />
      </Columns>
      <div className="page-part">
        <Columns layout="thirds">
          <OpenActions />
          <Commitments />
          <LastDecisions />
        </Columns>
      </div>
    </>
  )
}

function SeeAll({ count, section }: { count: number; section: 'actions' | 'decisions' | 'commitments' }): ReactNode {
  const { rich } = useText('forum')
  return rich('form.seeAll', { count, link: (words) => <Link to={{ page: 'forum', section, id: null }}>{words}</Link> })
}

function OpenActions(): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const reveal = useReveal()
  const today = useToday()
  const open = actionRows(state, reveal).filter((row) => row.completedAt === null)
  return (
    <Section
      title={t('overview.actions')}
      aside={open.length > 0 ? <SeeAll count={open.length} section="actions" /> : null}
    >
      {open.length === 0 ? <p className="quiet-text">{t('overview.noActions')}</p> : null}
      <ul>
        {open.slice(0, SHOWN).map((row) => (
          <ListLine
            key={row.id}
            aside={row.due === null ? null : <Due due={row.due} today={today} words={format.day(row.due, 'UTC')} />}
            note={
              row.owner ? (
                <Marked mark={groupMark(row.owner.group)} reference>
                  {row.owner.label}
                </Marked>
              ) : (
                t('actions.noOwner')
              )
            }
          >
            {row.what ?? t('actions.withheld')}
          </ListLine>
        ))}
      </ul>
    </Section>
  )
}

export function Due({ due, today, words }: { due: string; today: string; words: string }): ReactNode {
  const { t } = useText('forum')
  const late = Math.round((Date.parse(today) - Date.parse(due)) / DAY_MS)
  if (late > 0) return <b className="problem-text">{t('overview.late', { days: late })}</b>
  return late === 0 ? <b>{t('overview.dueToday')}</b> : words
}

function Commitments(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const all = newestFirst(state.commitments)
  return (
    <Section
      title={t('overview.commitments')}
      aside={all.length > 0 ? <SeeAll count={all.length} section="commitments" /> : null}
    >
      {all.length === 0 ? <p className="quiet-text">{t('overview.noCommitments')}</p> : null}
      <ul>
        {all.slice(0, SHOWN).map((one) => (
          <ListLine
            key={one.id}
            aside={`C-${String(one.number).padStart(3, '0')}`}
            note={t(`commitments.${one.stage}`)}
          >
            <Link quiet to={{ page: 'forum', section: 'commitments', id: one.id }}>
              {one.title}
            </Link>
          </ListLine>
        ))}
      </ul>
    </Section>
  )
}

function LastDecisions(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const words = useWords()
  const all = newestFirst(state.decisions)
  return (
    <Section
      title={t('overview.decisions')}
      aside={all.length > 0 ? <SeeAll count={all.length} section="decisions" /> : null}
    >
      {all.length === 0 ? <p className="quiet-text">{t('overview.noDecisions')}</p> : null}
      <ul>
        {all.slice(0, SHOWN).map((one) => (
          <ListLine key={one.id} aside={`D-${String(one.number).padStart(3, '0')}`} note={outcomeSentence(words, one)}>
            <Link quiet to={{ page: 'forum', section: 'decisions', id: one.id }}>
              {one.title}
            </Link>
          </ListLine>
        ))}
      </ul>
    </Section>
  )
}
