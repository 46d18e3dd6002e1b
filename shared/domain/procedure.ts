import { z } from '../lib/zod.ts'
import { ballotChoice } from './ballot.ts'
import { adopt } from './commitment.ts'
import type { Stamped } from './event.ts'
import { adoptedRule, decisionKind } from './forum.ts'
import { caseOfRecord, outcomeOfRecord } from './outcome-form.ts'
import {
  commitmentId,
  count,
  date,
  decisionId,
  groupId,
  hash,
  instant,
  line,
  moment,
  personId,
  procedureId,
  seatId,
} from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

const json = z.record(z.string(), z.json())
const result = z.enum(['adopted', 'not_adopted', 'no_decision'])

/** How a forum decides between its meetings, with the terms that hold for one question: those of the rulebook when it was opened. */
export const procedureTerms = z.discriminatedUnion('way', [
  /** Adopted unless a seat objects. */
  z.strictObject({ way: z.literal('silence'), days: count }),
  /** A vote by correspondence: whoever replies is there. */
  z.strictObject({ way: z.literal('written'), days: count, rule: adoptedRule }),
  /** Open to everybody, then posted as a decision; those who object are to be satisfied. */
  z.strictObject({ way: z.literal('network'), openDays: count, postedDays: count }),
  /** Issued in the names of those who sign it. */
  z.strictObject({
    way: z.literal('signatures'),
    attribution: line,
    least: z.number().int().min(1).max(10_000),
    membersOnly: z.boolean(),
  }),
  /** The steering committee votes since time is short: the known views were weighed, the network and the public told. */
  z.strictObject({ way: z.literal('steering'), rule: adoptedRule, viewsWeighed: z.boolean(), told: z.boolean() }),
  /** Said by a coordinator alone, on an operational matter. */
  z.strictObject({ way: z.literal('statement'), by: personId, coordinators: z.array(personId) }),
])
export type ProcedureTerms = z.infer<typeof procedureTerms>
export type ProcedureWay = ProcedureTerms['way']

/** The active seats when a question was asked; nothing later changes them but that one stands out. Nobody need be present. */
const askedSeat = z.strictObject({ id: seatId, sector: line, recused: z.boolean() })
export type AskedSeat = z.infer<typeof askedSeat>

/** What anybody was asked, and how long: from the host's clock and the calendar of `until.zone`. */
const asked = {
  number: z.number().int().min(1),
  title: line,
  text: hash,
  about: decisionKind,
  commitment: commitmentId.nullable(),
  /** [SIL2] Where these very words were put to decision before; null: they are put here for the first time. */
  known: z.strictObject({ decision: decisionId, version: z.number().int().min(1) }).nullable(),
  fromDate: date,
  until: moment,
  seats: z.array(askedSeat),
  rulesVersion: z.number().int().min(1),
  terms: procedureTerms,
}

/** `noted`: that a seat voted, not what, until it has ended. */
export const procedureSays = z.enum(['object', 'sign', ...ballotChoice.options, 'noted'])

/** Who says it: a seat; or somebody of the network without one, a person (sealed) or an organisation. */
export const procedureSpeaker = z.union([
  z.strictObject({ seat: seatId, as: z.enum(['person', 'organisation']) }),
  z.strictObject({ person: sealed, member: z.boolean() }),
  z.strictObject({ organisation: line, member: z.boolean(), mandate: z.boolean() }),
])
export type ProcedureSpeaker = z.infer<typeof procedureSpeaker>

const answered = { by: procedureSpeaker, says: procedureSays, reason: sealed.nullable() }
const settledHow = z.enum(['satisfied', 'withdrawn'])

const ended = {
  result,
  /** What the outcome was computed from, in the case format. */
  case: json,
  outcome: json,
  format: z.number().int().min(1),
  engine: line,
}

const posted = { title: line, text: hash, fromDate: date, until: moment }

export const procedureEvents = {
  /** [BET6] `group`: that working group asks its own seats; left out: the forum. */
  'procedure.opened/1': z.strictObject({ procedure: procedureId, ...asked, group: groupId.optional() }),
  /** [SIL4] [BET2] A seat, or somebody of the network, answers; the words are sealed, and so is a vote, of which `says` tells `noted`. */
  'procedure.answered/1': z.strictObject({ procedure: procedureId, ...answered, vote: sealed.optional() }),
  /** [BET7] What was said after the end: kept, never counted. */
  'procedure.refused/1': z.strictObject({
    procedure: procedureId,
    ...answered,
    why: z.enum(['late']),
    /** [BET8] To a vote that was annulled: `says` tells `noted`, and this stays sealed. */
    vote: sealed.optional(),
  }),
  /** [BET3] [BET4] An objector is satisfied, a signature withdrawn. `answer`: its place, from 1. */
  'procedure.settled/1': z.strictObject({ procedure: procedureId, answer: z.number().int().min(1), how: settledHow }),
  /** [BET3] The text, perhaps amended while it was open, is posted as a decision. */
  'procedure.posted/1': z.strictObject({ procedure: procedureId, ...posted }),
  'procedure.ended/1': z.strictObject({ procedure: procedureId, ...ended }),
  /** [BET8] It is ended without a decision, with the reason. */
  'procedure.annulled/1': z.strictObject({ procedure: procedureId, reason: sealed }),
  /** [BET9] A seat stands out of it from here on. */
  'procedure.recused/1': z.strictObject({ procedure: procedureId, seat: seatId }),
}

