import type { FrozenSeat } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import { needed } from '../tally/fraction.ts'
import { isEligible } from '../tally/seats.ts'

/** What a sector's veto would take over the seats that are here: `base` of them may call for it, `needed` must. */
export interface VetoAhead {
  readonly sector: string
  readonly base: number
  readonly needed: number
}

/** [DEC17] The sectors that may still stop a decision which carries, before they are asked; none where the rule has no veto, or once they are. */
export function vetoAhead(
  { rule: { veto }, stage }: Pick<Decision, 'rule' | 'stage'>,
  seats: readonly FrozenSeat[],
): readonly VetoAhead[] {
  if (!veto || veto.sectors === 'each' || stage === 'veto' || stage === 'concluded' || stage === 'annulled') return []
  return veto.sectors.map((sector) => {
    const base = seats.filter((seat) => seat.sector === sector && isEligible(seat)).length
    return { sector, base, needed: needed(veto.fraction, veto.comparison, base) }
  })
}
