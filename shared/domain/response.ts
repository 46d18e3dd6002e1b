import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { count, decisionId, instant } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const responseEvents = {
  /** [RESP1] What a decision came to with what was contributed and objected, and why; a later one takes its place, and this one stays. */
  'decision.responded/1': z.strictObject({ decision: decisionId, response: sealed }),
}

export const reasonedResponse = z.object({ seq: count, at: instant, actor: z.string(), response: sealed })
export type ReasonedResponse = z.infer<typeof reasonedResponse>

export function applyResponseEvent({ decisions }: ForumState, event: Stamped<typeof responseEvents>): void {
  const decision = decisions[event.body.decision]
  if (!decision) return
  const { seq, at, actor, body } = event
  decision.responses = [...(decision.responses ?? []), { seq, at, actor, response: body.response }]
}
