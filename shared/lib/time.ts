/** The one source of "now"; tests fill it with a clock they move. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
}

/** UTC with milliseconds, as the record writes it: `2026-11-21T09:00:00.000Z`. */
export function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
