import { z } from '../lib/zod.ts'
import { frozenSeat } from './ballot.ts'
import type { Stamped } from './event.ts'
import {
  candidateId,
  count,
  electionId,
  hash,
  instant,
  itemId,
  line,
  meetingId,
  personId,
  seatId,
  sectorId,
} from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

/** [ELE6] Said aloud before a lot is drawn. In clear for good: the draw is computed from it. */
export const lotWord = line.pipe(z.string().max(40))

const json = z.record(z.string(), z.json())
const ofElection = { election: electionId }

/** So many ballots said this, best first. */
const ballotPile = z.tuple([z.number().int().min(1), z.array(candidateId)])

const annulment = z.enum(['recusal', 'reason'])

export const electionEvents = {
  /** [ELE1] `college`: the sector whose seats elect; null: all seats. `commitment`: to the secret of the lot (CASES.md, "lot"). */
  'election.called/1': z.strictObject({
    ...ofElection,
    number: z.number().int().min(1),
    meeting: meetingId,
    item: itemId,
    title: line,
    places: z.number().int().min(1),
    /** Cases and ballots name candidates by their ids; the names are sealed, and published as a seat holder's are. */
    candidates: z.array(z.strictObject({ id: candidateId, name: sealed })).min(1),
    college: sectorId.nullable(),
    commitment: hash,
  }),
  /** [ELE3] The seats of the college as they are now; nothing later changes them. */
  'election.opened/1': z.strictObject({ ...ofElection, seats: z.array(frozenSeat) }),
  'election.word/1': z.strictObject({ ...ofElection, person: personId, word: lotWord }),
  /** [ELE4] A seat has voted; what, is in no entry. */
  'election.taken/1': z.strictObject({ ...ofElection, seat: seatId }),
  /** `ballots`: what was in the box, sorted by what they say, in no order of time. `lots`: every candidate as drawn, best first. */
  'election.closed/1': z.strictObject({
    ...ofElection,
    ballots: z.array(ballotPile),
    secret: hash,
    words: z.array(lotWord),
    lots: z.array(candidateId),
    case: json,
    outcome: json,
    format: z.number().int().min(1),
    engine: line,
  }),
  /** `recusal`: a seat that elects stood out of the item while the election was open. */
  'election.annulled/1': z.strictObject({ ...ofElection, why: annulment, reason: sealed.nullable() }),
}

export const electionState = z.object({
  id: electionId,
  number: count,
  meeting: meetingId,
  item: itemId,
  title: z.string(),
  places: count,
  candidates: z.array(z.object({ id: candidateId, name: sealed })),
  college: sectorId.nullable(),
  commitment: hash,
  stage: z.enum(['called', 'open', 'closed', 'annulled']),
  calledAt: instant,
  openedAt: instant.nullable(),
  seats: z.array(frozenSeat),
  words: z.array(z.object({ at: instant, person: personId, word: z.string() })),
  taken: z.array(seatId),
  closed: z
    .object({
      at: instant,
      ballots: z.array(ballotPile),
      secret: hash,
      words: z.array(z.string()),
      lots: z.array(candidateId),
      case: json,
      outcome: json,
      format: count,
      engine: z.string(),
    })
    .nullable(),
  annulled: z.object({ at: instant, why: annulment, reason: sealed.nullable() }).nullable(),
})
export type Election = z.infer<typeof electionState>

export function applyElectionEvent(state: ForumState, event: Stamped<typeof electionEvents>): void {
  if (event.type === 'election.called/1') {
    const { election: id, ...said } = event.body
    state.elections[id] = {
      id,
      ...said,
      stage: 'called',
      calledAt: event.at,
      openedAt: null,
      seats: [],
      words: [],
      taken: [],
      closed: null,
      annulled: null,
    }
    return
  }
  const election = state.elections[event.body.election]
  if (election) applyTo(election, event)
}

function applyTo(
  election: Election,
  event: Exclude<Stamped<typeof electionEvents>, { type: 'election.called/1' }>,
): void {
  const { at } = event
  switch (event.type) {
    case 'election.opened/1':
      Object.assign(election, { stage: 'open', openedAt: at, seats: event.body.seats })
      return
    case 'election.word/1':
      election.words.push({ at, person: event.body.person, word: event.body.word })
      return
    case 'election.taken/1':
      election.taken.push(event.body.seat)
      return
    case 'election.closed/1': {
      const { election: _, ...said } = event.body
      election.closed = { at, ...said }
      election.stage = 'closed'
      return
    }
    case 'election.annulled/1':
      election.annulled = { at, why: event.body.why, reason: event.body.reason }
      election.stage = 'annulled'
      return
  }
}
