import type { ForumState } from '../../shared/domain/state.ts'
import type { Seat } from '../../shared/domain/member.ts'
import type { PersonId } from '../../shared/domain/primitives.ts'
import type { Actor, Role } from '../../shared/policy/actor.ts'
import { seatsHeldBy } from '../../shared/rules/meeting-seats.ts'
import { officesUsed } from '../../shared/rules/bodies.ts'
import { isSuspended } from '../../shared/rules/suspension.ts'
import { dayIn } from '../../shared/lib/zoned-time.ts'
import type { Session } from './ports/forum-store.ts'
import { OPERATOR } from './invitations.ts'

/** The day it is where the forum is: terms begin and end there, not where the clocks show UTC. */
export function todayOf({ forum }: Pick<ForumState, 'forum'>, epochMs: number): string {
  return dayIn(forum?.zone ?? 'UTC', epochMs)
}

/**
 * Who a session acts as. The role is what the person holds now, not what they held when invited, so that an office or a seat
 * that ends takes its rights along. [ETH8] Whoever is suspended acts as an observer, for no seat and in no office.
 */
export function actorOf(state: ForumState, session: Pick<Session, 'person' | 'role'>, today: string): Actor {
  return actorHolding(state, session, today, seatsHeldBy(state, session.person, today))
}

/** `actorOf` where the seats that the person holds are known already. */
export function actorHolding(
  state: ForumState,
  session: Pick<Session, 'person' | 'role'>,
  today: string,
  held: readonly Seat[],
): Actor {
  const person = session.person === OPERATOR ? null : (session.person as PersonId)
  const seats = person !== null && isSuspended(state, person, today) ? [] : held.map((seat) => seat.id)
  const id = person ?? state.forum?.host ?? OPERATOR
  return {
    id,
    person,
    role: session.role === OPERATOR ? OPERATOR : roleOf(state, person, seats.length > 0, today),
    seats,
  }
}

function roleOf(state: ForumState, person: string | null, seated: boolean, today: string): Role {
  const offices = person === null ? [] : officesUsed(state, null, person, today)
  for (const office of ['chair', 'co-chair', 'secretariat'] as const) if (offices.includes(office)) return office
  return seated ? 'member' : 'observer'
}
