import type { ReactNode } from 'react'
import type { Ballot } from '../../../shared/domain/ballot.ts'
import type { Decision, Round } from '../../../shared/domain/decision.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { Asked } from '../../../shared/rules/counted.ts'
import { isVoted, representedIn } from '../../../shared/rules/counted.ts'
import type { Ballot as Vote } from '../../../shared/tally/vote.ts'
import type { Box } from '../../ui/SeatLine.tsx'
import { BoxLine } from '../../ui/SeatLine.tsx'
import { Mark } from '../../ui/Mark.tsx'
import type { MarkName } from '../../ui/Mark.tsx'
import type { DecisionView } from './decision-view.ts'
import { bySector } from './decision-view.ts'
import { EntriesLine } from './EntryNotes.tsx'
import { entriesOf } from './question.ts'
import { positionMarks } from './SeatTile.tsx'
import { useText } from '../../ui/text.ts'
import type { Words } from './words.ts'
import { useWords } from './words.ts'

export type Said = Vote | Position | 'took' | 'silent' | 'away' | 'recused'

const ballotMarks: Readonly<Record<Vote, MarkName>> = {
  yes: 'yes',
  no: 'no',
  abstain: 'abstain',
  blank: 'abstain',
  invalid: 'abstain',
}
/** Counting order: what carries it, then what does not, then who was not asked. */
const order: readonly Said[] = [
  'yes',
  'agree',
  'consent',
  'reservations',
  'concern',
  'took',
  'no',
  'block',
  'objection',
  'abstain',
  'blank',
  'invalid',
  'stand_aside',
  'silent',
  'recused',
  'away',
]

const carrying: ReadonlySet<Said> = new Set(['yes', 'agree', 'reservations', 'consent', 'concern'])

export interface SeatSaid {
  readonly id: string
  readonly sector: string
  readonly said: Said
}

/** What each seat said to the question that counted, in the order of the seats. */
export function saidBy(asked: Asked): readonly SeatSaid[] {
  const said = (seat: { recused: boolean; here: boolean }, what: Vote | Position | 'took' | null): Said =>
    seat.recused ? 'recused' : seat.here ? (what ?? 'silent') : 'away'
  const represented = representedIn(asked)
  switch (asked.kind) {
    case 'vote':
      return asked.question.seats.map((seat) => ({
        id: seat.id,
        sector: seat.sector,
        said: said({ ...seat, here: seat.here || represented.has(seat.id) }, seat.ballot),
      }))
    case 'secret':
      return asked.question.seats.map((seat) => ({
        id: seat.id,
        sector: seat.sector,
        said: said(seat, seat.took ? 'took' : null),
      }))
    case 'consensus':
    case 'consent':
      return asked.question.seats.map((seat) => ({ id: seat.id, sector: seat.sector, said: said(seat, seat.position) }))
  }
}

/** A seat that was asked and kept silent did not vote, or gave no answer. */
export function saidWords({ t }: Pick<Words, 't'>, said: Said, kind: Asked['kind']): string {
  return t(said === 'silent' && (kind === 'vote' || kind === 'secret') ? 'said.notVoted' : `said.${said}`)
}

/** Marks of ballots carry no colour: a no is as legitimate as a yes. */
export function saidMark(said: Said): MarkName {
  if (said === 'away' || said === 'recused') return 'away'
  if (said === 'silent') return 'waiting'
  if (said === 'took') return 'waiting' // shown beside no seat: a tick would read as a yes
  return said in ballotMarks ? ballotMarks[said as Vote] : positionMarks[said as Position]
}

interface BoxSaid {
  readonly id: string
  /** Null: a vote of a secret ballot, which is nobody's. */
  readonly seat: string | null
  readonly said: Said
}

