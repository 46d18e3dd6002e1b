import type { Election } from '../../../shared/domain/election.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

type Asked = Pick<Election, 'method' | 'places' | 'about'>

/** What the method asks of a voter, in one or two sentences. */
export function useMethodHelp({ method, places }: Asked): string {
  const { t } = useText('election')
  switch (method.kind) {
    case 'stv':
      return t('ballot.help.stv', { places })
    case 'approval':
      return t('ballot.help.approval', { most: method.most ?? 0 })
    case 'score':
      return t('ballot.help.score', { highest: method.highest })
    case 'dots':
      return t('ballot.help.dots', { dots: method.dots, perCandidate: method.perCandidate ?? 0 })
    case 'rank':
      return t('ballot.help.rank', { most: method.points.length })
    case 'category':
      return t('ballot.help.category')
  }
}

/** How it is counted by points, in one sentence. By STV the quota is said too, which only the count knows. */
export function useMethodRule({ method, places }: Asked): string {
  const { t } = useText('election')
  const format = useFormat()
  switch (method.kind) {
    case 'stv':
      return t('method.name.stv')
    case 'approval':
      return t('rule.approval', { places, most: method.most ?? 0 })
    case 'score':
      return t('rule.score', { places, highest: method.highest })
    case 'dots':
      return t('rule.dots', { places, dots: method.dots, perCandidate: method.perCandidate ?? 0 })
    case 'rank':
      return t('rule.rank', { places, points: format.list(method.points.map(String)) })
    case 'category':
      return t('rule.category', { places })
  }
}
