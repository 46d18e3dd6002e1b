import type { ReactNode } from 'react'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import type { Entries } from './question.ts'

/** How whoever leads enters what a member without a device said aloud. */
export function EntryHint({ view, what }: { view: DecisionView; what: 'ballot' | 'position' }): ReactNode {
  const { t } = useText('decision')
  // Only those who lead may speak for a seat for which nobody sits.
  if (!view.may({ to: what === 'ballot' ? 'ballot.cast' : 'position.take', sitting: null })) return null
  return <p className="type-reference decision-entries">{t(`entry.hint.${what}`)}</p>
}

/** Once, where every seat's word was entered by one and the same. */
export function EntriesLine({ entries }: { entries: Entries }): ReactNode {
  const { t } = useText('decision')
  if (entries.all === null) return null
  return <p className="type-reference decision-entries">{t('entered.all', { by: entries.all })}</p>
}