const said = z.object({ ...answered, at: instant, actor: z.string() })

export const procedureState = z.object({
  id: procedureId,
  ...asked,
  /** [BET6] The working group that decides; null: the forum. */
  group: groupId.nullable(),
  openedAt: instant,
  /** Every text it was about, the last one being `text`. */
  texts: z.array(hash),
  posted: z.object({ at: instant, fromDate: date, until: moment }).nullable(),
  /** In the order of the record; of a seat that votes only the last one. */
  answers: z.array(
    said.extend({ vote: sealed.optional(), settled: z.object({ how: settledHow, at: instant }).nullable() }),
  ),
  /** [BET7] What came after the end, in the order of the record. */
  late: z.array(said.extend({ vote: sealed.optional() })),
  /** [BET9] The seats that stood out since it was opened, in the order of the record; `seats` says so too. */
  stoodOut: z.array(z.object({ seat: seatId, at: instant, actor: z.string() })),
  ended: z
    .union([
      z.object({ at: instant, ...ended }),
      z.object({ at: instant, result: z.literal('annulled'), reason: sealed, actor: z.string() }),
    ])
    .nullable(),
})
/** A decision between meetings: a text, a deadline by the host's clock, and what is said of it until then. */
export type Procedure = z.infer<typeof procedureState>
export type ProcedureAnswer = Procedure['answers'][number]
export type LateAnswer = Procedure['late'][number]

export function applyProcedureEvent(state: ForumState, event: Stamped<typeof procedureEvents>): void {
  const { at, actor } = event
  if (event.type === 'procedure.opened/1') {
    const { procedure: id, group = null, ...said } = event.body
    const begun = { openedAt: at, texts: [said.text], posted: null, answers: [], late: [], stoodOut: [], ended: null }
    state.procedures[id] = { id, ...said, group, ...begun }
    return
  }
  const procedure = state.procedures[event.body.procedure]
  if (!procedure) return
  switch (event.type) {
    case 'procedure.answered/1': {
      const { by, says, reason, vote } = event.body
      const votes = says !== 'object' && says !== 'sign'
      if (votes) procedure.answers = procedure.answers.filter((one) => !sameSeat(one.by, by))
      procedure.answers.push({ by, says, reason, at, actor, settled: null, ...(vote ? { vote } : {}) })
      return
    }
    case 'procedure.refused/1': {
      const { by, says, reason, vote } = event.body
      procedure.late.push({ by, says, reason, at, actor, ...(vote ? { vote } : {}) })
      return
    }
    case 'procedure.settled/1': {
      const answer = procedure.answers[event.body.answer - 1]
      if (answer) answer.settled = { how: event.body.how, at }
      return
    }
    case 'procedure.posted/1': {
      const { title, text, fromDate, until } = event.body
      Object.assign(procedure, { title, text, posted: { at, fromDate, until } })
      if (procedure.texts.at(-1) !== text) procedure.texts.push(text)
      return
    }
    case 'procedure.annulled/1':
      procedure.ended = { at, result: 'annulled', reason: event.body.reason, actor }
      return
    case 'procedure.recused/1': {
      const { seat } = event.body
      procedure.seats = procedure.seats.map((one) => (one.id === seat ? { ...one, recused: true } : one))
      procedure.stoodOut.push({ seat, at, actor })
      return
    }
    case 'procedure.ended/1':
      end(state, procedure, event)
  }
}

function sameSeat(a: ProcedureSpeaker, b: ProcedureSpeaker): boolean {
  return 'seat' in a && 'seat' in b && a.seat === b.seat
}

/** [BET2] [LIVE3] The case tells the votes that were only known to have been cast. */
function reveal(procedure: Procedure, question: Record<string, unknown>): void {
  const { vote, seats } = question as { vote?: { seats?: unknown }; seats?: unknown }
  const cast = z.array(z.object({ id: z.string(), ballot: ballotChoice.nullish() })).safeParse(vote?.seats ?? seats)
  for (const answer of procedure.answers) {
    const { by } = answer
    if (answer.says !== 'noted' || !('seat' in by)) continue
    answer.says = cast.data?.find(({ id }) => id === by.seat)?.ballot ?? 'noted'
  }
}

function end(
  state: ForumState,
  procedure: Procedure,
  { at, body }: Extract<Stamped<typeof procedureEvents>, { type: 'procedure.ended/1' }>,
): void {
  const { procedure: _, case: question, outcome, ...said } = body
  procedure.ended = { at, ...said, case: caseOfRecord(question), outcome: outcomeOfRecord(outcome) }
  reveal(procedure, question)
  // [GROUP5] What a working group says of a commitment is a recommendation.
  const binding = procedure.group === null ? procedure.commitment : null
  const commitment = binding === null ? null : state.commitments[binding]
  const { text, title } = procedure
  if (commitment && said.result === 'adopted') adopt(commitment, { at, text, title })
}
