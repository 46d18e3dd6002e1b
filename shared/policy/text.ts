import type { Commitment } from '../domain/commitment.ts'
import { isSettled } from '../domain/commitment.ts'
import { isAsked } from '../domain/decision.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import { holdsText } from '../rules/procedure-case.ts'
import { standsOutOfText } from '../rules/recusal.ts'
import type { Actor } from './actor.ts'
import { leads, runs } from './actor.ts'

/**
 * [TEXT2] A draft is written by seats and those who run meetings; not while it is in question (in a meeting or between meetings), and, once adopted, only while that is reopened; nor by
 * somebody who stands out of an item on it in a meeting that is open, themselves or with every seat of theirs.
 */
export function mayWriteCommitment(actor: Actor, state: ForumState, commitment: Commitment): boolean {
  if (actor.role === 'observer' || isSettled(commitment)) return false
  if (standsOutOfText(state, commitment.id, actor)) return false
  if (Object.values(state.procedures).some((one) => one.commitment === commitment.id && holdsText(one))) return false
  return !Object.values(state.decisions).some((one) => one.commitment === commitment.id && isAsked(one))
}

/** [RULE4] What the forum adopted is opened to another text, or upheld, by those who lead in it. */
export const commitmentPolicy = { 'commitment.reopen': leads, 'commitment.uphold': leads } as const

/** [TEXT3] Minutes text is typed by seats and those who run meetings until the meeting is adjourned. */
export function mayWriteNotes(actor: Actor, meeting: Meeting): boolean {
  return actor.role !== 'observer' && meeting.stage !== 'adjourned'
}

/** New drafts are begun by seats and those who run meetings. */
export function mayDraft(actor: Actor): boolean {
  return runs(actor) || actor.seats.length > 0
}

/** [TEXT1] A session for one meeting opens no minutes text of another. */
export function mayOpenNotes(limitedTo: string | null, meeting: Meeting): boolean {
  return limitedTo === null || limitedTo === meeting.id
}

/**
 * [TEXT11] A kept text is read by its hash where the record refers to it: what was put to decision, in a meeting or between two, by everyone who takes part,
 * the minutes of a meeting by those who may open them.
 */
export function mayReadKept(state: ForumState, hash: string, limitedTo: string | null): boolean {
  const put =
    Object.values(state.decisions).some(({ texts }) => texts.some((text) => text.hash === hash)) ||
    Object.values(state.procedures).some(({ texts }) => texts.includes(hash))
  return (
    put ||
    Object.entries(state.minutes).some(([id, { notes }]) => {
      const meeting = state.meetings[id]
      return meeting !== undefined && mayOpenNotes(limitedTo, meeting) && notes.some((one) => one.hash === hash)
    })
  )
}
