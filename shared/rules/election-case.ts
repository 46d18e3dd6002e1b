import type { Closed, Election, ElectionBallot } from '../domain/election.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import { byNumber } from '../lib/numbered.ts'
import { sameJson } from '../lib/same-json.ts'
import { parseCase } from '../tally/case.ts'
import type { LotCase, LotOutcome } from '../tally/lot.ts'
import { tallyLot } from '../tally/lot.ts'
import type { NamesBallot, NumbersBallot, PointsCase, PointsOutcome } from '../tally/points.ts'
import { addUp, tallyPoints } from '../tally/points.ts'
import type { StvBallot, StvCase, StvOutcome } from '../tally/stv.ts'
import { tallyStv } from '../tally/stv.ts'

/** How people cite an election: `E-007`. */
export function electionCode({ number }: Pick<Election, 'number'>): string {
  return `E-${String(number).padStart(3, '0')}`
}

/** The format that an election's cases are written in: lot and points are of the second. */
export const ELECTION_FORMAT = 2

export type ElectionCase = StvCase | PointsCase
export type ElectionOutcome = StvOutcome | PointsOutcome

type Asked = Pick<Election, 'number' | 'method' | 'places' | 'candidates'>
type Ballots = Closed['ballots']

/**
 * [ELE7] The count, from what the record holds of the election, in the case format. Candidates go by their ids. `order`: that of the lot; null: none
 * was drawn, as by points before a tie.
 */
export function electionCaseOf(election: Asked, ballots: Ballots, order: readonly string[] | null): ElectionCase {
  const { method } = election
  if (method.kind === 'stv') return stvCaseOf(election, ballots, order ?? [])
  return pointsCaseOf(election, method, ballots, order)
}

export function stvCaseOf(election: Asked, ballots: Ballots, order: readonly string[]): StvCase {
  return {
    id: electionCode(election),
    kind: 'stv',
    seats: election.places,
    candidates: idsOf(election),
    ballots: ballots.map(([count, ballot]): StvBallot => [count, namesIn(ballot)]),
    lots: [...order],
  }
}

type PointsMethod = Exclude<Election['method'], { kind: 'stv' }>

function pointsCaseOf(
  election: Asked,
  { kind: method, ...asked }: PointsMethod,
  ballots: Ballots,
  lots: readonly string[] | null,
): PointsCase {
  const head = { id: electionCode(election), kind: 'points', method, candidates: idsOf(election), lots } as const
  const categories = Object.fromEntries(election.candidates.map(({ id, category = '' }) => [id, category]))
  const rule = { places: election.places, ...asked, ...(method === 'category' ? { categories } : {}) }
  // The method's own words are those of the case format, so rule and ballots are of one method.
  return { ...head, rule, ballots: ballots.map(([count, ballot]) => [count, ballot]) } as unknown as PointsCase
}

function idsOf({ candidates }: Asked): string[] {
  return candidates.map(({ id }) => id)
}

function namesIn(ballot: ElectionBallot): NamesBallot {
  return Array.isArray(ballot) ? ballot : []
}

export function numbersIn(ballot: ElectionBallot): NumbersBallot {
  return Array.isArray(ballot) ? {} : ballot
}

export function tallyElection(question: ElectionCase): ElectionOutcome {
  return question.kind === 'stv' ? tallyStv(question) : tallyPoints(question)
}

/** By score and dots a ballot gives numbers, by the other methods it lists. */
export function givesNumbers({ method }: Pick<Election, 'method'>): boolean {
  return method.kind === 'score' || method.kind === 'dots'
}

/** [ELE8] Whether a ballot keeps to the election's method; a blank one always does. */
export function keepsToMethod(election: Asked, ballot: ElectionBallot): boolean {
  if (Array.isArray(ballot) === givesNumbers(election)) return false
  if (Object.keys(ballot).length === 0) return true
  const known = new Set(idsOf(election))
  const named = Array.isArray(ballot) ? ballot : Object.keys(ballot)
  if (!named.every((id) => known.has(id)) || new Set(named).size < named.length) return false
  const question = electionCaseOf(election, [[1, ballot]], null)
  return question.kind === 'stv' || addUp(question).valid === 1n
}

/** The names that the lot is drawn among: by STV all of them, else those whom the cut goes through. */
export function lotNames(election: Election): readonly string[] {
  return election.method.kind === 'stv' ? idsOf(election) : tiedAtCut(election)
}

