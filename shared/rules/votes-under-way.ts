import { hasVoted } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import type { ForumState } from '../domain/state.ts'

/** [CHK2] The decisions in whose open ballot, taken openly or by roll call, somebody has voted: what the log says of it is not public yet. */
export function votesUnderWay({ decisions }: Pick<ForumState, 'decisions'>): readonly Decision[] {
  return Object.values(decisions).filter(
    ({ stage, ballot }) =>
      stage === 'ballot' &&
      ballot &&
      ballot.manner !== 'secret' &&
      ballot.seats.some((seat) => hasVoted(ballot, seat.id)),
  )
}
