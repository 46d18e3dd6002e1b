import type { CommandAnswer, CommandInput, CommandName } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { failure } from '../../../shared/contract/errors.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { RecordedEvent } from '../../../shared/domain/record.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { err, ok } from '../../../shared/lib/result.ts'
import type { Actor } from '../../../shared/policy/actor.ts'
import type { Ask } from '../../../shared/policy/can.ts'
import type { Reveal } from '../../../shared/rules/complaints.ts'
import { can } from '../../../shared/policy/can.ts'
import type { Draft } from '../recorder.ts'
import type { TextReader } from '../text-reader.ts'
import { todayOf } from '../actors.ts'

/** What a handler works with: the state as it is, who asks, and the draft of what will be recorded. */
export interface Context {
  readonly state: ForumState
  readonly actor: Actor
  readonly draft: Draft
  readonly texts: TextReader
  /** A sealed value as the host knows it, whoever asks; null where it was erased. */
  readonly reveal: Reveal
  /** As `reveal`, of what is published alone. */
  readonly published: Reveal
  /** Whether this actor may say the same thing of the same person once more: nobody may do so without end. */
  mayNoteAgain(what: string): boolean
  /** Makes an invitation inside the command's transaction and gives its token, which is kept nowhere. */
  invite(person: string, meeting: string | null): string
  revoke(person: string): void
  /** [SEL8] Whoever is given a seat or an office: a link that was made for the elector that they were does not act for these. */
  endElectorLinks(person: string): void
  linkFor(token: string): string
}

/** Four beats: parse (done by the executor) → authorise → decide → append. A failure appends nothing. */
export type Handler<Name extends CommandName> = (
  context: Context,
  input: CommandInput<Name>,
) => Result<CommandAnswer<Name>, Failure>

export type Handlers<Names extends CommandName> = { readonly [Name in Names]: Handler<Name> }

export const done = ok({})

export function fail(...args: Parameters<typeof failure>): Result<never, Failure> {
  return err(failure(...args))
}

export function notAllowed({ actor }: Pick<Context, 'actor'>, ask: Ask): Result<never, Failure> | null {
  return can(actor, ask) ? null : fail('not_allowed', { to: ask.to })
}

/** [DEC12] Names an entry of the record, so that whoever said it finds it there. */
export function receiptOf({ seq, hash }: RecordedEvent): string {
  return `${String(seq)}-${hash.slice(0, 16)}`
}

export function notFound(noun: string): Result<never, Failure> {
  return fail('not_found', { noun })
}

/** The command does not fit what is going on; `state` says what is. */
export function outOfOrder(state: string): Result<never, Failure> {
  return fail('out_of_order', { state })
}

export function meetingOf({ state }: Pick<Context, 'state'>, input: { meeting: string }): Result<Meeting, Failure> {
  const meeting = state.meetings[input.meeting]
  return meeting ? ok(meeting) : notFound('meeting')
}

/** A meeting that has been opened and not yet adjourned. */
export function openMeeting(context: Pick<Context, 'state'>, input: { meeting: string }): Result<Meeting, Failure> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok) return meeting
  return meeting.value.stage === 'open' ? meeting : outOfOrder(`meeting_${meeting.value.stage}`)
}

export function itemOf(meeting: Meeting, input: { item: string }): Result<Item, Failure> {
  const item = meeting.items.find((one) => one.id === input.item)
  return item ? ok(item) : notFound('item')
}

/** A decision of an open meeting. */
export function decisionOf(
  context: Pick<Context, 'state'>,
  input: { meeting: string; decision: string },
): Result<{ meeting: Meeting; decision: Decision }, Failure> {
  const meeting = openMeeting(context, input)
  if (!meeting.ok) return meeting
  const decision = context.state.decisions[input.decision]
  return decision?.meeting === meeting.value.id ? ok({ meeting: meeting.value, decision }) : notFound('decision')
}

/** A decision of an open meeting that has not ended. */
export function liveDecision(
  context: Pick<Context, 'state'>,
  input: { meeting: string; decision: string },
): Result<{ meeting: Meeting; decision: Decision }, Failure> {
  const found = decisionOf(context, input)
  if (!found.ok) return found
  const { stage } = found.value.decision
  return stage === 'concluded' || stage === 'annulled' ? outOfOrder(`decision_${stage}`) : found
}

/** The next number people see: one more than the highest so far. */
export function nextNumber(nouns: Readonly<Record<string, { readonly number: number }>>): number {
  return Object.values(nouns).reduce((highest, { number }) => Math.max(highest, number), 0) + 1
}

/** The day of what is being recorded, where the forum is. */
export function today({ state, draft }: Pick<Context, 'state' | 'draft'>): string {
  return todayOf(state, Date.parse(draft.at))
}
