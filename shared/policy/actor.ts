import { z } from '../lib/zod.ts'
import type { PersonId, SeatId } from '../domain/primitives.ts'

/**
 * What a session may act as. `operator` is whoever sits at the computer that hosts; `chair`, `co-chair` and `secretariat` hold
 * that office; `member` holds or stands in for a seat; `observer` reads.
 */
export const role = z.enum(['operator', 'chair', 'co-chair', 'secretariat', 'member', 'observer'])
export type Role = z.infer<typeof role>

/** Who asks. `person` is null where nobody has said yet who is at the controls. */
export interface Actor {
  readonly id: string
  readonly person: PersonId | null
  readonly role: Role
  /** The seats that this person holds, whoever sits for them now. */
  readonly seats: readonly SeatId[]
}

/** Leads decisions: puts texts, opens and closes rounds and ballots. */
export function leads(actor: Actor): boolean {
  return actor.role === 'operator' || actor.role === 'chair' || actor.role === 'co-chair'
}

/** Runs the meeting: check-in, agenda, actions, invitations, minutes. */
export function runs(actor: Actor): boolean {
  return leads(actor) || actor.role === 'secretariat'
}

/** Keeps the forum's own data: members, rules, minutes after the meeting. */
export function keeps(actor: Actor): boolean {
  return actor.role === 'operator' || actor.role === 'secretariat'
}
