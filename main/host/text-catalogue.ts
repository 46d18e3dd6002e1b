import type { Commitment } from '../../shared/domain/commitment.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { TextListing } from '../../shared/contract/http.ts'
import type { Actor } from '../../shared/policy/actor.ts'
import { actorIn } from '../../shared/policy/body.ts'
import { can } from '../../shared/policy/can.ts'

type Listed = TextListing[number]

/** [TEXT1] The texts that a session may open, and whether it may write: commitments first, then the minutes of each meeting. */
export function textsFor(state: ForumState, actor: Actor, limitedTo: string | null, today: string): TextListing {
  const commitments = Object.values(state.commitments).map((commitment) => listCommitment(state, actor, commitment))
  const notes = Object.values(state.meetings)
    .filter((meeting) => can(actor, { to: 'notes.open', meeting, limitedTo }))
    .flatMap((meeting) => listNotes(actorIn(state, actor, meeting.group, today), meeting))
  return [...commitments, ...notes]
}

/** What a session may do with one text; null where it may not open it, or there is none. */
export function accessTo(
  state: ForumState,
  actor: Actor,
  limitedTo: string | null,
  doc: string,
  today: string,
): Listed | null {
  const commitment = Object.values(state.commitments).find((one) => one.text === doc)
  if (commitment) return listCommitment(state, actor, commitment)
  const meeting = Object.values(state.meetings).find(({ items }) => items.some((item) => item.notes === doc))
  if (!meeting || !can(actor, { to: 'notes.open', meeting, limitedTo })) return null
  return listNotes(actorIn(state, actor, meeting.group, today), meeting).find((one) => one.doc === doc) ?? null
}

function listCommitment(state: ForumState, actor: Actor, commitment: Commitment): Listed {
  const write = can(actor, { to: 'commitment.write', state, commitment })
  return { doc: commitment.text, kind: 'commitment', title: commitment.title, write }
}

function listNotes(actor: Actor, meeting: Meeting): Listed[] {
  const write = can(actor, { to: 'notes.write', meeting })
  return meeting.items.map((item) => ({ doc: item.notes, kind: 'notes', title: item.title, write }))
}
