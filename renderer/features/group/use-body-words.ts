import type { Group } from '../../../shared/domain/group.ts'
import { useForum } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

export interface BodyWords {
  /** "Working group Open contracting"; null: the forum itself meets. */
  readonly of: (body: string | null) => string | null
  readonly standing: (group: Group) => string
}

export function useBodyWords(): BodyWords {
  const { t } = useText('group')
  const { state } = useForum()
  const format = useFormat()
  return {
    of: (body) => {
      const group = body === null ? undefined : state.groups[body]
      return group ? t('of', { name: group.name }) : null
    },
    standing: ({ ended, until }) => {
      if (ended) return t('ended', { date: format.date(ended.at, state.forum?.zone) })
      return until === null ? t('open') : t('until', { date: format.date(until, 'UTC') })
    },
  }
}
