import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { complaintId, count, date, decisionId, disputeId, instant, personId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

/** What a forum may decide about a member who broke its ethics statement. */
export const measure = z.enum(['warning', 'suspension', 'removal'])
export type Measure = z.infer<typeof measure>

/** `until`: the last day of a suspension; null for any other. */
export const proposedSanction = z
  .strictObject({ measure, until: date.nullable() })
  .refine((one) => (one.measure === 'suspension') === (one.until !== null))
export type ProposedSanction = z.infer<typeof proposedSanction>

export const finding = z.enum(['breach', 'no_breach', 'settled', 'withdrawn'])
export type Finding = z.infer<typeof finding>

export const disputeStep = z.enum(['talk', 'mediation', 'panel', 'other'])
export type DisputeStep = z.infer<typeof disputeStep>
export const disputeOutcome = z.enum(['settled', 'unsettled', 'withdrawn', 'upheld', 'overturned'])
export type DisputeOutcome = z.infer<typeof disputeOutcome>

const words = z.string().min(1)

/** What the sealed values of a complaint or dispute hold, as JSON: nobody is named in the events. */
export const complaintParties = z.strictObject({
  /** Who complains: a person of the forum, or somebody outside by name. */
  by: personId.nullable(),
  from: words.nullable(),
  about: personId,
})
export type ComplaintParties = z.infer<typeof complaintParties>
/** `words` null: they said that they will not reply. `entered`: whoever entered it for them, as an event's actor. */
export const complaintReply = z.strictObject({ words: words.nullable(), entered: z.string().nullable() })
export type ComplaintReply = z.infer<typeof complaintReply>
export const disputeParties = z.array(personId).min(1).max(10)
export const disputeStatement = z.strictObject({ by: personId, words, entered: z.string().nullable() })

const number = z.number().int().min(1)
const ofComplaint = { complaint: complaintId }
const ofDispute = { dispute: disputeId }

/**
 * [ETH6] Steps of complaints and disputes. The record tells that each was taken, and when; who and what is sealed, and of those that
 * a party takes the event's actor is the host.
 */
export const complaintEvents = {
  'complaint.made/1': z.strictObject({ ...ofComplaint, number, parties: sealed, words: sealed }),
  /** The person complained of may reply through this day. */
  'complaint.acknowledged/1': z.strictObject({ ...ofComplaint, replyBy: date }),
  'complaint.replied/1': z.strictObject({ ...ofComplaint, reply: sealed }),
  /** `finding` and `statement` are public where the forum chose so; that is a matter of their seal. `proposed` never is. */
  'complaint.found/1': z.strictObject({
    ...ofComplaint,
    finding: sealed,
    statement: sealed.nullable(),
    proposed: sealed.nullable(),
  }),
  /** [ETH8] A decision imposed it, from `since` on. */
  'sanction.imposed/1': z.strictObject({
    ...ofComplaint,
    decision: decisionId,
    person: personId,
    measure,
    since: date,
    until: date.nullable(),
  }),
  /** An appeal was upheld by a decision of the forum. */
  'sanction.lifted/1': z.strictObject({ ...ofComplaint, dispute: disputeId, decision: decisionId, on: date }),
  /** A quarrel between members; or, where it names a complaint, an appeal against the sanction that came of it. */
  'dispute.opened/1': z.strictObject({
    ...ofDispute,
    number,
    complaint: complaintId.nullable(),
    parties: sealed,
    words: sealed,
  }),
  'dispute.stated/1': z.strictObject({ ...ofDispute, statement: sealed }),
  'dispute.stepped/1': z.strictObject({ ...ofDispute, step: disputeStep, note: sealed }),
  'dispute.ended/1': z.strictObject({ ...ofDispute, outcome: sealed, statement: sealed.nullable() }),
}

export const complaintState = z.object({
  id: complaintId,
  number: count,
  madeAt: instant,
  parties: sealed,
  words: sealed,
  acknowledged: z.object({ at: instant, replyBy: date }).nullable(),
  reply: z.object({ at: instant, reply: sealed }).nullable(),
  found: z
    .object({ at: instant, finding: sealed, statement: sealed.nullable(), proposed: sealed.nullable() })
    .nullable(),
  sanction: z
    .object({
      at: instant,
      decision: decisionId,
      person: personId,
      measure,
      since: date,
      until: date.nullable(),
      liftedOn: date.nullable(),
    })
    .nullable(),
})
export type Complaint = z.infer<typeof complaintState>

export const disputeState = z.object({
  id: disputeId,
  number: count,
  complaint: complaintId.nullable(),
  openedAt: instant,
  parties: sealed,
  words: sealed,
  statements: z.array(z.object({ at: instant, statement: sealed })),
  steps: z.array(z.object({ at: instant, step: disputeStep, note: sealed })),
  ended: z.object({ at: instant, outcome: sealed, statement: sealed.nullable() }).nullable(),
})
export type Dispute = z.infer<typeof disputeState>

type CaseEvent = Stamped<typeof complaintEvents>

export function applyComplaintEvent(state: ForumState, event: CaseEvent): void {
  if ('complaint' in event.body && event.type !== 'dispute.opened/1') {
    applyToComplaint(state, event as Extract<CaseEvent, { type: `complaint.${string}` | `sanction.${string}` }>)
  } else applyToDispute(state, event as Extract<CaseEvent, { type: `dispute.${string}` }>)
}

function applyToComplaint(
  state: ForumState,
  event: Extract<CaseEvent, { type: `complaint.${string}` | `sanction.${string}` }>,
): void {
  const { at } = event
  if (event.type === 'complaint.made/1') {
    const { complaint: id, ...said } = event.body
    state.complaints[id] = { id, ...said, madeAt: at, acknowledged: null, reply: null, found: null, sanction: null }
    return
  }
  const complaint = state.complaints[event.body.complaint]
  if (!complaint) return
  switch (event.type) {
    case 'complaint.acknowledged/1':
      complaint.acknowledged = { at, replyBy: event.body.replyBy }
      return
    case 'complaint.replied/1':
      complaint.reply = { at, reply: event.body.reply }
      return
    case 'complaint.found/1': {
      const { complaint: _, ...said } = event.body
      complaint.found = { at, ...said }
      return
    }
    case 'sanction.imposed/1': {
      const { complaint: _, ...said } = event.body
      complaint.sanction = { at, ...said, liftedOn: null }
      return
    }
    case 'sanction.lifted/1':
      if (complaint.sanction) complaint.sanction.liftedOn = event.body.on
      return
  }
}

function applyToDispute(state: ForumState, event: Extract<CaseEvent, { type: `dispute.${string}` }>): void {
  const { at } = event
  if (event.type === 'dispute.opened/1') {
    const { dispute: id, ...said } = event.body
    state.disputes[id] = { id, ...said, openedAt: at, statements: [], steps: [], ended: null }
    return
  }
  const dispute = state.disputes[event.body.dispute]
  if (!dispute) return
  switch (event.type) {
    case 'dispute.stated/1':
      dispute.statements.push({ at, statement: event.body.statement })
      return
    case 'dispute.stepped/1':
      dispute.steps.push({ at, step: event.body.step, note: event.body.note })
      return
    case 'dispute.ended/1':
      dispute.ended = { at, outcome: event.body.outcome, statement: event.body.statement }
      return
  }
}
