import type { Procedure } from '../../../shared/domain/procedure.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { useHere } from '../../client/react.tsx'

/** The seats that this session may answer for: its own first; those who lead may enter what any seat told them. */
export function useAnswerers({ seats }: Procedure): {
  readonly ids: readonly string[]
  readonly own: readonly string[]
  readonly leading: boolean
} {
  const here = useHere()
  const asked = seats.filter((seat) => !seat.recused).map((seat) => seat.id as string)
  const own = asked.filter((id) => here.seats.some((seat) => seat === id))
  const leading = leads(here)
  return { ids: leading ? [...own, ...asked.filter((id) => !own.includes(id))] : own, own, leading }
}
