import { z } from '../lib/zod.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256 } from '../lib/sha256.ts'
import { hash, instant } from './primitives.ts'

/** `prev` of event 1. */
export const CHAIN_START = '0'.repeat(64)

/** An event as the log holds it, whatever its type: unknown types are still chained, exported and verified. */
export const recordedEvent = z.strictObject({
  seq: z.number().int().min(1),
  at: instant,
  actor: z.string().regex(/^[0-9a-z-]{1,64}$/),
  type: z.string().regex(/^[a-z]+(?:\.[a-z]+)+\/[1-9]\d*$/),
  body: z.record(z.string(), z.json()),
  prev: hash,
  hash,
})
export type RecordedEvent = z.infer<typeof recordedEvent>

export function bodyHash(body: unknown): string {
  return sha256(canonicalJson(body))
}

/** The hash that the next event's `prev` must name. `bodyHash` stands in for the body, so a body can be checked apart. */
export function eventHash(event: Omit<RecordedEvent, 'hash'>): string {
  const { seq, at, actor, type, prev } = event
  return sha256(canonicalJson({ seq, at, actor, type, bodyHash: bodyHash(event.body), prev }))
}

export type ChainFault = { readonly seq: number; readonly what: 'sequence' | 'prev' | 'hash' }

/** Continues a chain over one event; null when it holds. */
export function chainFault(before: { seq: number; hash: string }, event: RecordedEvent): ChainFault | null {
  if (event.seq !== before.seq + 1) return { seq: event.seq, what: 'sequence' }
  if (event.prev !== before.hash) return { seq: event.seq, what: 'prev' }
  if (eventHash(event) !== event.hash) return { seq: event.seq, what: 'hash' }
  return null
}
