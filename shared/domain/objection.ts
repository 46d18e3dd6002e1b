import { z } from '../lib/zod.ts'
import type { Round, TakenPosition } from './decision.ts'
import { count, instant, seatId } from './primitives.ts'
import { sealed } from './sealed.ts'

export const objectionEnd = z.enum(['resolved', 'withdrawn', 'maintained'])
export type ObjectionEnd = z.infer<typeof objectionEnd>

/** [DEC10] `agreed`: by nobody's word, but since the seat agreed in this later round. */
export const objectionEnded = { seat: seatId, how: objectionEnd, agreed: z.number().int().min(2).optional() }

export const objection = z.object({
  seat: seatId,
  answers: z.array(z.object({ at: instant, actor: z.string(), answer: sealed })),
  /** The last of its endings. */
  end: objectionEnd.nullable(),
  endings: z.array(z.object({ at: instant, actor: z.string(), how: objectionEnd, agreed: count.nullable() })),
})
export type Objection = z.infer<typeof objection>

/** A reasoned block, or an objection that is argued and paramount, becomes an objection when its round closes, in the order of the seats. */
export function objectionsRaised(round: Round): Objection[] {
  return round.seats
    .filter((seat) => seat.here && !seat.recused && standsInTheWay(round.positions[seat.id]))
    .map((seat) => ({ seat: seat.id, answers: [], end: null, endings: [] }))
}

function standsInTheWay(taken: TakenPosition | undefined): boolean {
  if (!taken?.reasoned) return false
  return taken.position === 'block' || (taken.position === 'objection' && taken.judged?.paramount === true)
}

export function objectionOf(round: Round, seat: string): Objection | undefined {
  return round.objections.find((one) => one.seat === seat)
}

export function endObjection(
  round: Round,
  { seat, how, agreed }: z.infer<z.ZodObject<typeof objectionEnded>>,
  by: { readonly at: string; readonly actor: string },
): void {
  const raised = objectionOf(round, seat)
  if (!raised) return
  raised.endings.push({ ...by, how, agreed: agreed ?? null })
  raised.end = how
}

/** [DEC10] Objections of earlier rounds that this one, closing, ends as withdrawn: their seats now agree, with reservations or a concern or without. */
export function withdrawnByAgreeing(
  rounds: readonly Round[],
  closing: Round,
): { readonly round: number; readonly seat: Objection['seat'] }[] {
  const agrees = (seat: string): boolean => isAgreement(closing.positions[seat])
  return rounds
    .filter(({ number }) => number < closing.number)
    .flatMap(({ number, objections }) =>
      objections
        .filter(({ seat, end }) => (end === null || end === 'maintained') && agrees(seat))
        .map(({ seat }) => ({ round: number, seat })),
    )
}

function isAgreement(taken: TakenPosition | undefined): boolean {
  switch (taken?.position) {
    case 'agree':
    case 'reservations':
    case 'consent':
    case 'concern':
      return true
    case 'stand_aside':
    case 'block':
    case 'objection':
    case undefined:
      return false
  }
}
