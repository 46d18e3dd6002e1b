import { z } from '../lib/zod.ts'
import { applyComplaintEvent, complaintEvents, complaintState, disputeState } from './complaint.ts'
import { applyCommitmentEvent, commitmentEvents, commitmentState } from './commitment.ts'
import { applyDecisionEvent, decisionEvents, decisionState } from './decision.ts'
import { applyElectionEvent, electionEvents, electionState } from './election.ts'
import { applyEthicsEvent, declarationState, ethicsEvents } from './ethics.ts'
import type { Stamped } from './event.ts'
import { applyFloorEvent, floorEvents } from './floor.ts'
import { applyForumEvent, forumEvents, forumState, sectorState } from './forum.ts'
import { applyGroupEvent, groupEvents, groupState } from './group.ts'
import { applyMeetingEvent, meetingEvents, meetingState } from './meeting.ts'
import { applyMemberEvent, memberEvents, personState, seatState } from './member.ts'
import { actionState, applyMinutesEvent, minutesEvents, minutesState } from './minutes.ts'
import { applyProxyEvent, proxyEvents } from './proxy.ts'
import { count } from './primitives.ts'
import type { RecordedEvent } from './record.ts'
import { applyResponseEvent, responseEvents } from './response.ts'
import { applySelectionEvent, selectionEvents, selectionState } from './selection.ts'
import { adoptedStatement, applyStatementEvent, signatureState, statementEvents } from './statement.ts'
import { applyProcedureEvent, procedureEvents, procedureState } from './procedure.ts'

/** Every event that this version knows, by type: the schema of its body. */
export const eventBodies = {
  ...forumEvents,
  ...memberEvents,
  ...meetingEvents,
  ...commitmentEvents,
  ...decisionEvents,
  ...minutesEvents,
  ...ethicsEvents,
  ...electionEvents,
  ...proxyEvents,
  ...groupEvents,
  ...statementEvents,
  ...complaintEvents,
  ...floorEvents,
  ...procedureEvents,
  ...selectionEvents,
  ...responseEvents,
}
export type EventType = keyof typeof eventBodies
export type DomainEvent = Stamped<typeof eventBodies>
/** An event before the record has stamped it. */
export type NewEvent = { [Type in EventType]: { type: Type; body: z.infer<(typeof eventBodies)[Type]> } }[EventType]

/**
 * What a forum is at one moment: a deterministic function of its events, held as plain JSON, so that it can be sent,
 * compared and kept. Whoever folds events owns the object; nobody else changes it.
 */
export const forumStateSchema = z.object({
  seq: count,
  forum: forumState.nullable(),
  sectors: z.array(sectorState),
  persons: z.record(z.string(), personState),
  /** Of the forum and of its working groups. */
  seats: z.record(z.string(), seatState),
  groups: z.record(z.string(), groupState),
  meetings: z.record(z.string(), meetingState),
  commitments: z.record(z.string(), commitmentState),
  decisions: z.record(z.string(), decisionState),
  actions: z.record(z.string(), actionState),
  minutes: z.record(z.string(), minutesState),
  declarations: z.record(z.string(), declarationState),
  elections: z.record(z.string(), electionState),
  /** Every version of the ethics statement, the one in force last. */
  statements: z.array(adoptedStatement),
  signatures: z.array(signatureState),
  complaints: z.record(z.string(), complaintState),
  disputes: z.record(z.string(), disputeState),
  procedures: z.record(z.string(), procedureState),
  selections: z.record(z.string(), selectionState),
})
export type ForumState = z.infer<typeof forumStateSchema>

/** Changes whenever the meaning of a kept state changes, so that an older one is thrown away and folded again. */
export const STATE_VERSION = 32

export function emptyState(): ForumState {
  return {
    seq: 0,
    forum: null,
    sectors: [],
    persons: {},
    seats: {},
    groups: {},
    meetings: {},
    commitments: {},
    decisions: {},
    actions: {},
    minutes: {},
    declarations: {},
    elections: {},
    statements: [],
    signatures: [],
    complaints: {},
    disputes: {},
    procedures: {},
    selections: {},
  }
}

/** Folds one event into the state. The body is one that its schema has accepted. */
export function applyEvent(state: ForumState, event: DomainEvent): void {
  const { type } = event
  if (type in forumEvents) applyForumEvent(state, event as Stamped<typeof forumEvents>)
  else if (type in memberEvents) applyMemberEvent(state, event as Stamped<typeof memberEvents>)
  else if (type in meetingEvents) applyMeetingEvent(state, event as Stamped<typeof meetingEvents>)
  else if (type in commitmentEvents) applyCommitmentEvent(state, event as Stamped<typeof commitmentEvents>)
  else if (type in decisionEvents) applyDecisionEvent(state, event as Stamped<typeof decisionEvents>)
  else if (type in ethicsEvents) applyEthicsEvent(state, event as Stamped<typeof ethicsEvents>)
  else if (type in electionEvents) applyElectionEvent(state, event as Stamped<typeof electionEvents>)
  else if (type in proxyEvents) applyProxyEvent(state, event as Stamped<typeof proxyEvents>)
  else if (type in groupEvents) applyGroupEvent(state, event as Stamped<typeof groupEvents>)
  else if (type in statementEvents) applyStatementEvent(state, event as Stamped<typeof statementEvents>)
  else if (type in complaintEvents) applyComplaintEvent(state, event as Stamped<typeof complaintEvents>)
  else if (type in floorEvents) applyFloorEvent(state, event as Stamped<typeof floorEvents>)
  else if (type in procedureEvents) applyProcedureEvent(state, event as Stamped<typeof procedureEvents>)
  else if (type in selectionEvents) applySelectionEvent(state, event as Stamped<typeof selectionEvents>)
  else if (type in responseEvents) applyResponseEvent(state, event as Stamped<typeof responseEvents>)
  else applyMinutesEvent(state, event as Stamped<typeof minutesEvents>)
  state.seq = event.seq
}

/**
 * Reads a recorded event as one that this version knows. An event of an older version passes its upcaster first; the log
 * itself is never rewritten.
 */
export function readEvent(event: Pick<RecordedEvent, 'seq' | 'at' | 'actor' | 'type' | 'body'>): DomainEvent | null {
  const { seq, at, actor, type } = event
  if (!Object.hasOwn(eventBodies, type)) return null
  const body = eventBodies[type as EventType].safeParse(event.body)
  return body.success ? ({ seq, at, actor, type, body: body.data } as DomainEvent) : null
}
