import * as Y from 'yjs'
import type { Clock } from '../../../shared/lib/time.ts'
import { toInstant } from '../../../shared/lib/time.ts'
import type { StoreReader, StoreWriter } from '../ports/forum-store.ts'
import { PresenceBoard } from './awareness-stamp.ts'
import type { Connection } from './connection.ts'
import type { Refusal } from './protocol.ts'
import type { SyncLimits } from './sync-limits.ts'
import { type Examined, examineUpdate, tookIn } from './update-guard.ts'

export type Taken =
  | { readonly kind: 'pending' }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'malformed' }
  /** The document took it in and turned out to be spoilt by it: the room is to be committed, then read anew. */
  | { readonly kind: 'spoilt' }

interface Pending {
  readonly from: Connection
  readonly frame: Uint8Array
  readonly update: Uint8Array
}

interface Loaded {
  readonly doc: Y.Doc
  readonly owners: Map<number, string>
}

// Measuring a text means encoding it, so that is not done for every letter typed into one that is full.
const MEASURE_AGAIN_AFTER_MS = 1000
const MEASURE_AGAIN_AFTER_SHARE = 1 / 4

/**
 * One text that is open: its document, those who have it open, and what they wrote in this turn. What is pending has been
 * taken into the document but is on no disk yet: nobody may be shown the document before `committed`.
 */
export class Room {
  readonly text: string
  readonly connections = new Set<Connection>()
  readonly presence: PresenceBoard
  idle: NodeJS.Timeout | null = null

  private readonly store: StoreReader
  private readonly clock: Clock
  private readonly limits: SyncLimits
  private loaded: Loaded | null = null
  private full: Uint8Array | null = null
  private pending: Pending[] = []
  private bindings: { readonly client: number; readonly participant: string }[] = []
  private updatesSinceSnapshot = 0
  private bytesSinceSnapshot = 0
  /** At most: what was deleted since is still counted. */
  private sizeBytes = 0
  private measuredBytes = 0
  private measuredAt = Number.NEGATIVE_INFINITY

  constructor(text: string, deps: { store: StoreReader; clock: Clock; limits: SyncLimits }) {
    this.text = text
    this.store = deps.store
    this.clock = deps.clock
    this.limits = deps.limits
    this.presence = new PresenceBoard(deps.clock)
  }

  get hasPending(): boolean {
    return this.pending.length > 0
  }

  get snapshotDue(): boolean {
    const { updatesBetweenSnapshots, bytesBetweenSnapshots } = this.limits
    return this.updatesSinceSnapshot >= updatesBetweenSnapshots || this.bytesSinceSnapshot >= bytesBetweenSnapshots
  }

  get changedSinceSnapshot(): boolean {
    return this.updatesSinceSnapshot > 0
  }

  get doc(): Y.Doc {
    return this.load().doc
  }

  /** The whole text as one update. A text that was put away whole is answered from the snapshot, without a document. */
  fullState(): Uint8Array {
    if (this.full) return this.full
    if (!this.loaded) {
      const { snapshot, updates } = this.store.text(this.text)
      if (snapshot && updates.length === 0) return (this.full = snapshot)
    }
    return (this.full = Y.encodeStateAsUpdate(this.doc))
  }

