import type { Item } from '../../../shared/domain/meeting.ts'
import { useCan, useForum } from '../../client/react.tsx'
import type { MeetingTab } from '../../client/route.ts'
import type { TabItem } from '../../ui/Tabs.tsx'
import { useText } from '../../ui/text.ts'

/** The tabs that an item has: a draft where it is about a commitment, a decision where there is one to take, or for whoever may put one. */
export function useItemTabs(
  item: Item | null,
  wanted: MeetingTab,
): { items: readonly TabItem[]; selected: MeetingTab } {
  const { t } = useText('meeting')
  const { state } = useForum()
  const leads = useCan({ to: 'decision.put' })
  const taken = item !== null && Object.values(state.decisions).some((one) => one.item === item.id)
  const decides = item !== null && (item.purpose === 'decide' || item.commitment !== null || leads || taken)
  const has: readonly MeetingTab[] = [
    ...(item ? (['notes'] as const) : []),
    ...(item && item.commitment !== null ? (['draft'] as const) : []),
    ...(decides ? (['decision'] as const) : []),
    'people',
  ]
  const items = has.map((id) => ({ id, label: t(`tab.${id as 'notes' | 'draft' | 'decision' | 'people'}`) }))
  return { items, selected: has.includes(wanted) ? wanted : (has[0] ?? 'people') }
}
