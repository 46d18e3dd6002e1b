import type { ReactNode } from 'react'
import error from '../../../resources/locales/en/error.json'
import { ErrorList } from '../../ui/ErrorList.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import type { TextKey } from '../../ui/locales.ts'
import { useText } from '../../ui/text.ts'
import type { RosterDraft, RosterDraftRow, RosterProblem } from './roster-draft.ts'
import './roster.css'

/** What to change in a list of members: place, fact, remedy. */
export function RosterProblems(props: {
  title: ReactNode
  children?: ReactNode
  problems: readonly RosterProblem[]
}): ReactNode {
  const { rich } = useText('error')
  return (
    <ErrorList
      title={props.title}
      errors={props.problems.map((problem, index) => ({
        id: String(index),
        line: problem.line,
        column: problem.column,
        message: rich(keyOf(problem), {
          value: problem.value,
          field: problem.field,
          earlierLine: problem.earlierLine ?? 0,
          suggestion: problem.suggestion ?? 'none',
        }),
      }))}
    >
      {props.children}
    </ErrorList>
  )
}

function keyOf({ code }: RosterProblem): TextKey<'error'> {
  return Object.hasOwn(error.roster, code) ? (`roster.${code}` as TextKey<'error'>) : 'roster.other'
}

const AROUND = 1
const MOST_ROWS = 60

/** The list as it was read: with problems, the lines that have one and their neighbours; without, all of it. */
export function RosterPreview({
  draft,
  problems,
}: {
  draft: RosterDraft
  problems: readonly RosterProblem[]
}): ReactNode {
  const { t } = useText('forum')
  const shown = draft.columns.filter((_, index) => draft.rows.some((row) => (row.fields[index] ?? '') !== ''))
  const wrong = new Set(problems.map((problem) => problem.line))
  const near = draft.rows.filter((_, index) =>
    draft.rows.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((row) => wrong.has(row.line)),
  )
  const rows = (near.length > 0 ? near : draft.rows).slice(0, MOST_ROWS)
  const empty = draft.columns.length - shown.length
  return (
    <div className="roster-preview">
      <Table<RosterDraftRow>
        label={t('roster.asRead')}
        size="reference"
        rows={rows}
        rowKey={(row) => String(row.line)}
        isStrong={(row) => wrong.has(row.line)}
        columns={[
          { id: 'line', head: t('roster.line'), rowHead: true, cell: (row) => row.line },
          ...shown.map((name) => ({
            id: name,
            head: name,
            cell: (row: RosterDraftRow) => {
              const index = draft.columns.indexOf(name)
              const at = problems.some((problem) => problem.line === row.line && problem.column === index + 1)
              const value = row.fields[index] ?? ''
              return at ? <WrongCell>{value}</WrongCell> : value
            },
          })),
        ]}
      />
      <p className="type-reference">
        {rows.length < draft.rows.length ? t('roster.shownPart', { shown: rows.length, all: draft.rows.length }) : null}{' '}
        {empty > 0 ? t('roster.emptyColumns', { count: empty }) : null}
      </p>
    </div>
  )
}

function WrongCell({ children }: { children: string }): ReactNode {
  return (
    <span className="roster-wrong">
      <Mark name="attention" size={14} />
      <b>{children === '' ? '–' : children}</b>
    </span>
  )
}
