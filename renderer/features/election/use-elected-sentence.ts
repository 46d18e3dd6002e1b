import { awaitsCount, chosenIn, placesOf, tiedAtCut } from '../../../shared/rules/election-case.ts'
import { useNow } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { ElectionView } from './election-view.ts'

/** What came of an election, in a sentence or two; what it waits for while it is under way; nothing where there is none. */
export function useElectedSentence(view: ElectionView | null): string {
  const { t } = useText('election')
  const format = useFormat()
  const at = new Date(useNow(10_000)).toISOString()
  if (!view) return ''
  const { election, candidateName } = view
  const { about } = election
  if (election.annulled) return t('annulled', { about, why: election.annulled.why })
  if (awaitsCount(election, at)) return t('awaitsCount')
  if (!election.closed) return t(election.stage === 'open' ? 'open' : 'called', { about })
  const chosen = chosenIn(election.closed)
  const tied = election.lot ? [] : tiedAtCut(election)
  const free = placesOf(election) - chosen.length
  const sentence = t('result.sentence', {
    about,
    n: chosen.length,
    names: format.list(chosen.map(candidateName)),
    // Free places for which some are tied are not empty.
    short: tied.length > 0 ? 0 : free,
  })
  return tied.length === 0
    ? sentence
    : `${chosen.length === 0 ? '' : `${sentence} `}${t('result.tiedAtCut', { names: format.list(tied.map(candidateName)), free })}`
}
