import { z } from '../lib/zod.ts'
import { lotWord } from './election.ts'
import type { Stamped } from './event.ts'
import { count, decisionId, hash, instant, line, personId, seatId } from './primitives.ts'

const ofLot = { decision: decisionId, lot: z.number().int().min(1) }

export const lotEvents = {
  /**
   * [EXC2] Recusals keep a decision from being taken, and the forum's rules know the lot: of the seats named, which stand out and are
   * here, so many will take part all the same. `sector`: what is lacking is lacking there; null: in the whole. `commitment`: to the
   * secret of the draw (CASES.md, kind "lot").
   */
  'lot.called/1': z.strictObject({
    ...ofLot,
    sector: line.nullable(),
    names: z.array(seatId).min(1),
    places: z.number().int().min(1),
    commitment: hash,
  }),
  'lot.said/1': z.strictObject({ ...ofLot, person: personId, word: lotWord }),
  /** `order`: all the seats named, as drawn; `drawn`: the first of them, who take part. */
  'lot.drawn/1': z.strictObject({
    ...ofLot,
    secret: hash,
    words: z.array(lotWord),
    order: z.array(seatId),
    drawn: z.array(seatId),
  }),
}

export const lotState = z.object({
  number: count,
  sector: z.string().nullable(),
  names: z.array(seatId),
  places: count,
  commitment: hash,
  calledAt: instant,
  /** One word of each person who said one. */
  said: z.array(z.object({ at: instant, person: personId, word: z.string() })),
  drawn: z
    .object({
      at: instant,
      secret: hash,
      words: z.array(z.string()),
      order: z.array(seatId),
      seats: z.array(seatId),
    })
    .nullable(),
})
export type Lot = z.infer<typeof lotState>

export type LotEvent = Stamped<typeof lotEvents>

/** `lots`: those of the decision that the event is of. */
export function applyLotEvent(lots: Lot[], event: LotEvent): void {
  const { at } = event
  if (event.type === 'lot.called/1') {
    const { lot: number, sector, names, places, commitment } = event.body
    lots.push({ number, sector, names, places, commitment, calledAt: at, said: [], drawn: null })
    return
  }
  const lot = lots.find((one) => one.number === event.body.lot)
  if (!lot) return
  if (event.type === 'lot.said/1') {
    lot.said.push({ at, person: event.body.person, word: event.body.word })
    return
  }
  const { secret, words, order, drawn: seats } = event.body
  lot.drawn = { at, secret, words, order, seats }
}
