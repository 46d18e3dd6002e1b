import { z } from '../lib/zod.ts'
import { frozenSeat } from './ballot.ts'
import type { Stamped } from './event.ts'
import { decisionId, instant, line, seatId } from './primitives.ts'
import type { Sealed } from './sealed.ts'
import { sealed } from './sealed.ts'

const ofDecision = { decision: decisionId }

export const vetoEvents = {
  /** [DEC17] The decision would carry, and its rule lets sectors stop it: their seats are asked. */
  'veto.opened/1': z.strictObject({ ...ofDecision, seats: z.array(frozenSeat) }),
  'veto.called/1': z.strictObject({ ...ofDecision, seat: seatId, calls: z.boolean() }),
  /** Why a sector calls its veto; the last one counts. */
  'veto.reasoned/1': z.strictObject({ ...ofDecision, sector: line, reason: sealed }),
}

export const vetoState = z.object({
  openedAt: instant,
  seats: z.array(frozenSeat),
  calls: z.record(z.string(), z.boolean()),
  reasons: z.array(z.object({ sector: z.string(), reason: sealed, actor: z.string(), at: instant })),
})
export type Veto = z.infer<typeof vetoState>

export function applyVetoEvent(
  veto: Veto,
  event: Exclude<Stamped<typeof vetoEvents>, { type: 'veto.opened/1' }>,
): void {
  switch (event.type) {
    case 'veto.called/1':
      veto.calls[event.body.seat] = event.body.calls
      return
    case 'veto.reasoned/1': {
      const { sector, reason } = event.body
      veto.reasons = veto.reasons.filter((one) => one.sector !== sector)
      veto.reasons.push({ sector, reason, actor: event.actor, at: event.at })
      return
    }
  }
}

export function vetoReasonOf(veto: Veto, sector: string): Sealed | null {
  return veto.reasons.find((one) => one.sector === sector)?.reason ?? null
}
