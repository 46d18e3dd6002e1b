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
  /** Why a sector calls its veto; the last one counts. It goes with the call of the seat that gave it. */
  'veto.reasoned/1': z.strictObject({ ...ofDecision, sector: line, seat: seatId.optional(), reason: sealed }),
  /** [ETH2] These seats stand out since they were asked: they are asked no more, and what they called goes. */
  'veto.recused/1': z.strictObject({ ...ofDecision, seats: z.array(seatId).min(1) }),
}

export const vetoState = z.object({
  openedAt: instant,
  seats: z.array(frozenSeat),
  calls: z.record(z.string(), z.boolean()),
  /** The last one of each seat, in the order in which they were given. */
  reasons: z.array(
    z.object({ sector: z.string(), seat: seatId.nullable(), reason: sealed, actor: z.string(), at: instant }),
  ),
})
export type Veto = z.infer<typeof vetoState>

export type VetoEvent = Stamped<typeof vetoEvents>

export function applyVetoEvent(veto: Veto, event: Exclude<VetoEvent, { type: 'veto.opened/1' }>): void {
  switch (event.type) {
    case 'veto.called/1':
      veto.calls[event.body.seat] = event.body.calls
      if (!event.body.calls) dropReasons(veto, [event.body.seat])
      return
    case 'veto.recused/1':
      standOut(veto, event.body.seats)
      return
    case 'veto.reasoned/1': {
      const { sector, seat = null, reason } = event.body
      if (seat !== null) dropReasons(veto, [seat])
      veto.reasons.push({ sector, seat, reason, actor: event.actor, at: event.at })
      return
    }
  }
}

function standOut(veto: Veto, out: readonly string[]): void {
  veto.seats = veto.seats.map((seat) => (out.includes(seat.id) ? { ...seat, recused: true } : seat))
  veto.calls = Object.fromEntries(Object.entries(veto.calls).filter(([seat]) => !out.includes(seat)))
  dropReasons(veto, out)
}

function dropReasons(veto: Veto, seats: readonly string[]): void {
  veto.reasons = veto.reasons.filter(({ seat }) => seat === null || !seats.includes(seat))
}

/** The reason that a sector's veto stands on: the last one given of those that still hold. */
export function vetoReasonOf(veto: Veto, sector: string): Sealed | null {
  return veto.reasons.findLast((one) => one.sector === sector)?.reason ?? null
}
