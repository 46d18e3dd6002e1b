import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { commitmentId, count, hash, line, textId } from './primitives.ts'
import type { ForumState } from './state.ts'

export const commitmentEvents = {
  /** The text itself lies in a Yjs document beside the log; the log says that it exists and what it is for. */
  'commitment.drafted/1': z.strictObject({
    commitment: commitmentId,
    number: z.number().int().min(1),
    title: line,
    text: textId,
  }),
}

export const commitmentState = z.object({
  id: commitmentId,
  number: count,
  /** The title it was first given, or that of the text last put to decision. */
  title: z.string(),
  text: textId,
  stage: z.enum(['draft', 'adopted']),
  /** The blob of the adopted text. */
  adopted: hash.nullable(),
})
export type Commitment = z.infer<typeof commitmentState>

export function applyCommitmentEvent(state: ForumState, event: Stamped<typeof commitmentEvents>): void {
  const { commitment: id, ...said } = event.body
  state.commitments[id] = { id, ...said, stage: 'draft', adopted: null }
}
