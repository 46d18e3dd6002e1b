import type { Actor } from './actor.ts'
import { leads } from './actor.ts'

export const silencePolicy = {
  'silence.open': leads,
} as const

/** [SIL4] [DEC7] Any holder of a seat objects for it; those who lead enter what a seat wrote or said to them. */
export function mayObject(actor: Actor, seat: string): boolean {
  return leads(actor) || actor.seats.some((own) => own === seat)
}
