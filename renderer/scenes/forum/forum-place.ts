import { isAsked } from '../../../shared/domain/decision.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'

/** Where something could be put to the forum's decision just now, or what has to be done first. */
export type ForumPlace =
  | { readonly how: 'put' | 'item_busy'; readonly meeting: Meeting; readonly item: Item }
  | { readonly how: 'no_item'; readonly meeting: Meeting }
  | { readonly how: 'no_meeting' }

/** [GROUP1] [GROUP6] Of the forum's own meetings the one that is open. */
export function forumPlace(state: ForumState): ForumPlace {
  const meeting = Object.values(state.meetings).find((one) => one.stage === 'open' && one.group === null)
  if (!meeting) return { how: 'no_meeting' }
  const item = meeting.items.find((one) => one.id === meeting.currentItem)
  if (!item) return { how: 'no_item', meeting }
  const busy = liveDecisions(state).some((one) => one.item === item.id)
  return { how: busy ? 'item_busy' : 'put', meeting, item }
}

/** A founding that is being decided; `still`: its text may be amended. */
export function foundingUnderWay(state: ForumState): readonly { decision: Decision; still: boolean }[] {
  return liveDecisions(state)
    .filter((one) => one.founding !== null)
    .map((decision) => ({ decision, still: !isAsked(decision) }))
}

/** [DEC1] What a meeting left undecided is under way no more. */
function liveDecisions(state: ForumState): readonly Decision[] {
  return Object.values(state.decisions).filter(
    ({ stage, meeting }) =>
      stage !== 'concluded' && stage !== 'annulled' && state.meetings[meeting]?.stage !== 'adjourned',
  )
}
