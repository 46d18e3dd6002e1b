import { utf8 } from '../../shared/lib/bytes.ts'
import { randomSecret } from '../../shared/lib/ids.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import type { Clock } from '../../shared/lib/time.ts'
import { toInstant } from '../../shared/lib/time.ts'
import type { Checkpoint } from '../../shared/domain/checkpoint.ts'
import { recordCode, signedBytes } from '../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { chainFault, CHAIN_START, eventHash } from '../../shared/domain/record.ts'
import type { Sealed, SealedClass, VaultEntry } from '../../shared/domain/sealed.ts'
import { commitmentTo } from '../../shared/domain/sealed.ts'
import type { DomainEvent, ForumState, NewEvent } from '../../shared/domain/state.ts'
import {
  applyEvent,
  emptyState,
  eventBodies,
  forumStateSchema,
  readEvent,
  STATE_VERSION,
} from '../../shared/domain/state.ts'
import type { ForumStore, StoreWriter } from './ports/forum-store.ts'
import type { Signer } from './ports/signer.ts'

/** Composes what one command writes: events, the sealed values they refer to, and blobs. */
export interface Draft {
  readonly writer: StoreWriter
  /** When it is recorded, the same for everything in it. */
  readonly at: string
  /** Appends an event, and gives it as recorded; the state shows its effect at once. */
  add(event: NewEvent): RecordedEvent
  /** Puts a value into the vault and gives what stands for it in an event. */
  seal(kind: SealedClass, value: string): Sealed
  /** A sealed value as the vault holds it; null where it was erased. */
  readonly reveal: (value: Sealed) => string | null
  /** Keeps bytes under their SHA-256, which it gives. */
  blob(bytes: Uint8Array | string): string
}

export interface Appended {
  readonly events: readonly RecordedEvent[]
}

type Listener = (events: readonly RecordedEvent[]) => void

const EVENTS_A_READ = 5_000

/**
 * The one place that writes the record. It holds the state that the log amounts to; `commit` is one transaction, and what it
 * appended is on disk when it returns.
 */
export class Recorder {
  readonly store: ForumStore
  readonly clock: Clock
  #state: ForumState
  #head: { seq: number; hash: string }
  readonly #vault = new Map<string, VaultEntry>()
  readonly #listeners = new Set<Listener>()

  constructor(store: ForumStore, clock: Clock) {
    this.store = store
    this.clock = clock
    this.#head = store.head()
    this.#state = foldState(store)
    for (const entry of store.vault()) this.#vault.set(entry.commitment, entry)
  }

  get state(): ForumState {
    return this.#state
  }

  get head(): { readonly seq: number; readonly hash: string } {
    return this.#head
  }

  vaultEntry(commitment: string): VaultEntry | undefined {
    return this.#vault.get(commitment)
  }

  vaultEntries(): Iterable<VaultEntry> {
    return this.#vault.values()
  }

