import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { count, instant, meetingId, seatId } from './primitives.ts'
import type { ForumState } from './state.ts'

export const proxyEvents = {
  /** [PROX1] In writing, and for one meeting: where nobody of seat `from` is there, seat `to` votes for it. Lodged when it is recorded. */
  'proxy.given/1': z.strictObject({ meeting: meetingId, from: seatId, to: seatId }),
  'proxy.revoked/1': z.strictObject({ meeting: meetingId, from: seatId, corrects: z.number().int().min(1) }),
}

export const proxyState = z.object({
  seq: count,
  from: seatId,
  to: seatId,
  lodgedAt: instant,
  actor: z.string(),
  revokedAt: instant.nullable(),
})
export type GivenProxy = z.infer<typeof proxyState>

/** [PROX2] What a ballot was opened with, frozen like its seats. `deadline`: when a proxy had to be lodged at the latest. */
export const ballotProxies = z.strictObject({
  deadline: instant,
  given: z.array(z.strictObject({ from: seatId, to: seatId, lodged: instant })),
})
export type BallotProxies = z.infer<typeof ballotProxies>

export function applyProxyEvent(state: ForumState, event: Stamped<typeof proxyEvents>): void {
  const meeting = state.meetings[event.body.meeting]
  if (!meeting) return
  const { seq, at, actor } = event
  if (event.type === 'proxy.given/1') {
    const { from, to } = event.body
    meeting.proxies = [...(meeting.proxies ?? []), { seq, from, to, lodgedAt: at, actor, revokedAt: null }]
    return
  }
  const proxy = meeting.proxies?.find((one) => one.seq === event.body.corrects)
  if (proxy) proxy.revokedAt = at
}
