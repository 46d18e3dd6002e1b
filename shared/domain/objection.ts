import type { Objection, Round, TakenPosition } from './decision.ts'

/** A reasoned block, or an objection that is argued and paramount, becomes an objection when its round closes, in the order of the seats. */
export function objectionsRaised(round: Round): Objection[] {
  return round.seats
    .filter((seat) => seat.here && !seat.recused && standsInTheWay(round.positions[seat.id]))
    .map((seat) => ({ seat: seat.id, answers: [], end: null }))
}

function standsInTheWay(taken: TakenPosition | undefined): boolean {
  if (!taken?.reasoned) return false
  return taken.position === 'block' || (taken.position === 'objection' && taken.judged?.paramount === true)
}

export function objectionOf(round: Round, seat: string): Objection | undefined {
  return round.objections.find((one) => one.seat === seat)
}