  /** Called after each commit, with its events in order. Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One transaction. Throws what the store throws (then nothing was written, and the state is as before). */
  commit<T>(actor: string, compose: (draft: Draft) => T): T {
    const events: RecordedEvent[] = []
    let value: T
    try {
      value = this.store.transact((writer) => compose(this.#draft(actor, writer, events)))
    } catch (error) {
      this.#reload()
      throw error
    }
    if (events.length > 0) for (const listener of this.#listeners) listener(events)
    return value
  }

  /** Signs where the log stands now and gives the record code. Nothing is appended. */
  checkpoint(signer: Signer): string {
    const { forum } = this.#state
    if (!forum) throw new Error('a log without its first event has no checkpoint')
    const last = this.store.checkpoints().at(-1)
    if (last?.seq === this.#head.seq && last.key === signer.publicKey) return recordCode(last)
    const unsigned = {
      forum: forum.id,
      epoch: forum.epoch,
      seq: this.#head.seq,
      hash: this.#head.hash,
      at: toInstant(this.clock.now()),
      key: signer.publicKey,
    }
    const point: Checkpoint = { ...unsigned, signature: signer.sign(signedBytes(unsigned)) }
    this.store.transact((writer) => {
      writer.addCheckpoint(point)
      writer.keepState(STATE_VERSION, { ...this.#head, state: this.#state })
    })
    return recordCode(point)
  }

  #draft(actor: string, writer: StoreWriter, events: RecordedEvent[]): Draft {
    const at = toInstant(this.clock.now())
    return {
      writer,
      at,
      add: (event) => {
        const recorded = this.#append(writer, actor, at, event)
        events.push(recorded)
        return recorded
      },
      seal: (kind, value) => {
        const salt = randomSecret()
        const entry: VaultEntry = { commitment: commitmentTo(salt, value), salt, value, class: kind }
        writer.addVaultEntry(entry)
        this.#vault.set(entry.commitment, entry)
        return { sealed: entry.commitment }
      },
      reveal: ({ sealed }) => this.#vault.get(sealed)?.value ?? null,
      blob: (bytes) => {
        const content = typeof bytes === 'string' ? utf8(bytes) : bytes
        const name = sha256(content)
        writer.addBlob(name, content)
        return name
      },
    }
  }

  #append(writer: StoreWriter, actor: string, at: string, { type, body }: NewEvent): RecordedEvent {
    const parsed = eventBodies[type].parse(body) as RecordedEvent['body']
    const unhashed = { seq: this.#head.seq + 1, at, actor, type, body: parsed, prev: this.#head.hash }
    const event: RecordedEvent = { ...unhashed, hash: eventHash(unhashed) }
    writer.appendEvent(event)
    this.#head = { seq: event.seq, hash: event.hash }
    applyEvent(this.#state, { seq: event.seq, at, actor, type, body: parsed } as DomainEvent)
    return event
  }

  #reload(): void {
    this.#head = this.store.head()
    this.#state = foldState(this.store)
    this.#vault.clear()
    for (const entry of this.store.vault()) this.#vault.set(entry.commitment, entry)
  }
}

/** The log does not hold, or says what this version cannot read. Opening such a file for writing would make it worse. */
export class RecordFault extends Error {
  readonly seq: number
  constructor(seq: number, what: string) {
    super(`entry ${String(seq)} of the record: ${what}`)
    this.name = 'RecordFault'
    this.seq = seq
  }
}

/** Folds the whole log, or what came after the state that was kept. Throws `RecordFault`. */
export function foldState(store: Pick<ForumStore, 'events' | 'keptState'>): ForumState {
  const kept = keptState(store)
  const state = kept?.state ?? emptyState()
  let before = kept?.of ?? { seq: 0, hash: CHAIN_START }
  for (;;) {
    const events = store.events(before.seq, EVENTS_A_READ)
    for (const event of events) {
      const fault = chainFault(before, event)
      if (fault) throw new RecordFault(fault.seq, `its ${fault.what} does not follow from the entry before`)
      const known = readEvent(event)
      if (!known) throw new RecordFault(event.seq, `${event.type} is not something this version of Plenary reads`)
      applyEvent(state, known)
      before = event
    }
    if (events.length < EVENTS_A_READ) return state
  }
}

/** [REC9] The state that was kept, if it is of this log: derived from the very entry that stands at its place. */
function keptState(store: Pick<ForumStore, 'events' | 'keptState'>): { state: ForumState; of: RecordedEvent } | null {
  const kept = store.keptState(STATE_VERSION)
  if (!kept || kept.seq < 1) return null
  const of = store.events(kept.seq - 1, 1)[0]
  if (of?.seq !== kept.seq || of.hash !== kept.hash || eventHash(of) !== kept.hash) return null
  const state = forumStateSchema.safeParse(kept.state)
  return state.success && state.data.seq === kept.seq ? { state: state.data, of } : null
}
