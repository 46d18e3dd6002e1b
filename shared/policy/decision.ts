import type { Office } from '../domain/member.ts'
import type { ObjectionEnd } from '../domain/objection.ts'
import type { Actor } from './actor.ts'
import { leads, runs } from './actor.ts'

export const decisionPolicy = {
  'decision.put': leads,
  'decision.amend': leads,
  'decision.conclude': leads,
  'decision.annul': leads,
  'decision.respond': leads,
  'question.annul': leads,
  'item.defer': leads,
  'lot.call': leads,
  'lot.draw': leads,
  'round.open': leads,
  'round.close': leads,
  'objection.judge': leads,
  'step.report': leads,
  'ballot.open': leads,
  'ballot.close': leads,
} as const

/**
 * [DEC7] A seat speaks through whoever sits for it, or through those who lead, who enter what was said aloud: the record's
 * actor then shows who entered it.
 */
export function maySpeakFor(actor: Actor, sitting: string | null): boolean {
  return leads(actor) || (actor.person !== null && actor.person === sitting)
}

/** [DEC16] Nobody enters a secret vote for another: whoever sits for the seat puts it in. */
export function mayDeposit(actor: Actor, sitting: string | null): boolean {
  return actor.person !== null && actor.person === sitting
}

/** [PROX1] A seat's own people give its vote to another; those who run the meeting enter a proxy that was handed in on paper. */
export function mayGiveProxyOf(actor: Actor, seat: string): boolean {
  return runs(actor) || actor.seats.some((own) => own === seat)
}

/** [ELE6] [EXC2] Everybody says their own word; those who run the meeting enter one that was said aloud. */
export function maySayWord(actor: Actor, person: string): boolean {
  return runs(actor) || actor.person === person
}

/** An objection is answered by any seat, or by those who lead. */
export function mayAnswer(actor: Actor): boolean {
  return leads(actor) || actor.seats.length > 0
}

/** [DEC10] Those who lead enter how an objection ends; whoever sits for its seat withdraws it. */
export function mayEndObjection(actor: Actor, sitting: string | null, how: ObjectionEnd): boolean {
  return leads(actor) || (how === 'withdrawn' && actor.person !== null && actor.person === sitting)
}

/** [DEC9] An officer confirms for their own office; the operator may enter an officer's word. */
export function mayConfirm(actor: Actor, held: readonly Office[], office: Office): boolean {
  return actor.role === 'operator' || held.includes(office)
}
