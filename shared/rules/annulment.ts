import type { Decision } from '../domain/decision.ts'
import type { ForumState } from '../domain/state.ts'

/**
 * [UNDO1] Why a decision cannot be annulled any more: it is already, or what it adopted has had effects that others rely on since
 * (rules, a group, an ethics statement, a sanction or its end); null where it can. That its meeting lasts is for the caller to see.
 */
export function annulmentFault(
  { complaints }: Pick<ForumState, 'complaints'>,
  decision: Pick<
    Decision,
    'stage' | 'about' | 'concluded' | 'rulebook' | 'founding' | 'ends' | 'statement' | 'sanction'
  >,
): 'decision_annulled' | 'decision_took_effect' | null {
  if (decision.stage === 'annulled') return 'decision_annulled'
  if (decision.concluded?.result !== 'adopted') return null
  const { rulebook, founding, ends, statement, sanction, about } = decision
  // [ETH9] Which motion a sanction was lifted by is not kept: once one was, none of them is undone.
  const lifts =
    about === 'sanction' && Object.values(complaints).some((one) => (one.sanction?.liftedOn ?? null) !== null)
  const hadEffect = lifts || (rulebook ?? founding ?? ends ?? statement ?? sanction) !== null
  return hadEffect ? 'decision_took_effect' : null
}
