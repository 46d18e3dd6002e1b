import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { actionId, count, date, hash, instant, itemId, meetingId, seatId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const minutesEvents = {
  'action.agreed/1': z.strictObject({
    action: actionId,
    number: z.number().int().min(1),
    meeting: meetingId,
    item: itemId,
    what: sealed,
    owner: seatId.nullable(),
    due: date.nullable(),
  }),
  'action.completed/1': z.strictObject({ action: actionId }),
  /** The minutes text of each item as it stood at adjournment, by the hash of its blob. */
  'minutes.assembled/1': z.strictObject({ meeting: meetingId, notes: z.array(z.strictObject({ item: itemId, hash })) }),
  /** Puts an item's minutes right after adjournment: the whole text as it should read, and the entry that it replaces. */
  'minutes.corrected/1': z.strictObject({
    meeting: meetingId,
    item: itemId,
    text: sealed,
    corrects: z.number().int().min(1),
  }),
}

export const actionState = z.object({
  id: actionId,
  number: count,
  meeting: meetingId,
  item: itemId,
  what: sealed,
  owner: seatId.nullable(),
  due: date.nullable(),
  agreedAt: instant,
  completedAt: instant.nullable(),
})
export type Action = z.infer<typeof actionState>

export const minutesState = z.object({
  seq: count,
  at: instant,
  notes: z.array(z.object({ item: itemId, hash })),
  corrections: z.array(z.object({ seq: count, at: instant, item: itemId, text: sealed, corrects: count })),
})
export type Minutes = z.infer<typeof minutesState>

export function applyMinutesEvent(state: ForumState, event: Stamped<typeof minutesEvents>): void {
  const { seq, at } = event
  switch (event.type) {
    case 'action.agreed/1': {
      const { action: id, ...said } = event.body
      state.actions[id] = { id, ...said, agreedAt: at, completedAt: null }
      return
    }
    case 'action.completed/1': {
      const action = state.actions[event.body.action]
      if (action) action.completedAt = at
      return
    }
    case 'minutes.assembled/1':
      state.minutes[event.body.meeting] = { seq, at, notes: event.body.notes, corrections: [] }
      return
    case 'minutes.corrected/1': {
      const { meeting, ...said } = event.body
      state.minutes[meeting]?.corrections.push({ seq, at, ...said })
      return
    }
  }
}
