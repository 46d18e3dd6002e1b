import type { Procedure } from '../../../shared/domain/procedure.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { useHere } from '../../client/react.tsx'
import { useMayOn } from './use-may-on.ts'

/** The seats that this session may answer for: its own first; those who lead may enter what any seat told them. */
export function useAnswerers(procedure: Procedure): {
  readonly ids: readonly string[]
  readonly own: readonly string[]
  readonly leading: boolean
} {
  const here = useHere()
  const may = useMayOn(procedure)
  const { seats } = procedure
  const asked = seats.filter((seat) => !seat.recused).map((seat) => seat.id as string)
  const own = asked.filter((id) => here.seats.some((seat) => seat === id))
  const leading = leads(here) && may({ to: 'procedure.answer', seat: null })
  return { ids: leading ? [...own, ...asked.filter((id) => !own.includes(id))] : own, own, leading }
}