/** [ELE9] Those of equal points of whom only some have a place, whether or not a lot has said who. STV leaves none. */
export function tiedAtCut({ closed }: Pick<Election, 'closed'>): readonly string[] {
  const outcome = closed && pointsOutcomeOf(closed)
  if (!outcome) return []
  return 'categories' in outcome ? Object.values(outcome.categories).flatMap(({ tied }) => tied) : outcome.tied
}

/** [ELE6] [ELE9] Whether words are said for a lot now: by STV until the close, by points once the close has shown a tie at the cut. */
export function awaitsLot(election: Election): boolean {
  if (election.method.kind === 'stv') return election.stage === 'called' || election.stage === 'open'
  return election.stage === 'closed' && election.lot === null && tiedAtCut(election).length > 0
}

/** What is told of a lot when it is drawn. */
export type Told = Pick<NonNullable<Election['lot']>, 'secret' | 'words'>

/** [ELE6] The draw: as many places as names, so that its order breaks every tie. */
export function lotCaseOf(election: Election, { secret, words }: Told): LotCase {
  const names = [...lotNames(election)]
  const { commitment } = election
  return { id: `${electionCode(election)}-lot`, kind: 'lot', names, places: names.length, commitment, secret, words }
}

export function lotOf(election: Election, told: Told): LotOutcome {
  return tallyLot(lotCaseOf(election, told))
}

type Recorded = Pick<Closed, 'case' | 'outcome'>

/** The count of one that was closed, from its recorded case; null where this version counts otherwise than the record says. */
function countedElection({ case: recorded, outcome }: Recorded): ElectionOutcome | null {
  const parsed = parseCase(recorded, ELECTION_FORMAT)
  if (!parsed.ok || (parsed.value.kind !== 'stv' && parsed.value.kind !== 'points')) return null
  const counted = tallyElection(parsed.value)
  return sameJson(counted, outcome) ? counted : null
}

/** The count where it was by STV; else null. */
export function stvOutcomeOf(closed: Recorded): StvOutcome | null {
  const counted = countedElection(closed)
  return counted && 'quota' in counted ? counted : null
}

/** The count where it was by points; else null. */
export function pointsOutcomeOf(closed: Recorded): PointsOutcome | null {
  const counted = countedElection(closed)
  return counted && 'points' in counted ? counted : null
}

/** Who came to a place, best first; with categories, one category after another. Those tied at the cut are none of them. */
export function chosenIn(closed: Recorded): readonly string[] {
  const outcome = pointsOutcomeOf(closed)
  if (!outcome) return stvOutcomeOf(closed)?.elected ?? []
  return 'categories' in outcome ? Object.values(outcome.categories).flatMap((cut) => cut.in) : outcome.in
}

/** How many may be chosen in all: with categories, that many in each. */
export function placesOf({ places, method, candidates }: Asked): number {
  return method.kind === 'category' ? places * new Set(candidates.map(({ category }) => category)).size : places
}

/** The seats that may vote, of those frozen when it opened. */
export function electorsOf(election: Election): Election['seats'] {
  return election.seats.filter((seat) => seat.here && !seat.recused)
}

/** [SEL5] Whether a ballot may not be closed yet: an announced time is ahead, and somebody has not voted. */
export function closesLater(election: Election, at: string): boolean {
  const { closes, taken } = election
  return closes !== undefined && at < closes.instant && taken.length < electorsOf(election).length
}

/** [SEL5] Open still, but nobody votes any more: its close was announced and has passed. */
export function awaitsCount({ stage, closes }: Election, at: string): boolean {
  return stage === 'open' && closes !== undefined && at >= closes.instant
}

/** The election that holds a meeting at its item; a meeting has one open question at most. */
export function openElectionIn(state: Pick<ForumState, 'elections'>, meeting: string): Election | undefined {
  return Object.values(state.elections).find((one) => one.meeting === meeting && one.stage === 'open')
}

/** Elections of an item, by number. */
export function electionsOn(
  state: Pick<ForumState, 'elections'>,
  { id }: Pick<Meeting, 'id'>,
  item: string,
): readonly Election[] {
  return byNumber(state.elections).filter((one) => one.meeting === id && one.item === item)
}

/** The seats of the sector that elects; null: the forum's seats all do. */
export function collegeSeats(state: Pick<ForumState, 'seats'>, college: string | null): readonly string[] | null {
  if (college === null) return null
  return Object.values(state.seats)
    .filter((seat) => seat.sector === college)
    .map((seat) => seat.id)
}
