import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { ballotProxies } from './proxy.ts'
import { count, decisionId, hash, instant, line, seatId } from './primitives.ts'

export const ballotChoice = z.enum(['yes', 'no', 'abstain', 'blank', 'invalid'])
export type BallotChoice = z.infer<typeof ballotChoice>

/** How a ballot is taken: each votes for themselves, each is called in turn and says it aloud, or nobody learns who cast what. */
export const ballotManner = z.enum(['open', 'roll_call', 'secret'])
export type BallotManner = z.infer<typeof ballotManner>

/** The active seats as they were when a question was put; nothing later changes them. */
export const frozenSeat = z.strictObject({ id: seatId, sector: line, here: z.boolean(), recused: z.boolean() })
export type FrozenSeat = z.infer<typeof frozenSeat>

const castBallot = z.strictObject({ seat: seatId, ballot: ballotChoice })
const ballotCounts = z.strictObject({ yes: count, no: count, abstain: count, blank: count, invalid: count })
export type BallotCounts = z.infer<typeof ballotCounts>
const ofDecision = { decision: decisionId }

export const ballotEvents = {
  'ballot.opened/1': z.strictObject({
    ...ofDecision,
    text: hash,
    seats: z.array(frozenSeat),
    manner: ballotManner.optional(),
    /** Of a secret ballot: a sector with fewer eligible seats than this has no tally of its own. */
    smallest: z.number().int().min(1).optional(),
    proxies: ballotProxies.optional(),
    /** Of a graded rule, the step that it is of. */
    step: z.number().int().min(1).optional(),
  }),
  'ballot.cast/1': z.strictObject({ ...ofDecision, ...castBallot.shape }),
  'ballot.closed/1': z.strictObject({ ...ofDecision, cast: z.array(castBallot) }),
  /** [DEC16] A seat has taken part in a secret ballot; what it cast is in no entry. */
  'ballot.taken/1': z.strictObject({ ...ofDecision, seat: seatId }),
  /** [DEC16] A secret ballot is closed, and this was in the box. */
  'ballot.counted/1': z.strictObject({
    ...ofDecision,
    counts: ballotCounts,
    sectors: z.array(z.strictObject({ sector: line, counts: ballotCounts })),
  }),
  /** [DEC12] What came after the ballot had closed: kept, and counted nowhere. Of a secret ballot only that the seat voted late, never what. */
  'ballot.refused/1': z.strictObject({
    ...ofDecision,
    seat: seatId,
    ballot: ballotChoice.optional(),
    why: z.enum(['late']),
    /** When the ballot that it was given to was opened, where the decision has gone on since; left out: the last one. */
    question: instant.optional(),
  }),
  /** Never in the log: what a window is told of a vote cast while the ballot is open. */
  'ballot.noted/1': z.strictObject({ ...ofDecision, seat: seatId }),
}

export const ballotState = z.object({
  text: hash,
  openedAt: instant,
  closedAt: instant.nullable(),
  seats: z.array(frozenSeat),
  manner: ballotManner,
  smallest: count.nullable(),
  step: count.nullable(),
  /** [PROX2] What seats gave to others; absent where the rule knows no proxies. */
  proxies: ballotProxies.optional(),
  /** `noted`: a window knows that the seat voted, not what. */
  cast: z.record(z.string(), z.union([ballotChoice, z.literal('noted')])),
  /** Who entered the vote of each seat that has one. */
  castBy: z.record(z.string(), z.string()),
  /** Of a secret ballot: the seats that took part, and once it is closed what was in the box. */
  taken: z.array(seatId),
  counted: z
    .object({ counts: ballotCounts, sectors: z.array(z.object({ sector: z.string(), counts: ballotCounts })) })
    .nullable(),
  /** `ballot` null: it was a secret one. */
  late: z.array(z.object({ at: instant, actor: z.string(), seat: seatId, ballot: ballotChoice.nullable() })),
})
export type Ballot = z.infer<typeof ballotState>

/** Whether a seat has voted, or taken part where nobody may know what it cast. */
export function hasVoted(ballot: Ballot, seat: string): boolean {
  return ballot.manner === 'secret' ? ballot.taken.some((one) => one === seat) : ballot.cast[seat] !== undefined
}

type BallotEvent = Stamped<typeof ballotEvents>
type BallotOpened = Extract<BallotEvent, { type: 'ballot.opened/1' }>

export function openedBallot({
  at,
  body: { text, seats, manner = 'open', smallest, proxies, step },
}: BallotOpened): Ballot {
  return {
    text,
    openedAt: at,
    closedAt: null,
    seats,
    manner,
    smallest: smallest ?? null,
    step: step ?? null,
    cast: {},
    castBy: {},
    taken: [],
    counted: null,
    late: [],
    ...(proxies === undefined ? {} : { proxies }),
  }
}

export function applyBallotEvent(ballot: Ballot, event: Exclude<BallotEvent, BallotOpened>): void {
  const { at, actor } = event
  switch (event.type) {
    case 'ballot.cast/1':
      ballot.cast[event.body.seat] = event.body.ballot
      ballot.castBy[event.body.seat] = actor
      return
    case 'ballot.noted/1':
      ballot.cast[event.body.seat] = 'noted'
      ballot.castBy[event.body.seat] = actor
      return
    case 'ballot.closed/1':
      ballot.closedAt = at
      ballot.cast = Object.fromEntries(event.body.cast.map((one) => [one.seat, one.ballot]))
      return
    case 'ballot.taken/1':
      ballot.taken.push(event.body.seat)
      return
    case 'ballot.counted/1': {
      const { counts, sectors } = event.body
      Object.assign(ballot, { closedAt: at, counted: { counts, sectors } })
      return
    }
    case 'ballot.refused/1':
      ballot.late.push({ at, actor, seat: event.body.seat, ballot: event.body.ballot ?? null })
      return
  }
}
