import type { ReactNode } from 'react'
import type { StvOutcome } from '../../../shared/tally/stv.ts'
import type { StvRound } from '../../../shared/tally/stv-rounds.ts'
import { stvRounds, tiesByLot } from '../../../shared/tally/stv-rounds.ts'
import { useFormat } from '../../ui/format.ts'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'

/** Every round of a count by transferable vote, the ties that the lot broke, and the rule. */
export function StvRounds({ view, outcome }: { view: ElectionView; outcome: StvOutcome }): ReactNode {
  const { t } = useText('election')
  const { election } = view
  return (
    <>
      {outcome.rounds.length > 0 ? <Rounds view={view} rounds={stvRounds(outcome)} /> : null}
      {tiesByLot(outcome, { lots: election.lot?.order ?? [] }).map((tie) => (
        <TieLine key={tie.join(' ')} view={view} tie={tie} />
      ))}
      <p className="type-reference">{t('result.rule', { places: election.places, quota: String(outcome.quota) })}</p>
    </>
  )
}

function Rounds({ view, rounds }: { view: ElectionView; rounds: readonly StvRound[] }): ReactNode {
  const { t } = useText('election')
  const won = new Set(rounds.flatMap((round) => round.elected))
  return (
    <Table
      label={t('result.rounds')}
      showLabel
      size="figures"
      columns={[
        {
          id: 'name',
          head: t('result.candidate'),
          rowHead: true,
          cell: ({ id }: { id: string }) => <span dir="auto">{view.candidateName(id)}</span>,
        },
        ...rounds.map((round, index) => ({
          id: String(index),
          head: t('result.round', { n: index + 1 }),
          numeric: true,
          cell: ({ id }: { id: string }) => <RoundCell round={round} id={id} />,
        })),
      ]}
      rows={view.election.candidates}
      rowKey={({ id }) => id}
      isStrong={({ id }) => won.has(id)}
    />
  )
}

function RoundCell({ round, id }: { round: StvRound; id: string }): ReactNode {
  const { t } = useText('election')
  const total = round.totals[id]
  if (total === undefined) return null
  const what = round.elected.includes(id)
    ? t('result.elected')
    : round.eliminated === id
      ? t('result.eliminated')
      : null
  return (
    <>
      {total}
      {what === null ? null : <span className="election-count__what">{what}</span>}
      {round.tied.includes(id) ? (
        <span className="election-count__what">{t(what === null ? 'result.tied' : 'result.byLot')}</span>
      ) : null}
    </>
  )
}

function TieLine({ view, tie }: { view: ElectionView; tie: readonly string[] }): ReactNode {
  const { t } = useText('election')
  const format = useFormat()
  const [first = '', ...others] = tie
  return (
    <p>{t('result.tie', { first: view.candidateName(first), others: format.list(others.map(view.candidateName)) })}</p>
  )
}
