import type { Actor } from './actor.ts'
import { keeps, leads, runs } from './actor.ts'

export const ethicsPolicy = {
  /** Whoever stands out does not call themselves back: that is for those who run the meeting, on the record. */
  'recusal.lift': runs,
  /** [ETH4] As with the rules: until the forum has met, those who lead adopt it; from then on a decision does. */
  'statement.adopt': leads,
  'signature.strike': keeps,
} as const

/** [ETH1] Everybody declares their own interests and stands out for themselves; those who run the meeting enter what was said aloud. */
export function mayDeclareFor(actor: Actor, person: string): boolean {
  return runs(actor) || actor.person === person
}

/** [ETH5] Everybody signs for themselves; those who keep the forum's data enter a paper that somebody signed. */
export function maySignFor(actor: Actor, person: string): boolean {
  return keeps(actor) || actor.person === person
}
