import { z } from '../../../shared/lib/zod.ts'
import { electionBallot } from '../../../shared/domain/election.ts'
import type { Election, ElectionBallot } from '../../../shared/domain/election.ts'
import { outcomeForRecord } from '../../../shared/domain/outcome-form.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { CandidateId, SeatId } from '../../../shared/domain/primitives.ts'
import type { NewEvent } from '../../../shared/domain/state.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { randomSecret } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import {
  ELECTION_FORMAT,
  electionCaseOf,
  electorsOf,
  lotOf,
  openElectionIn,
  tallyElection,
  tiedAtCut,
} from '../../../shared/rules/election-case.ts'
import { ENGINE } from '../../../shared/tally/engine.ts'
import { lotCommitment } from '../../../shared/tally/lot.ts'
import { seatsAt } from '../../../shared/rules/meeting-seats.ts'
import type { Context } from './handler.ts'
import { done, fail, outOfOrder } from './handler.ts'

type Closing = Extract<NewEvent, { type: 'election.closed/1' }>['body']
type Drawing = Extract<NewEvent, { type: 'election.drawn/1' }>['body']
type Ballots = Closing['ballots']

const jsonObject = z.record(z.string(), z.json())
const inBox = z.string().transform((text): ElectionBallot => electionBallot.parse(JSON.parse(text)))

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

/** [ELE4] Puts a ballot in, or changes what the ballot of this key says. Seat and ballot stand together nowhere. */
export function depositElection(
  { draft }: Context,
  election: Election,
  { seat, key, ballot }: { seat: SeatId; key: string; ballot: ElectionBallot },
): Result<Readonly<Record<string, never>>, Failure> {
  const said = { key, decision: election.id, choice: canonicalJson(ballot) }
  if (election.taken.includes(seat)) return draft.writer.changeBallot(said) ? done : outOfOrder('already_voted')
  if (!draft.writer.putBallot({ ...said, sector: null })) return fail('bad_input', { path: 'input.key' })
  draft.add({ type: 'election.taken/1', body: { election: election.id, seat } })
  return done
}

/**
 * [ELE7] Empties the box and counts: everything that closing records. By STV the lot is drawn now; by points it is drawn among those tied at
 * the cut, afterwards and only if it is asked for, so its secret is forgotten where nobody is tied.
 */
export function closingOf(context: Context, election: Election): Result<Closing, Failure> {
  const { writer } = context.draft
  const isStv = election.method.kind === 'stv'
  const lot = isStv ? drawLot(context, election) : ok(null)
  if (!lot.ok) return lot
  const ballots = alike(writer.ballotsIn(election.id).map(({ choice }) => inBox.parse(choice)))
  writer.emptyBox(election.id)
  const count = countedBy(election, ballots, lot.value?.order ?? null)
  if (!isStv && tiedAtCut({ closed: { at: '', ballots, ...count } }).length === 0) forgetLot(context, election.id)
  return ok({ election: election.id, ballots, lot: lot.value, ...count, outcome: outcomeForRecord(count.outcome) })
}

/** [ELE9] Draws the lot among those tied at the cut, and says who has a place by it. */
export function drawingOf(context: Context, election: Election): Result<Drawing, Failure> {
  const lot = drawLot(context, election)
  if (!lot.ok) return lot
  const { ballots } = election.closed ?? { ballots: [] }
  const count = countedBy(election, ballots, lot.value.order)
  return ok({ election: election.id, lot: lot.value, ...count, outcome: outcomeForRecord(count.outcome) })
}

/** Tells the secret, and draws with the words that were said. */
function drawLot({ draft }: Context, election: Election): Result<Drawing['lot'], Failure> {
  const secret = draft.writer.note(noteOf(election.id)) ?? ''
  const words = election.words.map(({ word }) => word)
  const lot = lotOf(election, { secret, words })
  return lot.result === 'void' ? outOfOrder(`lot_${lot.why}`) : ok({ secret, words, order: lot.order as CandidateId[] })
}

function countedBy(election: Election, ballots: Ballots, order: readonly string[] | null) {
  const question = electionCaseOf(election, ballots, order)
  return {
    case: jsonObject.parse(question),
    outcome: jsonObject.parse(tallyElection(question)),
    format: ELECTION_FORMAT,
    engine: ENGINE,
  }
}

/** Equal ballots as one pile, sorted by what they say: which came when is told by nothing. */
function alike(ballots: readonly ElectionBallot[]): Ballots {
  const piles = new Map<string, [number, ElectionBallot]>()
  for (const ballot of ballots) {
    const key = canonicalJson(ballot)
    const pile = piles.get(key)
    if (pile) pile[0] += 1
    else piles.set(key, [1, ballot])
  }
  return [...piles.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pile]) => pile)
}

function forgetLot({ draft }: Pick<Context, 'draft'>, election: string): void {
  draft.writer.setNote(noteOf(election), '')
}

/** [ELE5] Nothing of what was in the box is left, and the secret of the lot is never told. */
export function annulElection(context: Context, election: Election, reason: string | null): void {
  const { draft } = context
  draft.writer.emptyBox(election.id)
  forgetLot(context, election.id)
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
