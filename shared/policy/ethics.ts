import type { Actor } from './actor.ts'
import { runs } from './actor.ts'

export const ethicsPolicy = {
  /** Whoever stands out does not call themselves back: that is for those who run the meeting, on the record. */
  'recusal.lift': runs,
} as const

/** [ETH1] Everybody declares their own interests and stands out for themselves; those who run the meeting enter what was said aloud. */
export function mayDeclareFor(actor: Actor, person: string): boolean {
  return runs(actor) || actor.person === person
}
