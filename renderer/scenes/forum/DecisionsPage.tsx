import type { ReactNode } from 'react'
import { lazy } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import { newestFirst } from '../../../shared/lib/numbered.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { AtMeeting, useForum } from '../../client/react.tsx'
import { FrozenText } from '../../features/decision/FrozenText.tsx'
import { VoteFigures } from '../../features/decision/VoteFigures.tsx'
import { outcomeSentence, useWords } from '../../features/decision/words.ts'
import { Link } from '../../features/forum/Link.tsx'
import { ProcedurePage } from '../../features/procedure/ProcedurePage.tsx'
import { ProcedureSection } from '../../features/procedure/ProcedureSection.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageTitle } from '../../ui/Heading.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { NoSuch } from './NoSuch.tsx'

const DecisionPage = lazy(() =>
  import('../../features/decision/DecisionPage.tsx').then((file) => ({ default: file.DecisionPage })),
)

export function DecisionsPage({ id }: { id: string | null }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  if (id === null) return <DecisionList />
  const procedure = state.procedures[id]
  const found = state.decisions[id]
  if (!found && !procedure) return <NoSuch section="decisions" words="decisions.noSuch" />
  return (
    <>
      <p className="type-reference way-back">
        <Link to={{ page: 'forum', section: 'decisions', id: null }}>{t('nav.decisions')}</Link>
      </p>
      {found ? (
        <AtMeeting meeting={found.meeting}>
          <DecisionPage decisionId={found.id} />
        </AtMeeting>
      ) : null}
      {procedure ? (
        <ProcedurePage
          procedureId={procedure.id}
          text={(hash) => <FrozenText hash={hash} heading={false} />}
          figures={(vote) => <VoteFigures vote={vote} />}
        />
      ) : null}
    </>
  )
}

function DecisionList(): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const words = useWords()
  const all = newestFirst(state.decisions)
  return (
    <>
      <PageTitle>{t('nav.decisions')}</PageTitle>
      {all.length === 0 ? (
        <EmptyState title={t('decisions.emptyTitle')}>{t('decisions.emptyWords')}</EmptyState>
      ) : (
        <Table<Decision>
          label={t('nav.decisions')}
          size="text"
          rows={all}
          rowKey={(one) => one.id}
          columns={[
            { id: 'number', head: t('decisions.number'), width: '5rem', cell: decisionCode },
            {
              id: 'title',
              head: t('decisions.title'),
              rowHead: true,
              cell: (one) => (
                <Link quiet to={{ page: 'forum', section: 'decisions', id: one.id }}>
                  {one.title}
                </Link>
              ),
            },
            { id: 'outcome', head: t('decisions.outcome'), cell: (one) => outcomeSentence(words, one) },
            {
              id: 'meeting',
              head: t('decisions.meeting'),
              cell: (one) => (
                <Link quiet to={{ page: 'forum', section: 'meetings', id: one.meeting }}>
                  {t('meeting.numbered', { number: state.meetings[one.meeting]?.number ?? 0 })}
                </Link>
              ),
            },
            {
              id: 'date',
              head: t('decisions.date'),
              cell: (one) => (one.concluded ? format.date(one.concluded.at, state.forum?.zone) : ''),
            },
          ]}
        />
      )}
      <ProcedureSection />
    </>
  )
}
