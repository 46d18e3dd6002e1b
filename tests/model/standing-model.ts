import type { ForumModel, ModelActor, ModelDecision, ModelMeeting, Office } from './forum-model.ts'
import { leads, state } from './forum-model.ts'
import type { Input } from './meeting-model.ts'

/** What the words of SPEC.md 8 say of whoever stands out of an item, in what is asked of a decision on it. */
interface Standing {
  readonly forum: ForumModel
  readonly meeting: ModelMeeting
  readonly decision: Pick<ModelDecision, 'item'>
  readonly actor: ModelActor
}

/** [DEC9] [CAST1] Of the officer's own office, or entered by the operator for it; [ETH2] of nobody who stands out. */
export function unsaid({ forum, meeting, decision, actor, input }: Standing & { readonly input: Input }): string[] {
  const office = input['office'] as Office
  const holders = forum.offices.filter((one) => one.office === office).map((one) => one.person)
  const no = actor.role === 'operator' || holders.some((one) => one === actor.person) ? [] : ['not_allowed']
  if (holders.length === 0) return [...no, state('office_vacant')]
  if (holders.every((one) => forum.standsOut(meeting, decision.item, one))) no.push(state('officer_recused'))
  return [...no, ...standingOut({ forum, meeting, decision, actor })]
}

/** [ETH2] At the controls somebody enters what others say; no played meeting has a person there. */
export function standingOut({ forum, meeting, decision, actor }: Standing): string[] {
  if (actor.role === 'operator' || actor.person === null) return []
  return forum.standsOut(meeting, decision.item, actor.person) ? [state('stands_out')] : []
}

/** [ETH2] Whoever leads and stands out enters the word of no seat but the one that they sit for. */
export function enteringWhileOut(asked: Standing, sits: string | undefined): string[] {
  return leads(asked.actor) && sits !== asked.actor.person ? standingOut(asked) : []
}
