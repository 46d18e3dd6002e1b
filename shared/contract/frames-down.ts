import { z } from '../lib/zod.ts'
import { meetingId, personId, seatId } from '../domain/primitives.ts'
import { forumStateSchema } from '../domain/state.ts'
import { role } from '../policy/actor.ts'
import { errorCodes } from './errors.ts'

/** Values of sealed fields that this session may read, by commitment. */
const disclosed = z.record(z.string(), z.string())

export const projectedEvent = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  type: z.string(),
  body: z.record(z.string(), z.json()),
})

/** Who this session is, as the host sees it. */
export const me = z.object({
  id: z.string(),
  person: personId.nullable(),
  name: z.string(),
  role,
  seats: z.array(seatId),
  /** [JOIN8] The one meeting that this session is for; null where it is for the forum. */
  meeting: meetingId.nullable(),
})
export type Me = z.infer<typeof me>

/** All messages that the host sends on `/live`. */
export const frameDown = z.union([
  z.object({
    snapshot: forumStateSchema,
    seq: z.number().int(),
    disclosed,
    me,
    rehearsal: z.boolean(),
    now: z.string(),
  }),
  /** The events after the last frame that this session may see, and how far they go: some `seq` may be missing. */
  z.object({ events: z.array(projectedEvent), seq: z.number().int(), disclosed, now: z.string() }),
  /** Who has the meeting open on a device just now: not presence, which somebody notes. */
  z.object({ online: z.array(z.string()) }),
  z.object({ id: z.string(), ok: z.literal(true), seq: z.number().int(), answer: z.record(z.string(), z.json()) }),
  z.object({
    id: z.string(),
    ok: z.literal(false),
    error: z.object({ code: z.enum(errorCodes), details: z.record(z.string(), z.unknown()).optional() }),
  }),
  z.object({ fault: z.enum(errorCodes) }),
])
export type FrameDown = z.infer<typeof frameDown>
