import type { Actor } from './actor.ts'

/** What belongs to a meeting though it names none: a session for one meeting may do it. Everything else is the forum's. */
const besidesMeetings: ReadonlySet<string> = new Set([
  'action.complete',
  'checkpoint.make',
  'commitment.draft',
  'invitation.revoke',
])

/**
 * [JOIN8] A session for one meeting does nothing in another, and nothing to the forum itself, whatever its person's office; so
 * such a link, handed on, opens no more than it was made for.
 */
export function mayReach(limitedTo: string | null, command: string, meeting: string | null | undefined): boolean {
  if (limitedTo === null) return true
  return meeting === undefined ? besidesMeetings.has(command) : meeting === limitedTo
}

/** [JOIN8] Who reads what is sealed: through a link for one meeting somebody is told what any participant is, and what is theirs as a person. */
export function readerWithin(actor: Actor, limitedTo: string | null): Actor {
  return limitedTo === null ? actor : { ...actor, role: actor.seats.length > 0 ? 'member' : 'observer' }
}
