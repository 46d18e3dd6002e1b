import { z } from '../lib/zod.ts'
import { outcomeOfRecord } from './outcome-form.ts'
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
  moment,
  personId,
  seatId,
  sectorId,
  selectionId,
} from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

/** [ELE6] Said aloud before a lot is drawn. In clear for good: the draw is computed from it. */
export const lotWord = line.pipe(z.string().max(40))

/** [ELE8] What is chosen among: an election chooses persons, a prioritising themes or proposals. */
export const electionAbout = z.enum(['persons', 'themes', 'proposals'])
export type ElectionAbout = z.infer<typeof electionAbout>

const few = z.number().int().min(1).max(1_000)

/**
 * [ELE8] How ballots are made into a result: by the single transferable vote, which over one place is ranked choice, or into points (CASES.md, kind
 * "points", whose words these are). With categories each has the places, and a cut, of its own.
 */
export const electionMethod = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stv') }),
  z.strictObject({ kind: z.literal('approval'), most: few.nullable() }),
  z.strictObject({ kind: z.literal('score'), highest: few }),
  z.strictObject({ kind: z.literal('dots'), dots: few, perCandidate: few.nullable() }),
  z.strictObject({ kind: z.literal('rank'), points: z.array(few).min(1).max(100) }),
  z.strictObject({ kind: z.literal('category') }),
])
export type ElectionMethod = z.infer<typeof electionMethod>

/** By score or dots what each is given, and nobody nothing; by any other method a list, best first where the order matters. An empty one is blank. */
export const electionBallot = z.union([z.array(candidateId), z.record(z.string().regex(/^[0-9a-f]{32}$/), few)])
export type ElectionBallot = z.infer<typeof electionBallot>

const json = z.record(z.string(), z.json())
const ofElection = { election: electionId }

/** So many ballots said this. */
const ballotPile = z.tuple([z.number().int().min(1), electionBallot])

const annulment = z.enum(['recusal', 'reason'])

const candidate = z.strictObject({ id: candidateId, name: sealed, category: line.optional() })

/** `order`: everybody the lot was drawn among, best first. */
const drawnLot = z.strictObject({ secret: hash, words: z.array(lotWord), order: z.array(candidateId) })

const counted = { case: json, outcome: json, format: z.number().int().min(1), engine: line }

export const electionEvents = {
  /** [ELE1] `college`: the sector whose seats elect; null: all seats. `commitment`: to the secret of the lot (CASES.md, "lot"). */
  'election.called/1': z.strictObject({
    ...ofElection,
    number: z.number().int().min(1),
    /** Null in a selection, whose ballot needs no meeting of the forum. */
    meeting: meetingId.nullable(),
    item: itemId.nullable(),
    selection: selectionId.optional(),
    title: line,
    about: electionAbout,
    method: electionMethod,
    places: z.number().int().min(1),
    /** Cases and ballots name candidates by their ids; the names are sealed, and published as a seat holder's are. */
    candidates: z.array(candidate).min(1),
    college: sectorId.nullable(),
    commitment: hash,
  }),
  /** [ELE3] The seats of the college as they are now; nothing later changes them. [SEL5] A person named as an elector stands as a seat under their own id. */
  'election.opened/1': z.strictObject({
    ...ofElection,
    seats: z.array(frozenSeat),
    /** [SEL5] Announced: until then it closes only once everybody has voted, and from then on no ballot is taken. */
    closes: moment.optional(),
  }),
  'election.word/1': z.strictObject({ ...ofElection, person: personId, word: lotWord }),
  /** [ELE4] A seat has voted; what, is in no entry. */
  'election.taken/1': z.strictObject({ ...ofElection, seat: seatId }),
  /** `ballots`: what was in the box, sorted by what they say, in no order of time. `lot`: null by points, where it is drawn afterwards, if at all. */
  'election.closed/1': z.strictObject({
    ...ofElection,
    ballots: z.array(ballotPile),
    lot: drawnLot.nullable(),
    ...counted,
  }),
  /** [ELE9] The lot among those whom the cut went through, and the count with it. */
  'election.drawn/1': z.strictObject({ ...ofElection, lot: drawnLot, ...counted }),
  /** `recusal`: a seat that elects stood out of the item while the election was open. */
  'election.annulled/1': z.strictObject({ ...ofElection, why: annulment, reason: sealed.nullable() }),
}

export const electionState = z.object({
  id: electionId,
  number: count,
  meeting: meetingId.nullable(),
  item: itemId.nullable(),
  selection: selectionId.nullable(),
  title: z.string(),
  about: electionAbout,
  method: electionMethod,
  places: count,
  candidates: z.array(candidate),
  college: sectorId.nullable(),
  commitment: hash,
  stage: z.enum(['called', 'open', 'closed', 'annulled']),
  calledAt: instant,
  openedAt: instant.nullable(),
  seats: z.array(frozenSeat),
  closes: moment.optional(),
  words: z.array(z.object({ at: instant, person: personId, word: z.string() })),
  taken: z.array(seatId),
  /** The count that holds: with the lot, once it is drawn. `at`: when the ballot closed. */
  closed: z.object({ at: instant, ballots: z.array(ballotPile), ...counted, engine: z.string() }).nullable(),
  lot: drawnLot.extend({ at: instant }).nullable(),
  annulled: z.object({ at: instant, why: annulment, reason: sealed.nullable() }).nullable(),
})
export type Election = z.infer<typeof electionState>
export type Closed = NonNullable<Election['closed']>

export function applyElectionEvent(state: ForumState, event: Stamped<typeof electionEvents>): void {
  if (event.type === 'election.called/1') {
    const { election: id, selection = null, ...said } = event.body
    state.elections[id] = {
      id,
      ...said,
      selection,
      stage: 'called',
      calledAt: event.at,
      openedAt: null,
      seats: [],
      words: [],
      taken: [],
      closed: null,
      lot: null,
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
      if (event.body.closes) election.closes = event.body.closes
      return
    case 'election.word/1':
      election.words.push({ at, person: event.body.person, word: event.body.word })
      return
    case 'election.taken/1':
      election.taken.push(event.body.seat)
      return
    case 'election.closed/1': {
      const { election: _, lot, outcome, ...said } = event.body
      election.closed = { at, ...said, outcome: outcomeOfRecord(outcome) }
      election.lot = lot && { at, ...lot }
      election.stage = 'closed'
      return
    }
    case 'election.drawn/1': {
      const { election: _, lot, outcome, ...said } = event.body
      if (election.closed) Object.assign(election.closed, { ...said, outcome: outcomeOfRecord(outcome) })
      election.lot = { at, ...lot }
      return
    }
    case 'election.annulled/1':
      election.annulled = { at, why: event.body.why, reason: event.body.reason }
      election.stage = 'annulled'
      return
  }
}
