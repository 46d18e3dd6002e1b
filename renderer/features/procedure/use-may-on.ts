import type { Procedure } from '../../../shared/domain/procedure.ts'
import type { Ask } from '../../../shared/policy/can.ts'
import { isKeptOut } from '../../../shared/policy/standing-out.ts'
import { standsOutOfProcedure } from '../../../shared/rules/office-standing.ts'
import { useHere, useMay } from '../../client/react.tsx'

/** [BET9] What this session may do on a question: nothing that it is kept from because every seat of its that was asked stands out. */
export function useMayOn(procedure: Procedure): (ask: Ask) => boolean {
  const may = useMay()
  const here = useHere()
  const out = standsOutOfProcedure(procedure, here.seats)
  return (ask) => may(ask) && !(out && isKeptOut(here, ask))
}
