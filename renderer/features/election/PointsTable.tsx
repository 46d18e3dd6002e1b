import type { ReactNode } from 'react'
import { tiedAtCut } from '../../../shared/rules/election-case.ts'
import type { Cut } from '../../../shared/tally/cut.ts'
import type { PointsOutcome } from '../../../shared/tally/points.ts'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'
import { useMethodRule } from './use-method-words.ts'

/** [ELE9] Everybody with their points, best first: who is in, whom the cut goes through, who came in by lot. */
export function PointsTable({ view, outcome }: { view: ElectionView; outcome: PointsOutcome }): ReactNode {
  const { t } = useText('election')
  const rule = useMethodRule(view.election)
  const cuts: readonly (readonly [string, Cut])[] =
    'categories' in outcome ? Object.entries(outcome.categories) : [['', outcome]]
  return (
    <>
      {cuts.map(([category, cut]) => (
        <CutTable key={category} view={view} outcome={outcome} category={category} cut={cut} />
      ))}
      <p className="type-reference">
        {rule} {t('result.valid', { valid: outcome.valid, blank: outcome.invalid })}
      </p>
    </>
  )
}

function CutTable(props: { view: ElectionView; outcome: PointsOutcome; category: string; cut: Cut }): ReactNode {
  const { t } = useText('election')
  const { view, outcome, category, cut } = props
  const { about, method, lot } = view.election
  const undrawn = lot ? [] : tiedAtCut(view.election).filter((id) => cut.tied.includes(id))
  const place = (id: string): string => {
    if (outcome.byLot.includes(id)) return t('result.inByLot')
    if (cut.in.includes(id)) return t('result.in')
    if (undrawn.includes(id)) return t('result.tied')
    return cut.tied.includes(id) ? t('result.outByLot') : ''
  }
  return (
    <Table
      label={category === '' ? t('result.points', { method: method.kind }) : category}
      showLabel
      size="figures"
      columns={[
        {
          id: 'name',
          head: t('result.name', { about }),
          rowHead: true,
          cell: (id: string) => <span dir="auto">{view.candidateName(id)}</span>,
        },
        {
          id: 'points',
          head: t('result.points', { method: method.kind }),
          numeric: true,
          cell: (id) => outcome.points[id],
        },
        { id: 'place', head: t('result.place'), cell: place },
      ]}
      rows={[...cut.in, ...undrawn, ...cut.out]}
      rowKey={(id) => id}
      isStrong={(id) => cut.in.includes(id)}
    />
  )
}
