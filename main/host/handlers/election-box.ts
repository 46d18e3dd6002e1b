import { z } from 'zod'
import { ELECTION_FORMAT, electorsOf, lotOf, openElectionIn, stvCaseOf } from '../../../shared/rules/election-case.ts'
import type { Election } from '../../../shared/domain/election.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { CandidateId, SeatId } from '../../../shared/domain/primitives.ts'
import { candidateId } from '../../../shared/domain/primitives.ts'
import type { NewEvent } from '../../../shared/domain/state.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { randomSecret } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { ENGINE } from '../../../shared/rules/engine.ts'
import { lotCommitment } from '../../../shared/rules/lot.ts'
import { seatsAt } from '../../../shared/rules/meeting-seats.ts'
import { tallyStv } from '../../../shared/rules/stv.ts'
import type { Context } from './handler.ts'
import { done, fail, outOfOrder } from './handler.ts'

type Closed = Extract<NewEvent, { type: 'election.closed/1' }>['body']
type Ballots = Closed['ballots']

const inBox = z.array(candidateId)

/**
 * [ELE6] Draws the secret of an election's lot, keeps it, and gives what is published of it. It lies among the file's notes, not in the
 * vault, whose values belong to entries of the record and which windows are told of; nor in the box, where it would forbid every
 * copy of the file from the call on.
 */
export function bindLot({ draft }: Context, election: string): string {
  const secret = randomSecret()
  draft.writer.setNote(noteOf(election), secret)
  return lotCommitment(secret)
}

function noteOf(election: string): string {
  return `lot ${election}`
}

/** [ELE4] Puts a ballot in, or changes what the ballot of this key says. Seat and preferences stand together nowhere. */
export function depositElection(
  { draft }: Context,
  election: Election,
  { seat, key, preferences }: { seat: SeatId; key: string; preferences: readonly CandidateId[] },
): Result<Readonly<Record<string, never>>, Failure> {
  const said = { key, decision: election.id, choice: JSON.stringify(preferences) }
  if (election.taken.includes(seat)) return draft.writer.changeBallot(said) ? done : outOfOrder('already_voted')
  if (!draft.writer.putBallot({ ...said, sector: null })) return fail('bad_input', { path: 'input.key' })
  draft.add({ type: 'election.taken/1', body: { election: election.id, seat } })
  return done
}

/** [ELE7] Empties the box, tells the secret, draws the lot and counts: everything that closing records. */
export function closingOf({ draft }: Context, election: Election): Result<Closed, Failure> {
  const secret = draft.writer.note(noteOf(election.id)) ?? ''
  const words = election.words.map(({ word }) => word)
  const lot = lotOf(election, { secret, words })
  if (lot.result === 'void') return outOfOrder(`lot_${lot.why}`)
  const ballots = alike(draft.writer.ballotsIn(election.id).map(({ choice }) => inBox.parse(JSON.parse(choice))))
  draft.writer.emptyBox(election.id)
  const lots = lot.order as CandidateId[]
  const question = stvCaseOf(election, { ballots, lots })
  return ok({
    election: election.id,
    ballots,
    secret,
    words,
    lots,
    case: { ...question } as unknown as Closed['case'],
    outcome: { ...tallyStv(question) } as unknown as Closed['outcome'],
    format: ELECTION_FORMAT,
    engine: ENGINE,
  })
}

/** Equal ballots as one pile, sorted by what they say: which came when is told by nothing. */
function alike(ballots: readonly CandidateId[][]): Ballots {
  const piles = new Map<string, [number, CandidateId[]]>()
  for (const ballot of ballots) {
    const key = ballot.join(' ')
    const pile = piles.get(key)
    if (pile) pile[0] += 1
    else piles.set(key, [1, ballot])
  }
  return [...piles.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pile]) => pile)
}

/** [ELE5] Nothing of what was in the box is left, and the secret of the lot is never told. */
export function annulElection({ draft }: Context, election: Election, reason: string | null): void {
  draft.writer.emptyBox(election.id)
  draft.writer.setNote(noteOf(election.id), '')
  draft.add({
    type: 'election.annulled/1',
    body: {
      election: election.id,
      why: reason === null ? 'recusal' : 'reason',
      reason: reason === null ? null : draft.seal('reason', reason),
    },
  })
}

/** [ELE5] A seat that elects now stands out of the item: the election is void, and is called again with a new lot. */
export function annulElectionForRecusal(context: Context, meeting: Meeting, item: string): void {
  const election = openElectionIn(context.state, meeting.id)
  if (election?.item !== item) return
  const now = seatsAt(context.state, meeting, item)
  const recused = new Set(now.filter((seat) => seat.recused).map((seat) => seat.id))
  if (electorsOf(election).some((seat) => recused.has(seat.id))) annulElection(context, election, null)
}
