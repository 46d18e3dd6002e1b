import { z } from '../../shared/lib/zod.ts'

/** Positions and ballots: what people give for their seats, and what a closing question takes no longer. */
export const answerCommands = ['position.take', 'ballot.cast'] as const

/** A position or ballot that the host has not answered yet. */
export const keptAnswer = z.object({
  /** The command's own: the host does it once, however often it comes. */
  id: z.string(),
  command: z.enum(answerCommands),
  input: z.unknown(),
  /** The round or ballot that it was given to; see `Meant`. */
  question: z.string().nullable(),
  /** When it was given, by this device's clock. */
  askedAt: z.number(),
})
export type KeptAnswer = z.infer<typeof keptAnswer>
