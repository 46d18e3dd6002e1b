import { z } from '../lib/zod.ts'

/** All messages that a window sends on `/live`. A command's input is parsed by its own schema. */
export const frameUp = z.union([
  /** First message: which version the window speaks, and the last `seq` it has (null: none, send a snapshot). */
  z.strictObject({ hello: z.number().int(), since: z.number().int().min(0).nullable() }),
  z.strictObject({ id: z.string().min(1).max(64), command: z.string().max(64), input: z.unknown() }),
])
export type FrameUp = z.infer<typeof frameUp>
