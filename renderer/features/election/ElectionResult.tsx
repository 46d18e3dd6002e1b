import type { ReactNode } from 'react'
import type { Closed, ElectionBallot } from '../../../shared/domain/election.ts'
import { pointsOutcomeOf, stvOutcomeOf } from '../../../shared/rules/election-case.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { Heading } from './Heading.tsx'
import type { ElectionView } from './election-view.ts'
import { PointsTable } from './PointsTable.tsx'
import { shownHash } from './shown-hash.ts'
import { StvRounds } from './StvRounds.tsx'
import { useElectedSentence } from './use-elected-sentence.ts'

/** Who was chosen, in one sentence, and by points the whole table; behind it the rest: every round, the ballots as they were found, the lot. */
export function ElectionResult({ view, level }: { view: ElectionView; level: 1 | 2 }): ReactNode {
  const { t } = useText('election')
  const sentence = useElectedSentence(view)
  const { election } = view
  const { closed, about } = election
  if (!closed) return null
  const stv = stvOutcomeOf(closed)
  const points = pointsOutcomeOf(closed)
  return (
    <div className="stack">
      <Heading level={level}>{sentence}</Heading>
      <p className="type-reference">
        {t('result.turnout', {
          about,
          method: election.method.kind,
          voted: election.taken.length,
          all: view.electors.length,
          college: view.college,
        })}
      </p>
      {points ? <PointsTable view={view} outcome={points} /> : null}
      <Disclosure summary={t('result.how')}>
        <div className="stack election-count">
          {stv ? <StvRounds view={view} outcome={stv} /> : null}
          <Ballots view={view} ballots={closed.ballots} />
          <DrawnLot view={view} />
        </div>
      </Disclosure>
    </div>
  )
}

type Pile = Closed['ballots'][number]

function Ballots({ view, ballots }: { view: ElectionView; ballots: Closed['ballots'] }): ReactNode {
  const { t } = useText('election')
  const inOrder = view.election.method.kind === 'stv' || view.election.method.kind === 'rank'
  return (
    <>
      <Table
        label={t('result.ballots')}
        showLabel
        size="figures"
        columns={[
          {
            id: 'said',
            head: t(inOrder ? 'result.order' : 'result.said'),
            rowHead: true,
            cell: ([, ballot]: Pile) => (isBlank(ballot) ? t('result.blank') : saidIn(view, ballot)),
          },
          { id: 'count', head: t('result.count'), numeric: true, cell: ([count]) => count },
        ]}
        rows={ballots}
        rowKey={([, ballot]) => JSON.stringify(ballot)}
      />
      <p className="type-reference">{t('result.sorted')}</p>
    </>
  )
}

function isBlank(ballot: ElectionBallot): boolean {
  return Object.keys(ballot).length === 0
}

function saidIn({ candidateName }: ElectionView, ballot: ElectionBallot): string {
  if (Array.isArray(ballot)) return ballot.map(candidateName).join(', ')
  return Object.entries(ballot)
    .map(([id, each]) => `${candidateName(id)} ${String(each)}`)
    .join(', ')
}

function DrawnLot({ view }: { view: ElectionView }): ReactNode {
  const { t } = useText('election')
  const { lot, words, commitment } = view.election
  if (!lot) return null
  return (
    <div>
      <h3 className="type-label">{t('lot.title')}</h3>
      <p>{t('result.lotOrder', { names: lot.order.map(view.candidateName).join(', ') })}</p>
      <ul className="election__words">
        {words.map(({ person, word }) => (
          <li key={person}>
            <q dir="auto">{word}</q> <span className="type-reference">{view.personName(person)}</span>
          </li>
        ))}
      </ul>
      <p className="type-reference election__hash">{t('lot.bound', { hash: shownHash(commitment) })}</p>
      <p className="type-reference election__hash">{t('result.secret', { hash: shownHash(lot.secret) })}</p>
    </div>
  )
}
