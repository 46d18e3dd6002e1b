import { takeBack } from './commitment.ts'
import type { Decision } from './decision.ts'
import type { Stamped } from './event.ts'
import type { ForumState } from './state.ts'
import type { decisionEvents } from './decision.ts'

type Annulled = Extract<Stamped<typeof decisionEvents>, { type: 'decision.annulled/1' }>

/** [UNDO1] What was concluded stays beside it; a commitment that it adopted is what it was before. */
export function annulDecision(state: ForumState, decision: Decision, { at, body }: Annulled): void {
  const { reason, deferredTo } = body
  decision.annulled = { at, reason, ...(deferredTo === undefined ? {} : { deferredTo }) }
  decision.stage = 'annulled'
  const commitment = decision.commitment === null ? null : state.commitments[decision.commitment]
  const ofForum = (state.meetings[decision.meeting]?.group ?? null) === null
  if (commitment && ofForum && decision.concluded?.result === 'adopted')
    takeBack(state, commitment, decision.concluded.at)
}
