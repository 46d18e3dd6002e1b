import type { Item } from '../../../shared/domain/meeting.ts'
import type { MeetingTab } from '../../client/route.ts'
import type { TabItem } from '../../ui/Tabs.tsx'
import { useText } from '../../ui/text.ts'

/** The tabs that an item has: a draft where it is about a commitment, a decision where there is one to take. */
export function useItemTabs(
  item: Item | null,
  wanted: MeetingTab,
): { items: readonly TabItem[]; selected: MeetingTab } {
  const { t } = useText('meeting')
  const has: readonly MeetingTab[] = [
    ...(item ? (['notes'] as const) : []),
    ...(item && item.commitment !== null ? (['draft'] as const) : []),
    ...(item && (item.purpose === 'decide' || item.commitment !== null) ? (['decision'] as const) : []),
    'people',
  ]
  const items = has.map((id) => ({ id, label: t(`tab.${id as 'notes' | 'draft' | 'decision' | 'people'}`) }))
  return { items, selected: has.includes(wanted) ? wanted : (has[0] ?? 'people') }
}
