import type { Decision } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { hasMet } from '../../../shared/rules/rulebook.ts'

/** How the rules, or the ethics statement, can be changed just now, or what has to be done first. */
export type RulesPlace =
  /** [RULE2] The forum has not met: no decision is needed. */
  | { readonly how: 'adopt' }
  /** A change is being decided already; its text may be amended while no round and no ballot is open. */
  | { readonly how: 'amend' | 'under_way'; readonly decision: Decision }
  | { readonly how: 'put' | 'item_busy'; readonly meeting: Meeting; readonly item: Item }
  | { readonly how: 'no_item'; readonly meeting: Meeting }
  | { readonly how: 'no_meeting' }

/** Of the forum's rules; or of a working group's, by its own decision or, [GROUP4], by one of the forum (`by` null). */
export function rulesPlace(state: ForumState, body: BodyId = null, by: BodyId = body): RulesPlace {
  const isOfIt = (one: Decision): boolean => one.rulebook !== null && one.rulesOf === body
  return body === null ? placeOf(state, isOfIt) : decidedPlace(state, isOfIt, by)
}

export function statementPlace(state: ForumState): RulesPlace {
  return placeOf(state, (one) => one.statement !== null)
}

/** [ETH8] Where the sanction that is proposed on a complaint can be put: a sanction is always decided at a meeting. */
export function sanctionPlace(state: ForumState, complaint: string): RulesPlace {
  return decidedPlace(state, (one) => one.sanction?.complaint === complaint)
}

function placeOf(state: ForumState, isOfIt: (decision: Decision) => boolean): RulesPlace {
  return hasMet(state) ? decidedPlace(state, isOfIt) : { how: 'adopt' }
}

function decidedPlace(state: ForumState, isOfIt: (decision: Decision) => boolean, body: BodyId = null): RulesPlace {
  const meetings = Object.values(state.meetings).filter((one) => one.group === body)
  const live = Object.values(state.decisions).filter((one) => isUnderWay(state, one))
  const decision = live.find(isOfIt)
  if (decision) {
    const still = decision.stage === 'put' || decision.stage === 'between'
    return { how: still ? 'amend' : 'under_way', decision }
  }
  const meeting = meetings.find((one) => one.stage === 'open')
  if (!meeting) return { how: 'no_meeting' }
  const item = meeting.items.find((one) => one.id === meeting.currentItem)
  if (!item) return { how: 'no_item', meeting }
  return { how: live.some((one) => one.item === item.id) ? 'item_busy' : 'put', meeting, item }
}

/** [DEC1] What a meeting left undecided is under way no more. */
function isUnderWay(state: ForumState, { stage, meeting }: Decision): boolean {
  return stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned'
}
