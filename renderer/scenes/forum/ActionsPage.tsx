import type { ReactNode } from 'react'
import { useCommand, useForum, useMay, useReveal } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import { useToday } from '../../client/use-today.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import type { Column } from '../../ui/Table.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { ActionRow } from './action-rows.ts'
import { actionRows } from './action-rows.ts'
import { Due } from './OverviewPage.tsx'

export function ActionsPage(): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const rows = actionRows(state, useReveal())
  const complete = useCommand('action.complete')
  const may = useMay()({ to: 'action.complete' })
  const columns = useColumns()
  const open = rows.filter((row) => row.completedAt === null)
  const done = rows.filter((row) => row.completedAt !== null)
  const finish: Column<ActionRow> = {
    id: 'complete',
    head: t('actions.complete'),
    hideHead: true,
    cell: (row) => (
      <Button
        small
        busy={complete.pending}
        label={t('actions.completeLabel', { what: row.what ?? t('actions.withheld') })}
        onPress={() => void complete.run({ action: row.id })}
      >
        {t('actions.complete')}
      </Button>
    ),
  }
  return (
    <>
      <PageTitle>{t('nav.actions')}</PageTitle>
      {rows.length === 0 ? (
        <Section title={t('actions.emptyTitle')} size="item">
          <p className="measure">{t('actions.emptyWords')}</p>
        </Section>
      ) : (
        <>
          <Section title={t('actions.open')}>
            <FailureLine failure={complete.failure} />
            <Table
              label={t('actions.open')}
              size="text"
              columns={may ? [...columns, finish] : columns}
              rows={open}
              rowKey={(row) => row.id}
              empty={t('actions.noneOpen')}
            />
          </Section>
          {done.length > 0 ? (
            <div className="page-part">
              <Section title={t('actions.done')}>
                <Table label={t('actions.done')} columns={columns} rows={done} rowKey={(row) => row.id} />
              </Section>
            </div>
          ) : null}
        </>
      )}
    </>
  )
}

function useColumns(): readonly Column<ActionRow>[] {
  const { t } = useText('forum')
  const format = useFormat()
  const { state } = useForum()
  const today = useToday()
  return [
    {
      id: 'number',
      head: t('actions.number'),
      cell: (row) => `A-${String(row.number).padStart(3, '0')}`,
      width: '4.5rem',
    },
    { id: 'what', head: t('actions.what'), rowHead: true, cell: (row) => row.what ?? t('actions.withheld') },
    {
      id: 'owner',
      head: t('actions.owner'),
      cell: (row) =>
        row.owner ? <Marked mark={groupMark(row.owner.group)}>{row.owner.label}</Marked> : t('actions.noOwner'),
    },
    {
      id: 'due',
      head: t('actions.due'),
      cell: (row) => {
        if (row.completedAt !== null) {
          return t('actions.completedOn', {
            date: format.day(dayIn(state.forum?.zone ?? 'UTC', Date.parse(row.completedAt)), 'UTC'),
          })
        }
        return row.due === null ? (
          t('actions.noDue')
        ) : (
          <Due due={row.due} today={today} words={format.day(row.due, 'UTC')} />
        )
      },
    },
    {
      id: 'meeting',
      head: t('actions.meeting'),
      cell: ({ meeting }) =>
        meeting ? (
          <Link quiet to={{ page: 'forum', section: 'meetings', id: meeting.id }}>
            {t('meeting.numbered', { number: meeting.number })}
          </Link>
        ) : null,
    },
  ]
}
