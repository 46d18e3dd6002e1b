import type { ReactNode } from 'react'
import { stvCaseOf, stvOutcomeOf } from '../../../shared/rules/election-case.ts'
import type { StvRound } from '../../../shared/rules/stv-rounds.ts'
import { stvRounds, tiesByLot } from '../../../shared/rules/stv-rounds.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Heading } from './Heading.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'
import { shownHash } from './shown-hash.ts'
import { useElectedSentence } from './use-elected-sentence.ts'

/** Who was elected, in one sentence; behind it every round, the ties and the lot, the ballots as they were found. */
export function ElectionResult({ view, level }: { view: ElectionView; level: 1 | 2 }): ReactNode {
  const { t } = useText('election')
  const sentence = useElectedSentence(view)
  const { election } = view
  const { closed } = election
  if (!closed) return null
  const outcome = stvOutcomeOf(closed)
  return (
    <div className="stack">
      <Heading level={level}>{sentence}</Heading>
      <p className="type-reference">
        {t('result.turnout', { voted: election.taken.length, all: view.electors.length, college: view.college })}
      </p>
      <Disclosure summary={t('result.how')}>
        <div className="stack election-count">
          {outcome.rounds.length > 0 ? <Rounds view={view} rounds={stvRounds(outcome)} /> : null}
          {tiesByLot(outcome, stvCaseOf(election, closed)).map((tie) => (
            <TieLine key={tie.join(' ')} view={view} tie={tie} />
          ))}
          <p className="type-reference">
            {t('result.rule', { places: election.places, quota: String(outcome.quota) })}
          </p>
          <Ballots view={view} ballots={closed.ballots} />
          <DrawnLot view={view} closed={closed} />
        </div>
      </Disclosure>
    </div>
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

function Ballots(props: { view: ElectionView; ballots: readonly (readonly [number, readonly string[]])[] }): ReactNode {
  const { t } = useText('election')
  const { view, ballots } = props
  return (
    <>
      <Table
        label={t('result.ballots')}
        showLabel
        size="figures"
        columns={[
          {
            id: 'order',
            head: t('result.order'),
            rowHead: true,
            cell: ([, preferences]: readonly [number, readonly string[]]) =>
              preferences.length === 0 ? t('result.blank') : preferences.map(view.candidateName).join(', '),
          },
          { id: 'count', head: t('result.count'), numeric: true, cell: ([count]) => count },
        ]}
        rows={ballots}
        rowKey={([, preferences]) => preferences.join(' ')}
      />
      <p className="type-reference">{t('result.sorted')}</p>
    </>
  )
}

function DrawnLot(props: { view: ElectionView; closed: NonNullable<ElectionView['election']['closed']> }): ReactNode {
  const { t } = useText('election')
  const { view, closed } = props
  return (
    <div>
      <h3 className="type-label">{t('lot.title')}</h3>
      <p>{t('result.lotOrder', { names: closed.lots.map(view.candidateName).join(', ') })}</p>
      <ul className="election__words">
        {view.election.words.map(({ person, word }) => (
          <li key={person}>
            <q dir="auto">{word}</q> <span className="type-reference">{view.personName(person)}</span>
          </li>
        ))}
      </ul>
      <p className="type-reference election__hash">{t('lot.bound', { hash: shownHash(view.election.commitment) })}</p>
      <p className="type-reference election__hash">{t('result.secret', { hash: shownHash(closed.secret) })}</p>
    </div>
  )
}
