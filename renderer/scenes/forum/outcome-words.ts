import type { Decision } from '../../../shared/domain/decision.ts'
import { useText } from '../../ui/text.ts'

/** What came of a decision in a few words, for lists; its page has the sentence and the arithmetic. */
export function useOutcomeWords(): (decision: Decision) => string {
  const { t } = useText('forum')
  return (decision) => {
    if (decision.annulled) return t('decisions.annulled')
    if (!decision.concluded) return t('decisions.under')
    const { result, outcome } = decision.concluded
    const words = t(`decisions.${result}`)
    const yes = (outcome['counts'] as { yes?: unknown } | undefined)?.yes
    const { base, needed } = outcome
    if (typeof yes === 'number' && typeof base === 'number' && typeof needed === 'number' && result !== 'no_decision') {
      return t('decisions.byVote', { result: words, yes, base, needed })
    }
    return result === 'adopted' ? t('decisions.byConsensus', { result: words, result2: 'none' }) : words
  }
}
