import type { Decision } from '../../../shared/domain/decision.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Text } from '../../ui/text.ts'

/** "Put off to meeting 4:", where that is how a decision ended; null otherwise. */
export function deferredWords(
  t: Text<'exception'>,
  state: Pick<ForumState, 'meetings'>,
  { annulled }: Pick<Decision, 'annulled'>,
): string | null {
  const to = annulled?.deferredTo === undefined ? undefined : state.meetings[annulled.deferredTo]
  return to ? t('defer.was', { number: to.number }) : null
}
