import { ed25519 } from '@noble/curves/ed25519.js'
import type { Checkpoint, UnsignedCheckpoint } from '../../shared/domain/checkpoint.ts'
import { signedBytes } from '../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { CHAIN_START, eventHash } from '../../shared/domain/record.ts'
import type { Sealed, SealedClass, VaultEntry } from '../../shared/domain/sealed.ts'
import { commitmentTo } from '../../shared/domain/sealed.ts'
import type { NewEvent } from '../../shared/domain/state.ts'
import { applyEvent, emptyState, readEvent } from '../../shared/domain/state.ts'
import { toHex, utf8 } from '../../shared/lib/bytes.ts'
import type { Id } from '../../shared/lib/ids.ts'
import { sha256 } from '../../shared/lib/sha256.ts'

/** A record as a forum file would hold it; the arrays grow as the builder is used. */
export interface BuiltRecord {
  readonly events: RecordedEvent[]
  readonly vault: VaultEntry[]
  readonly checkpoints: Checkpoint[]
  readonly blobs: Map<string, Uint8Array>
}

/**
 * Builds a signed, chained record from events, the same bytes every time: ids, salts and times follow from the order of the
 * calls. It does not ask whether a host would have allowed an event.
 */
export class RecordBuilder {
  readonly record: BuiltRecord = { events: [], vault: [], checkpoints: [], blobs: new Map() }
  readonly state = emptyState()
  #nowMs: number
  #ids = 0
  readonly #secretKey: Uint8Array

  constructor(startsAt = '2027-03-12T05:00:00.000Z', keySeed = 'a test key') {
    this.#nowMs = Date.parse(startsAt)
    this.#secretKey = seed(keySeed)
  }

  get publicKey(): string {
    return toHex(ed25519.getPublicKey(this.#secretKey))
  }

  id<Name extends string>(): Id<Name> {
    this.#ids += 1
    return sha256(`id ${String(this.#ids)}`).slice(0, 32) as Id<Name>
  }

  /** Moves the clock to an instant, or on by minutes. */
  at(when: string | number): this {
    this.#nowMs = typeof when === 'string' ? Date.parse(when) : this.#nowMs + when * 60_000
    return this
  }

  get now(): string {
    return new Date(this.#nowMs).toISOString()
  }

  /** Seals a value: the vault gets value and salt, the event the commitment. */
  seal(value: string, sealedClass: SealedClass): Sealed {
    const salt = sha256(`salt ${String(this.record.vault.length)}`)
    const commitment = commitmentTo(salt, value)
    this.record.vault.push({ commitment, salt, value, class: sealedClass })
    return { sealed: commitment }
  }

  reveal({ sealed }: Sealed): string | null {
    return this.record.vault.find((one) => one.commitment === sealed)?.value ?? null
  }

  blob(text: string): string {
    const bytes = utf8(text)
    const hash = sha256(bytes)
    this.record.blobs.set(hash, bytes)
    return hash
  }

  add(event: NewEvent, actor = 'operator'): RecordedEvent {
    return this.addRaw(event, actor)
  }

  /** An event of any type, as a later version might write it. */
  addRaw(event: { type: string; body: unknown }, actor = 'operator'): RecordedEvent {
    const { events } = this.record
    const unhashed = {
      seq: events.length + 1,
      at: this.now,
      actor,
      type: event.type,
      body: event.body as RecordedEvent['body'],
      prev: events.at(-1)?.hash ?? CHAIN_START,
    }
    const recorded = { ...unhashed, hash: eventHash(unhashed) }
    events.push(recorded)
    const known = readEvent(recorded)
    if (known) applyEvent(this.state, known)
    this.#nowMs += 1_000
    return recorded
  }

  checkpoint(): Checkpoint {
    const head = this.record.events.at(-1)
    if (!head || !this.state.forum) throw new Error('a checkpoint needs a forum')
    const { id: forum, epoch } = this.state.forum
    const unsigned = { forum, epoch, seq: head.seq, hash: head.hash, at: this.now, key: this.publicKey }
    const point = this.sign(unsigned)
    this.record.checkpoints.push(point)
    return point
  }

  /** Signs whatever it is given, as somebody with the installation's key could. */
  sign(unsigned: UnsignedCheckpoint): Checkpoint {
    return { ...unsigned, signature: toHex(ed25519.sign(signedBytes(unsigned), this.#secretKey)) }
  }
}

function seed(text: string): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(sha256(text).slice(2 * index, 2 * index + 2), 16),
  )
}

/** Makes a chain hold again from an event on, as somebody would who rewrites history: hashes anew, nothing signed anew. */
export function rechain(events: readonly RecordedEvent[]): RecordedEvent[] {
  let prev = CHAIN_START
  return events.map((event) => {
    const next = { ...event, prev }
    const hash = eventHash(next)
    prev = hash
    return { ...next, hash }
  })
}
