import type { ForumModel, ModelDecision } from './forum-model.ts'
import { state } from './forum-model.ts'

/** [UNDO1] Rules that were adopted are changed by another decision alone. */
export function mayNotAnnul({ stage, result, rulebook }: ModelDecision): string[] {
  const gone = stage === 'annulled' ? [state('decision_annulled')] : []
  return result === 'adopted' && rulebook ? [...gone, state('decision_took_effect')] : gone
}

/** [UNDO1] */
export function annulDecision(forum: ForumModel, decision: ModelDecision): string[] {
  const { commitment, result } = decision
  if (result === 'adopted' && commitment !== null) forum.drafts.get(commitment)!.adopted = false
  decision.stage = 'annulled'
  return ['decision.annulled/1']
}
