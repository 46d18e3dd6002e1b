import { stvOutcomeOf } from '../../../shared/rules/election-case.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'

/** What came of an election, in one sentence; what it waits for while it is under way. */
export function useElectedSentence({ election, candidateName }: ElectionView): string {
  const { t } = useText('election')
  const format = useFormat()
  if (election.annulled) return t('annulled', { why: election.annulled.why })
  if (!election.closed) return t(election.stage === 'open' ? 'open' : 'called')
  const { elected } = stvOutcomeOf(election.closed)
  return t('result.sentence', {
    n: elected.length,
    names: format.list(elected.map(candidateName)),
    short: election.places - elected.length,
  })
}
