import type { Election } from '../domain/election.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import type { LotCase, LotOutcome } from './lot.ts'
import { tallyLot } from './lot.ts'
import type { StvBallot, StvCase, StvOutcome } from './stv.ts'

/** How people cite an election: `E-007`. */
export function electionCode({ number }: Pick<Election, 'number'>): string {
  return `E-${String(number).padStart(3, '0')}`
}

/** The format that an election's cases are written in: the lot is of the second. */
export const ELECTION_FORMAT = 2

/** What an election found in its box, and the lot's secret, once both are told. */
export type Told = Pick<NonNullable<Election['closed']>, 'ballots' | 'secret' | 'words' | 'lots'>

/** [ELE7] The count, from what the record holds of the election, in the case format. Candidates go by their ids. */
export function stvCaseOf(election: Election, { ballots, lots }: Pick<Told, 'ballots' | 'lots'>): StvCase {
  return {
    id: electionCode(election),
    kind: 'stv',
    seats: election.places,
    candidates: election.candidates.map(({ id }) => id),
    ballots: ballots.map(([count, preferences]): StvBallot => [count, preferences]),
    lots: [...lots],
  }
}

/** [ELE6] The draw of all candidates: as many places as names, so that its order breaks every tie. */
export function lotCaseOf(election: Election, { secret, words }: Pick<Told, 'secret' | 'words'>): LotCase {
  const names = election.candidates.map(({ id }): string => id)
  const { commitment } = election
  return { id: `${electionCode(election)}-lot`, kind: 'lot', names, places: names.length, commitment, secret, words }
}

export function lotOf(election: Election, told: Pick<Told, 'secret' | 'words'>): LotOutcome {
  return tallyLot(lotCaseOf(election, told))
}

/** The outcome as recorded: what a closed election's count came to. */
export function stvOutcomeOf(closed: NonNullable<Election['closed']>): StvOutcome {
  return closed.outcome as unknown as StvOutcome
}

/** The seats that may vote, of those frozen when it opened. */
export function electorsOf(election: Election): Election['seats'] {
  return election.seats.filter((seat) => seat.here && !seat.recused)
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
  return Object.values(state.elections)
    .filter((one) => one.meeting === id && one.item === item)
    .sort((a, b) => a.number - b.number)
}

/** The seats of the sector that elects; null: the forum's seats all do. */
export function collegeSeats(state: Pick<ForumState, 'seats'>, college: string | null): readonly string[] | null {
  if (college === null) return null
  return Object.values(state.seats)
    .filter((seat) => seat.sector === college)
    .map((seat) => seat.id)
}
