/** What one text and one socket may cost. */
export interface SyncLimits {
  /** One message. The HTTP layer's own limit must lie above it, so that a writer is told instead of cut off. */
  readonly messageBytes: number
  /** A whole text, encoded as one update without what was deleted. */
  readonly documentBytes: number
  /** What may wait for a socket that reads slowly before it is closed. */
  readonly bufferedBytes: number
  /** One client's awareness state. */
  readonly awarenessBytes: number
  /** Client ids that a participant may use in one text. */
  readonly clientIds: number
  /** New structs, and new stretches of deleted ones, in one update: what it costs to take them in grows faster than they do. */
  readonly structs: number
  /** Types within types. */
  readonly depth: number
  /** Updates a second that a socket may send for long, and at once. Every 4 KiB count as one. */
  readonly updatesPerSecond: number
  readonly updatesBurst: number
  /** All other messages that cost the others something. */
  readonly othersPerSecond: number
  readonly othersBurst: number
  /** Something is sent to every socket this often; the published provider reconnects after 30 s of silence. */
  readonly keepAliveMs: number
  /** How long a text that nobody has open stays in memory. */
  readonly idleMs: number
  /** How long a socket that is being closed may take to agree. */
  readonly closingMs: number
  /** After this many updates, or bytes of them, a snapshot takes their place. */
  readonly updatesBetweenSnapshots: number
  readonly bytesBetweenSnapshots: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const usualLimits: SyncLimits = {
  messageBytes: 256 * KIB,
  documentBytes: 2 * MIB,
  bufferedBytes: 4 * MIB,
  awarenessBytes: 4 * KIB,
  clientIds: 500,
  structs: 20_000,
  depth: 64,
  updatesPerSecond: 60,
  updatesBurst: 600,
  othersPerSecond: 60,
  othersBurst: 600,
  keepAliveMs: 15_000,
  idleMs: 30_000,
  closingMs: 2_000,
  updatesBetweenSnapshots: 5_000,
  bytesBetweenSnapshots: 8 * MIB,
}
