import type { Sector } from '../../../shared/domain/forum.ts'
import { holdersIn } from '../../../shared/rules/selection.ts'
import { useCan, useForum } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'

/** [SEL7] Sectors that have seats of which nobody holds one: for those who may name conveners, else those that have some. */
export function useUnheldSectors(): readonly Sector[] {
  const { state } = useForum()
  const today = useToday()
  const may = useCan({ to: 'selection.convene' })
  const seats = Object.values(state.seats).filter(({ group, ended }) => group === null && ended === null)
  return state.sectors.filter(
    ({ id, conveners }) =>
      (may || conveners !== undefined) &&
      seats.some(({ sector }) => sector === id) &&
      holdersIn(state, id, today).length === 0,
  )
}