  /** What a client at this state vector has not got; null when it is no state vector. */
  stateSince(stateVector: Uint8Array): Uint8Array | null {
    if (stateVector.length === 1 && stateVector[0] === 0) return this.fullState()
    try {
      Y.decodeStateVector(stateVector)
    } catch {
      return null
    }
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  stateVector(): Uint8Array {
    return this.loaded ? Y.encodeStateVector(this.loaded.doc) : Y.encodeStateVectorFromUpdate(this.fullState())
  }

  /** Whether an awareness client id is known to be another participant's. */
  isOthers(client: number, participant: string): boolean {
    const owner = this.load().owners.get(client)
    return owner !== undefined && owner !== participant
  }

  take(from: Connection, frame: Uint8Array, update: Uint8Array): Taken {
    const { doc, owners } = this.load()
    const verdict = examineUpdate(doc, update, this.limits)
    if (verdict.kind !== 'fresh') {
      // A reader is told one thing only, whatever else is amiss with the change.
      return verdict.kind === 'refused' && !from.write ? { kind: 'refused', why: 'not_allowed' } : verdict
    }
    const why = this.objection(from, verdict.examined, update.length)
    if (why) return { kind: 'refused', why }
    if (!this.apply(doc, update, verdict.examined)) return { kind: 'spoilt' }
    const { participant } = from.writer
    for (const client of verdict.examined.clients.keys()) {
      if (owners.has(client)) continue
      owners.set(client, participant)
      this.bindings.push({ client, participant })
    }
    this.full = null
    this.sizeBytes += update.length
    this.pending.push({ from, frame, update })
    return { kind: 'pending' }
  }

  /** Writes what is pending, inside the hub's transaction. */
  write(writer: StoreWriter): void {
    const at = toInstant(this.clock.now())
    for (const { client, participant } of this.bindings) writer.bindClientId(this.text, client, participant)
    for (const { from, update } of this.pending) {
      writer.addUpdate(this.text, { participant: from.writer.participant, at, update })
    }
  }

  /** What was pending is on disk: shows it to the others, as it came, and tells everyone what is dealt with. */
  committed(): void {
    const done = this.pending
    this.pending = []
    this.bindings = []
    this.updatesSinceSnapshot += done.length
    for (const { update } of done) this.bytesSinceSnapshot += update.length
    for (const connection of this.connections) {
      connection.together(() => {
        if (connection.live) for (const { from, frame } of done) if (from !== connection) connection.send(frame)
        connection.acknowledge()
      })
    }
  }

  broadcast(frame: Uint8Array, except: Connection): void {
    for (const connection of this.connections) if (connection !== except) connection.send(frame)
  }

  /** The snapshot to put in place of all updates so far. Nothing may be pending. */
  snapshot(): Uint8Array {
    const snapshot = this.fullState()
    this.updatesSinceSnapshot = 0
    this.bytesSinceSnapshot = 0
    this.measuredBytes = snapshot.length
    this.sizeBytes = snapshot.length
    return snapshot
  }

  /** Forgets the document; the next who needs it reads what is on disk. */
  forget(): void {
    this.loaded?.doc.destroy()
    this.loaded = null
    this.full = null
  }

  private objection(from: Connection, examined: Examined, bytes: number): Refusal | null {
    if (!from.write) return 'not_allowed'
    return (
      this.objectionToIds(from.writer.participant, examined) ??
      (this.wouldBeTooLarge(examined, bytes) ? 'too_large' : null)
    )
  }

  private objectionToIds(participant: string, examined: Examined): Refusal | null {
    const { doc, owners } = this.load()
    let unbound = 0
    for (const client of examined.clients.keys()) {
      const owner = owners.get(client)
      // An id with structs and no owner is that of the seed: nobody's to go on with.
      if (owner === undefined ? Y.getState(doc.store, client) > 0 : owner !== participant) return 'foreign_client_id'
      if (owner === undefined) unbound++
    }
    if (unbound === 0) return null
    let bound = 0
    for (const owner of owners.values()) if (owner === participant) bound++
    return bound + unbound > this.limits.clientIds ? 'too_many_client_ids' : null
  }

  private wouldBeTooLarge(examined: Examined, bytes: number): boolean {
    // Taking words away must stay possible in a text that is full.
    if (examined.clients.size === 0) return false
    const most = this.limits.documentBytes
    if (this.sizeBytes + bytes <= most) return false
    const now = this.clock.now()
    const grown = this.sizeBytes - this.measuredBytes
    if (now - this.measuredAt >= MEASURE_AGAIN_AFTER_MS || grown >= most * MEASURE_AGAIN_AFTER_SHARE) {
      this.measuredAt = now
      this.measuredBytes = this.fullState().length
      this.sizeBytes = this.measuredBytes
    }
    return this.sizeBytes + bytes > most
  }

  private apply(doc: Y.Doc, update: Uint8Array, examined: Examined): boolean {
    try {
      Y.applyUpdate(doc, update)
    } catch {
      return false
    }
    return tookIn(doc, examined, this.limits.depth)
  }

  private load(): Loaded {
    if (this.loaded) return this.loaded
    const { snapshot, updates } = this.store.text(this.text)
    const doc = new Y.Doc()
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot)
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    this.sizeBytes = (snapshot?.length ?? 0) + updates.reduce((sum, update) => sum + update.length, 0)
    this.updatesSinceSnapshot = updates.length
    this.bytesSinceSnapshot = this.sizeBytes - (snapshot?.length ?? 0)
    this.loaded = { doc, owners: new Map(this.store.clientIds(this.text)) }
    return this.loaded
  }
}
