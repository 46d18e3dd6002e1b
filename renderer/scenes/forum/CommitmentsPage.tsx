import type { ReactNode } from 'react'
import { lazy } from 'react'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import { isReopened } from '../../../shared/domain/commitment.ts'
import { byNumber } from '../../../shared/lib/numbered.ts'
import { useCan, useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Table } from '../../ui/Table.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { NoSuch } from './NoSuch.tsx'

const CommitmentDraft = lazy(() =>
  import('../../features/commitment/CommitmentDraft.tsx').then((file) => ({ default: file.CommitmentDraft })),
)

export function CommitmentsPage({ id }: { id: string | null }): ReactNode {
  const { state } = useForum()
  if (id === null) return <CommitmentList />
  const found = state.commitments[id]
  return found ? <CommitmentPage commitment={found} /> : <NoSuch section="commitments" words="commitments.noSuch" />
}

function CommitmentPage({ commitment }: { commitment: Commitment }): ReactNode {
  const { t } = useText('forum')
  return (
    <>
      <p className="type-reference way-back">
        <Link to={{ page: 'forum', section: 'commitments', id: null }}>{t('nav.commitments')}</Link>
      </p>
      <h1 className="ui-visually-hidden" tabIndex={-1}>
        {commitment.title}
      </h1>
      <CommitmentDraft commitmentId={commitment.id} />
    </>
  )
}

function CommitmentList(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const all = byNumber(state.commitments)
  const may = useCan({ to: 'commitment.draft' })
  const planned = (one: Commitment): ReactNode =>
    Object.values(state.meetings)
      .filter((meeting) => meeting.stage !== 'adjourned' && meeting.items.some((item) => item.commitment === one.id))
      .map((meeting) => t('meeting.numbered', { number: meeting.number }))
      .join(', ')
  const stage = (one: Commitment): string => {
    const inQuestion = Object.values(state.decisions).some(
      (decision) => decision.commitment === one.id && decision.concluded === null && decision.annulled === null,
    )
    return t(`commitments.${inQuestion ? 'inQuestion' : isReopened(one) ? 'reopened' : one.stage}`)
  }
  return (
    <>
      <PageTitle>{t('nav.commitments')}</PageTitle>
      {all.length === 0 ? (
        <EmptyState title={t('commitments.emptyTitle')}>{t('commitments.emptyWords')}</EmptyState>
      ) : (
        <Table<Commitment>
          label={t('nav.commitments')}
          size="text"
          rows={all}
          rowKey={(one) => one.id}
          columns={[
            {
              id: 'number',
              head: t('commitments.number'),
              width: '5rem',
              cell: (one) => `C-${String(one.number).padStart(3, '0')}`,
            },
            {
              id: 'title',
              head: t('commitments.title'),
              rowHead: true,
              cell: (one) => (
                <Link quiet to={{ page: 'forum', section: 'commitments', id: one.id }}>
                  {one.title}
                </Link>
              ),
            },
            { id: 'stage', head: t('commitments.stage'), cell: stage },
            { id: 'agenda', head: t('commitments.onAgenda'), cell: planned },
          ]}
        />
      )}
      {may ? <NewDraft /> : null}
    </>
  )
}

function NewDraft(): ReactNode {
  const { t } = useText('forum')
  const draft = useCommand('commitment.draft')
  const [title, setTitle, clear] = useKeptEntry('new-draft', '')
  const begin = async (): Promise<void> => {
    const begun = await draft.run({ title })
    if (!begun.ok) return
    clear()
    navigate({ page: 'forum', section: 'commitments', id: begun.value.commitment })
  }
  return (
    <div className="page-part">
      <Section title={t('commitments.new')}>
        <form
          className="ui-form member-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (title.trim() !== '') void begin()
          }}
        >
          <TextField
            label={t('commitments.newTitle')}
            help={t('commitments.newHelp')}
            value={title}
            onChange={setTitle}
          />
          <FailureLine failure={draft.failure} />
          <div>
            <Button type="submit" busy={draft.pending} missing={title.trim() === '' ? t('form.required') : undefined}>
              {t('commitments.begin')}
            </Button>
          </div>
        </form>
      </Section>
    </div>
  )
}
