import type { ReactNode } from 'react'
import type { Asked, AskedRound, Voted } from '../../../shared/rules/counted.ts'
import { countsBySector, countsOf, heardBySector, isVoted, representedIn } from '../../../shared/rules/counted.ts'
import type { Comparison, Fraction } from '../../../shared/tally/fraction.ts'
import type { Seat } from '../../../shared/tally/seats.ts'
import { bySector } from '../../../shared/tally/seats.ts'
import { Marked } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import type { DecisionView } from './decision-view.ts'
import { sumWords } from './fraction-words.ts'
import { saidWords } from './Outcome.tsx'
import type { Words } from './words.ts'
import { shareWords, useWords } from './words.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly note?: string | undefined
  readonly total: number
  readonly ofSector: (name: string) => number | null
  readonly strong?: boolean
}

/** The figures behind an outcome: over all seats, and over each sector's own. */
export function OutcomeTable(props: { view: Pick<DecisionView, 'sectorMark'>; asked: Asked; head: string }): ReactNode {
  const { view, asked, head } = props
  const words = useWords()
  const { t, format } = words
  const sectors = [...bySector<Seat>(asked.question.seats).keys()]
  const rows = isVoted(asked) ? voteRows(words, asked) : roundRows(words, asked)
  return (
    <Table<Row>
      label={t('table.label')}
      size="figures"
      rows={[...rows, ...hereRows(words, asked)]}
      rowKey={(row) => row.id}
      isStrong={(row) => row.strong === true}
      columns={[
        {
          id: 'what',
          head,
          rowHead: true,
          cell: (row) => (
            <>
              {row.name} {row.note ? <span className="decision-table__note">{row.note}</span> : null}
            </>
          ),
        },
        { id: 'all', head: t('table.all'), numeric: true, cell: (row) => format.number(row.total) },
        ...sectors.map((name) => ({
          id: `sector ${name}`,
          head: (
            <Marked mark={view.sectorMark(name)}>
              <span className="sector-name">{name}</span>
            </Marked>
          ),
          numeric: true,
          cell: (row: Row) => {
            const figure = row.ofSector(name)
            return figure === null ? null : format.number(figure)
          },
        })),
      ]}
    />
  )
}

function voteRows(words: Words, voted: Voted): readonly Row[] {
  const { t } = words
  const { question, outcome } = voted
  const { rule } = question
  const own = countsBySector(voted)
  const represented = representedIn(voted)
  const said = (['yes', 'no', 'abstain', 'blank', 'invalid', 'silent'] as const)
    .filter((each) => each === 'yes' || each === 'no' || each === 'abstain' || outcome.counts[each] > 0)
    .map((each) => ({
      id: each,
      name: saidWords(words, each, 'vote'),
      total: outcome.counts[each],
      ofSector: (name: string) => own.get(name)?.[each] ?? null,
      strong: each === 'yes',
    }))
  const ofSector = (key: 'base' | 'needed') => (name: string) =>
    Object.hasOwn(outcome.sectors, name) ? (outcome.sectors[name]?.[key] ?? null) : null
  const needs = rule.sectors
    ? t('table.neededBoth', { share: shareWords(words, rule), sectorShare: shareWords(words, rule.sectors) })
    : t('table.neededAll', { share: shareWords(words, rule) })
  return [
    ...said,
    ...proxyRows(words, voted),
    awayRow(words, question.seats, represented),
    {
      id: 'base',
      name: t('table.base', { kind: rule.base }),
      total: outcome.base,
      ofSector: ofSector('base'),
      strong: true,
    },
    {
      id: 'needed',
      name: t('table.needed'),
      note: needs,
      total: outcome.needed,
      ofSector: (name) => ofSector('needed')(name) ?? leastOf(outcome, name),
    },
  ]
}

function leastOf(outcome: Voted['outcome'], name: string): number | null {
  return 'leastYes' in outcome && Object.hasOwn(outcome.leastYes, name)
    ? (outcome.leastYes[name]?.needed ?? null)
    : null
}

function roundRows(words: Words, heard: AskedRound): readonly Row[] {
  const own = heardBySector(heard)
  const counts = countsOf(heard)
  const said = counts
    .filter(([each, n]) => each !== 'silent' || n > 0)
    .map(([each, total]) => ({
      id: each,
      name: words.t(`said.${each}`),
      total,
      ofSector: (name: string) => own.get(name)?.get(each) ?? 0,
      strong: each === counts[0]?.[0],
    }))
  return [...said, awayRow(words, heard.question.seats)]
}

/** [PROX2] How many of the votes are of seats that others voted for; nothing where none are. */
function proxyRows({ t }: Words, voted: Voted): readonly Row[] {
  const represented = representedIn(voted)
  if (represented.size === 0) return []
  const { seats } = voted.question
  return [
    {
      id: 'proxy',
      name: t('said.byProxy'),
      total: represented.size,
      ofSector: (name) => seats.filter((seat) => seat.sector === name && represented.has(seat.id)).length,
    },
  ]
}

function awayRow({ t }: Words, seats: readonly Seat[], represented: ReadonlyMap<string, string> = new Map()): Row {
  const away = (seat: Seat): boolean => !seat.here && !represented.has(seat.id)
  return {
    id: 'away',
    name: t('said.away'),
    note: t('table.recused', { n: seats.filter((seat) => seat.recused).length }),
    total: seats.filter(away).length,
    ofSector: (name) => seats.filter((seat) => seat.sector === name && away(seat)).length,
  }
}

function hereRows(words: Words, asked: Asked): readonly Row[] {
  const { t } = words
  const { seats, rule } = asked.question
  const { quorum } = asked.outcome
  const here: Row = {
    id: 'here',
    name: t('table.here'),
    total: seats.filter((seat) => seat.here).length,
    ofSector: (name) => seats.filter((seat) => seat.sector === name && seat.here).length,
    strong: true,
  }
  if (!quorum || !rule.quorum) return [here]
  const note = rule.quorum.eachSector
    ? t('table.quorumBoth', {
        share: shareWords(words, rule.quorum),
        sectorShare: shareWords(words, rule.quorum.eachSector),
      })
    : t('table.neededAll', { share: shareWords(words, rule.quorum) })
  const ofSector = (name: string): number | null =>
    Object.hasOwn(quorum.sectors, name) ? (quorum.sectors[name]?.needed ?? null) : null
  return [here, { id: 'quorum', name: t('table.quorum'), note, total: quorum.needed, ofSector }]
}

/** The sums behind "needed", once for the whole and once for each base that a sector has. */
export function sumsOf(words: Words, asked: Asked): readonly string[] {
  if (asked.kind === 'consent') return []
  if (asked.kind === 'consensus') {
    const { maxStandAside } = asked.question.rule
    const { counts } = asked.outcome
    const eligible = counts.agree + counts.reservations + counts.stand_aside + counts.block + counts.silent
    return maxStandAside
      ? [
          words.t('table.standAside', {
            n: maxStandAside[0],
            d: maxStandAside[1],
            eligible,
            most: Math.floor((eligible * maxStandAside[0]) / maxStandAside[1]),
          }),
        ]
      : []
  }
  const { rule } = asked.question
  const bases = new Set(Object.values(asked.outcome.sectors).map((sector) => sector.base))
  const of = (threshold: { fraction: Fraction; comparison: Comparison }, base: number) =>
    sumWords(words, { ...threshold, base })
  const { sectors } = rule
  return [
    words.t('table.sumAll', { sum: of(rule, asked.outcome.base) }),
    ...(sectors ? [...bases].map((base) => words.t('table.sumSector', { sum: of(sectors, base) })) : []),
  ]
}
