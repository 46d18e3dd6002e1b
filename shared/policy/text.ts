import type { Commitment } from '../domain/commitment.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import type { Actor } from './actor.ts'
import { runs } from './actor.ts'

/** [TEXT2] A draft is written by seats and those who run meetings; not while it is in question, and never once adopted. */
export function mayWriteCommitment(actor: Actor, state: ForumState, commitment: Commitment): boolean {
  if (actor.role === 'observer' || commitment.stage === 'adopted') return false
  return !Object.values(state.decisions).some(
    (decision) => decision.commitment === commitment.id && (decision.stage === 'round' || decision.stage === 'ballot'),
  )
}

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
