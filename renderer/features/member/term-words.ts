import type { Term } from '../../../shared/rules/terms.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { useToday } from '../../client/use-today.ts'

/** "1 July 2025 – 30 June 2027", or what of it is known. */
export function useTermWords(): (of: Term) => string {
  const { t } = useText('forum')
  const format = useFormat()
  const today = useToday()
  return ({ since, until, left }) => {
    const words = {
      since: since === null ? '' : format.date(since, 'UTC'),
      until: until === null ? '' : format.date(until, 'UTC'),
    }
    if (left) {
      const when = until !== null && until > today ? 'ahead' : 'past'
      return t(since === null ? 'members.termLeft' : 'members.termSinceLeft', { ...words, when })
    }
    if (since !== null && until !== null) return t('members.termBoth', words)
    if (until !== null) return t('members.termUntil', words)
    return since === null ? '' : t('members.termSince', words)
  }
}
