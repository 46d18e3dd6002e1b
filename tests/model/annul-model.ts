import type { ForumModel, ModelDecision } from './forum-model.ts'
import { state } from './forum-model.ts'

/** [UNDO1] Rules that were adopted are changed by another decision alone; what was concluded is annulled by its name alone. */
export function mayNotAnnul({ stage, result, rulebook, concludedAt }: ModelDecision, outcome: unknown): string[] {
  const no = stage === 'annulled' ? [state('decision_annulled')] : []
  if (result === 'adopted' && rulebook) no.push(state('decision_took_effect'))
  return outcome === (concludedAt ?? undefined) ? no : [...no, state('other_outcome')]
}

/** [UNDO1] */
export function annulDecision(forum: ForumModel, decision: ModelDecision): string[] {
  const { commitment, result } = decision
  if (result === 'adopted' && commitment !== null) forum.drafts.get(commitment)!.adopted = false
  decision.stage = 'annulled'
  return ['decision.annulled/1']
}
