import type { Ballot } from '../../../shared/domain/ballot.ts'
import type { AnnulledQuestion, Decision, Round } from '../../../shared/domain/decision.ts'
import type { QuorumOutcome } from '../../../shared/tally/quorum.ts'
import type { EnteredBy } from '../../../shared/rules/question.ts'
import { decisionQuorum, enteredFor, stoodOutOf } from '../../../shared/rules/question.ts'
import type { DecisionView } from './decision-view.ts'
import type { Words } from './words.ts'

export type QuestionKind = 'ballot' | 'round'

/** What is asked just now; null while nothing is. */
export function questionKind({ stage }: Pick<Decision, 'stage'>): QuestionKind | null {
  return stage === 'ballot' || stage === 'round' ? stage : null
}

export function annulledKind({ ballot }: Pick<AnnulledQuestion, 'ballot'>): QuestionKind {
  return ballot ? 'ballot' : 'round'
}

/** [DEC13] How the seats that are here now stand against the quorum of the open question. */
export function quorumNow({ decision, seats }: Pick<DecisionView, 'decision' | 'seats'>): QuorumOutcome | null {
  return decisionQuorum(decision, seats, decision.stage === 'ballot' ? 'vote' : 'consensus')
}

/** "10 present, 11 needed"; of a sector too where it falls short. `none` where no figure falls short. */
export function lostFigures({ t, format }: Words, quorum: QuorumOutcome | null): string {
  if (!quorum || quorum.met) return 'none'
  const sectors = Object.entries(quorum.sectors).filter(([, sector]) => !sector.met)
  const { present, needed } = quorum
  return format.list([
    ...(present < needed ? [t('lost.total', { present, needed })] : []),
    ...sectors.map(([name, sector]) => t('lost.sector', { name, present: sector.present, needed: sector.needed })),
  ])
}

/** "Ballot annulled at 10:20: Government 3 stood out." Never what was said in it. */
export function annulledWords({ t, format }: Words, view: DecisionView, question: AnnulledQuestion): string {
  return t(`annulQuestion.was.${question.why}`, {
    what: annulledKind(question),
    n: question.round?.number ?? 0,
    time: format.time(question.at, view.zone),
    seats: seatsThatStoodOut({ format }, view, question),
  })
}

/** The seats' names in a list, or `none`. */
export function seatsThatStoodOut(
  { format }: Pick<Words, 'format'>,
  view: Pick<DecisionView, 'state' | 'decision' | 'seatName'>,
  question: AnnulledQuestion,
): string {
  const seats = stoodOutOf(view.state, view.decision, question)
  return seats.length === 0 ? 'none' : format.list(seats.map(view.seatName))
}

/** [DEC7] For whom something was entered, in words; null where a seat spoke itself. */
export function byWords({ t }: Pick<Words, 't'>, view: DecisionView, by: EnteredBy | null): string | null {
  if (!by) return null
  return by.office ? t(`officer.${by.office}`) : view.speaker(by.actor)
}

/** Who entered what seats said, where they did not say it themselves. */
export interface Entries {
  /** One and the same for every seat that said something, two at least: told once. */
  readonly all: string | null
  /** Otherwise of each seat; null where it spoke itself. */
  readonly of: (seat: string) => string | null
}

export function entriesOf(words: Pick<Words, 't'>, view: DecisionView, question: Ballot | Round | undefined): Entries {
  const actors = !question ? [] : 'castBy' in question ? Object.entries(question.castBy) : positionActors(question)
  const by = new Map(
    actors.map(([seat, actor]) => [seat, byWords(words, view, enteredFor(view.state, view.meeting, seat, actor))]),
  )
  const [first = null] = by.values()
  const same = first !== null && by.size > 1 && [...by.values()].every((one) => one === first)
  return { all: same ? first : null, of: (seat) => (same ? null : (by.get(seat) ?? null)) }
}

function positionActors({ positions }: Round): readonly (readonly [string, string])[] {
  return Object.values(positions).map(({ seat, actor }) => [seat, actor])
}

/** "Agree, entered by the co-chair" */
export function saidBySomebody({ t }: Pick<Words, 't'>, said: string, by: string | null): string {
  return by === null ? said : t('entered.said', { said, by })
}

/** "recorded, entered by the co-chair": of what the record has of a seat, for that seat's own phone. */
export function recordedWords(
  { t }: Pick<Words, 't'>,
  view: DecisionView,
  seat: string,
  actor: string | undefined,
): string {
  const by = actor === undefined ? null : enteredFor(view.state, view.meeting, seat, actor)
  return saidBySomebody({ t }, t('guest.recorded'), byWords({ t }, view, by))
}
