import type { Actor } from './actor.ts'
import { leads, runs } from './actor.ts'

export const procedurePolicy = {
  'procedure.open': leads,
  'procedure.post': leads,
  'procedure.annul': leads,
  /** [BET5] Which office may, the rulebook says. */
  'procedure.state': runs,
} as const

/**
 * [SIL4] [BET2] [DEC7] Any holder of a seat answers for it; those who lead enter what a seat, or somebody of the network without one
 * (null), wrote or said to them; so too that it stands out [BET9].
 */
export function mayAnswerFor(actor: Actor, seat: string | null): boolean {
  return leads(actor) || (seat !== null && actor.seats.some((own) => own === seat))
}