/** Of a secret ballot, as many boxes as there were votes of each word, in nobody's name. */
function boxesSaid(asked: Asked): readonly BoxSaid[] {
  const seats = saidBy(asked).map(({ id, said }): BoxSaid => ({ id, seat: id, said }))
  if (asked.kind !== 'secret') return seats
  const { counts } = asked.outcome
  const votes = (['yes', 'no', 'abstain', 'blank', 'invalid'] as const).flatMap((said) =>
    Array.from({ length: counts[said] }, (_, index) => ({ id: `${said} ${String(index)}`, seat: null, said })),
  )
  return [...votes, ...seats.filter(({ said }) => said !== 'took')]
}

/** One box a seat, with the number needed as a tall bar where it is a number of seats. */
export function OutcomeLine({ view, asked }: { view: DecisionView; asked: Asked }): ReactNode {
  const { t } = useWords()
  const said = [...boxesSaid(asked)].sort((a, b) => order.indexOf(a.said) - order.indexOf(b.said))
  const boxes = said.map((seat): Box => {
    const words = saidWords({ t }, seat.said, asked.kind)
    const away = seat.said === 'away' || seat.said === 'recused'
    const carries = carrying.has(seat.said)
    return {
      id: seat.id,
      tone: carries ? 'solid' : away ? 'dashed' : 'outline',
      mark: away ? undefined : saidMark(seat.said),
      label: seat.seat === null ? words : t('seatSaid', { seat: view.seatName(seat.seat), said: words }),
    }
  })
  const after = isVoted(asked) ? asked.outcome.needed : null
  const threshold =
    after !== null && after <= boxes.length ? { after, label: t('line.threshold', { n: after }) } : undefined
  return <BoxLine boxes={boxes} label={t('line.label')} {...(threshold ? { threshold } : {})} />
}

/** Who said what, by sector in the order of the seats. */
export function WhoTookPart({ view, asked }: { view: DecisionView; asked: Asked }): ReactNode {
  const { t } = useWords()
  const { decision } = view
  const entries = entriesOf({ t }, view, questionOf(decision, asked))
  const said = new Map(saidBy(asked).map((seat) => [seat.id, seat.said]))
  const seats = questionOf(decision, asked)?.seats ?? []
  const represented = representedIn(asked)
  return (
    <>
      <EntriesLine entries={entries} />
      <div className="decision-sectors">
        {bySector(seats).map(([sector, own]) => (
          <section key={sector} className="decision-sector">
            <h3 className="decision-sector__head">
              <Mark name={view.sectorMark(sector)} size={14} />
              <span className="sector-name">{sector}</span>
            </h3>
            <ul className="decision-who">
              {own.map((seat) => {
                const what = said.get(seat.id) ?? 'silent'
                return (
                  <li key={seat.id} className="decision-who__line">
                    <span className="decision-who__seat">
                      {view.seatName(seat.id)} <ByProxy to={represented.get(seat.id)} view={view} />{' '}
                      <Entered by={entries.of(seat.id)} />
                    </span>
                    <span className="decision-who__said">
                      {what === 'took' ? null : <Mark name={saidMark(what)} />}
                      {saidWords({ t }, what, asked.kind)}
                    </span>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function ByProxy({ to, view }: { to: string | undefined; view: DecisionView }): ReactNode {
  const { t: ofProxy } = useText('proxy')
  if (to === undefined) return null
  return <small className="decision-who__by">{ofProxy('byProxy', { to: view.seatName(to) })}</small>
}

function Entered({ by }: { by: string | null }): ReactNode {
  const { t } = useWords()
  return by === null ? null : <small className="decision-who__by">{t('entered.by', { by })}</small>
}

/** The ballot or round that the arithmetic is of. */
function questionOf(decision: Decision, asked: Asked): Ballot | Round | undefined {
  if (isVoted(asked) && decision.ballot) return decision.ballot
  const asksFor = asked.question.seats.map((seat) => seat.id)
  const round = decision.rounds.findLast(
    (one) => one.seats.length === asksFor.length && one.seats.every((seat, at) => seat.id === asksFor[at]),
  )
  return round ?? decision.rounds.at(-1)
}
