import type { Balance } from '../../../shared/rules/composition.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'

/** "9 of 10 in government and 10 of 10 in civil society" */
export function useBalanceWords(): (balance: Balance) => string {
  const { t } = useText('forum')
  const { list } = useFormat()
  return ({ sectors }) => list(sectors.map(({ name, filled, seats }) => t('seats.filledOf', { name, filled, seats })))
}
