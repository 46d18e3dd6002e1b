import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { commitmentId, count, declarationId, instant, itemId, meetingId, personId, seatId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

const ofItem = { meeting: meetingId, item: itemId, person: personId }

export const ethicsEvents = {
  /**
   * Somebody declares an interest: in an item of a meeting, in a commitment, or, where both are null, one that stands. What it is
   * is sealed and stays inside the forum; that it was declared is public.
   */
  'interest.declared/1': z.strictObject({
    declaration: declarationId,
    person: personId,
    meeting: meetingId.nullable(),
    item: itemId.nullable(),
    commitment: commitmentId.nullable(),
    detail: sealed,
  }),
  /** It holds no longer; nothing is erased. */
  'interest.ended/1': z.strictObject({ declaration: declarationId }),
  /** [ETH2] Somebody stands out of an item: their seat neither votes nor counts as its rule says, and they leave the room. */
  'recusal.noted/1': z.strictObject({ ...ofItem, declaration: declarationId.nullable() }),
  /** [EXC2] A lot was drawn: the seat takes part in the item's decision all the same. `corrects` names the recusal that it overrides. */
  'recusal.overridden/1': z.strictObject({ ...ofItem, seat: seatId, corrects: z.number().int().min(1) }),
  /** They are back before the item is over, or the entry was a mistake; `corrects` names it. */
  'recusal.lifted/1': z.strictObject({ ...ofItem, corrects: z.number().int().min(1) }),
}

export const declarationState = z.object({
  id: declarationId,
  person: personId,
  meeting: meetingId.nullable(),
  item: itemId.nullable(),
  commitment: commitmentId.nullable(),
  detail: sealed,
  declaredAt: instant,
  endedAt: instant.nullable(),
})
export type Declaration = z.infer<typeof declarationState>

export const recusalState = z.object({
  seq: count,
  item: itemId,
  person: personId,
  declaration: declarationId.nullable(),
  notedAt: instant,
  liftedAt: instant.nullable(),
  /** Seats that a lot lets take part all the same. */
  overridden: z.array(z.object({ seat: seatId, at: instant })).optional(),
})
export type Recusal = z.infer<typeof recusalState>

export function applyEthicsEvent(state: ForumState, event: Stamped<typeof ethicsEvents>): void {
  switch (event.type) {
    case 'interest.declared/1': {
      const { declaration: id, ...said } = event.body
      state.declarations[id] = { id, ...said, declaredAt: event.at, endedAt: null }
      return
    }
    case 'interest.ended/1': {
      const declaration = state.declarations[event.body.declaration]
      if (declaration) declaration.endedAt = event.at
      return
    }
    case 'recusal.noted/1': {
      const { meeting, ...said } = event.body
      state.meetings[meeting]?.recusals.push({ seq: event.seq, ...said, notedAt: event.at, liftedAt: null })
      return
    }
    case 'recusal.overridden/1': {
      const { meeting, seat, corrects } = event.body
      const recusal = state.meetings[meeting]?.recusals.find((one) => one.seq === corrects)
      if (recusal) recusal.overridden = [...(recusal.overridden ?? []), { seat, at: event.at }]
      return
    }
    case 'recusal.lifted/1': {
      const { meeting, corrects } = event.body
      const recusal = state.meetings[meeting]?.recusals.find((one) => one.seq === corrects)
      if (recusal) recusal.liftedAt = event.at
      return
    }
  }
}
