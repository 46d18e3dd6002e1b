import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SAVED_PROTOCOL, SESSION_PROTOCOL_PREFIX, SYNC_PROTOCOL } from '../../shared/contract/protocol.ts'
import { randomId } from '../../shared/lib/ids.ts'
import { countingSocket } from './counting-socket.ts'
import type { EditKeeper, KeptEdit, KeptText } from './kept-edits.ts'
import { wordsOfText, wordsOfUpdates } from './kept-words.ts'
import type { Runtime } from './runtime.ts'
import { Listeners, onNetworkLost } from './runtime.ts'
import { SaveLedger } from './save-ledger.ts'

const ACKNOWLEDGED = 100
const REFUSED = 101
/** Acknowledgements mostly come sooner, and then nothing needs to be kept. */
const KEEP_AFTER_MS = 150

/** `offline`: what was written is on the device. `refused`: the host closed this text for this session for good (`closed` says how). */
export type TextState = 'opening' | 'saved' | 'unsaved' | 'offline' | 'refused'

/** One opened text as a window shows it. A new object whenever something of it changed. */
export interface TextView {
  readonly state: TextState
  /** Changes made here that are not on the host's disk. */
  readonly unsaved: number
  /** Null until the host's text is here, so that no editor works on an empty one. Stays when the line drops. */
  readonly doc: Y.Doc | null
  readonly awareness: Awareness | null
  /** Grows when the copy was thrown away and built anew from the host: key the editor with it. */
  readonly generation: number
  readonly closed: number | null
  /** Words of this writer that the host refused, until `forget`. */
  readonly kept: readonly KeptText[]
}

export const OPENING: TextView = {
  state: 'opening',
  unsaved: 0,
  doc: null,
  awareness: null,
  generation: 0,
  closed: null,
  kept: [],
}

export interface TextOptions {
  readonly host: string
  readonly session: string
  /** The text's id, as in the record. */
  readonly text: string
  /** Names this text and this writer on the device; see `EditKeeper`. */
  readonly keepUnder: string
  /** What this writer's caret says until the host's stamp arrives at the others. */
  readonly user: { readonly name: string; readonly sector: number | null }
  readonly runtime: Runtime
  readonly keeper: EditKeeper
}

/** One copy of the text and its line; thrown away together. */
interface Copy {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly ledger: SaveLedger<KeptEdit>
  synced: boolean
  /** The first try is over, well or badly. */
  tried: boolean
}

/**
 * One text that people write together, over the published provider. Promises: "saved" means on the host's disk; what is not, lies
 * on this device and is sent again after a reload; what the host refuses is set aside as words, and the text built anew.
 */
export class TextClient {
  readonly #options: TextOptions
  readonly #listeners = new Listeners()
  readonly #stopWaking: () => void
  readonly #stopWatching: () => void
  readonly #unkept = new Map<string, KeptEdit>()
  /** Saved or set aside: erasing them from the device takes a while, and they must not be taken up meanwhile. */
  readonly #dealtWith = new Set<string>()
  #keeping: ReturnType<typeof setTimeout> | null = null
  /** Changes that the device is still writing down. */
  #onTheWay = 0
  #copy: Copy
  #generation = 0
  #closed: number | null = null
  #kept: readonly KeptText[] = []
  #view: TextView = OPENING
  #ended = false

  readonly subscribe = this.#listeners.add

  constructor(options: TextOptions) {
    this.#options = options
    this.#copy = this.#open()
    this.#stopWaking = options.runtime.onWake(() => {
      this.retry()
    })
    this.#stopWatching = onNetworkLost(options.runtime, options.host, () => {
      if (this.#copy.provider.wsconnected) this.#again()
    })
    void options.keeper.texts(options.keepUnder).then((texts) => {
      this.#kept = [...texts, ...this.#kept]
      this.#changed()
    })
  }

  readonly getView = (): TextView => this.#view

  /** Tries to reach the host now. */
  retry(): void {
    // A handshake that hangs is given up too.
    if (!this.#copy.provider.wsconnected) this.#again()
  }

  /** The writer has taken a kept text over, or does not want it. */
  forget(id: string): void {
    this.#kept = this.#kept.filter((one) => one.id !== id)
    void this.#options.keeper.dropText(this.#options.keepUnder, id)
    this.#changed()
  }

  /** Puts on the device whatever is not saved, at once: the page may be going away. */
  keepNow(): void {
    if (this.#keeping) clearTimeout(this.#keeping)
    this.#keeping = null
    for (const edit of this.#unkept.values()) void this.#keep(edit)
    this.#unkept.clear()
  }

  async #keep(edit: KeptEdit): Promise<void> {
    this.#onTheWay++
    await this.#options.keeper.keepEdit(this.#options.keepUnder, edit)
    this.#onTheWay--
    if (this.#onTheWay === 0) this.#changed()
  }

  close(): void {
    if (this.#ended) return
    this.keepNow()
    this.#ended = true
    this.#stopWaking()
    this.#stopWatching()
    this.#listeners.clear()
    dispose(this.#copy)
  }

  #again(): void {
    if (this.#ended || this.#closed !== null) return
    this.#copy.provider.disconnect()
    this.#copy.provider.connect()
  }

  #open(): Copy {
    const { host, session, text, runtime, user } = this.#options
    const doc = new Y.Doc()
    const ledger = new SaveLedger<KeptEdit>()
    // Before the provider's own listener: a change is in the ledger by the time it is sent.
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== copy.provider) this.#made(copy, update, origin)
    })
    const provider = new WebsocketProvider(`${host.replace(/^http/, 'ws').replace(/\/+$/, '')}/sync`, text, doc, {
      connect: false,
      disableBc: true,
      protocols: [SYNC_PROTOCOL, SAVED_PROTOCOL, SESSION_PROTOCOL_PREFIX + session],
      WebSocketPolyfill: countingSocket(runtime.WebSocket, ledger),
    })
    const copy: Copy = { doc, provider, ledger, synced: false, tried: false }
    provider.awareness.setLocalStateField('user', user)
    this.#listen(copy)
    provider.connect()
    return copy
  }

  #listen(copy: Copy): void {
    const { provider, ledger } = copy
    provider.messageHandlers[ACKNOWLEDGED] = (_encoder, decoder) => {
      this.#saved(ledger.acknowledged(decoding.readVarUint(decoder)))
      this.#changed()
    }
    provider.messageHandlers[REFUSED] = (_encoder, decoder) => {
      const number = decoding.readVarUint(decoder)
      this.#setAside(copy, ledger.refused(number), decoding.readVarString(decoder))
    }
    provider.on('sync', (synced) => {
      if (synced && !copy.synced) void this.#takeUpKept(copy)
      copy.synced ||= synced
      this.#changed()
    })
    provider.on('connection-close', () => {
      copy.tried = true
      // The provider is not done yet with what it has to forget.
      queueMicrotask(() => {
        forgetOthers(provider)
        this.#changed()
      })
    })
    provider.on('closed', ({ code }) => {
      this.#closed = code
      this.#changed()
    })
  }

  #made(copy: Copy, update: Uint8Array, origin: unknown): void {
    // What came from the device lies there already, under its own id.
    const edit: KeptEdit = { id: origin instanceof FromDevice ? origin.id : randomId(), update }
    copy.ledger.made(edit)
    if (!(origin instanceof FromDevice)) {
      this.#unkept.set(edit.id, edit)
      if (copy.provider.wsconnected) this.#keeping ??= setTimeout(() => this.keepNow(), KEEP_AFTER_MS)
      else this.keepNow()
    }
    this.#renew()
    // This may be the middle of an editor's transaction, which is no time to draw anything.
    queueMicrotask(() => {
      this.#changed()
    })
  }

  #saved(edits: readonly KeptEdit[]): void {
    for (const { id } of edits) this.#dealtWith.add(id)
    const kept = edits.filter(({ id }) => !this.#unkept.delete(id)).map(({ id }) => id)
    if (kept.length > 0) void this.#options.keeper.dropEdits(this.#options.keepUnder, kept)
  }

  /** Sends what an earlier page of this writer left unsaved, now that the text it belongs to is here. */
  async #takeUpKept(copy: Copy): Promise<void> {
    const { keeper, keepUnder } = this.#options
    const left = await keeper.edits(keepUnder)
    for (const edit of left) {
      if (copy !== this.#copy || this.#ended) return
      if (this.#dealtWith.has(edit.id)) continue
      if (!fits(copy.doc, edit.update)) {
        await this.#keepWords('gap', [edit], wordsOfText(copy.doc))
        continue
      }
      const before = copy.ledger.unsaved
      Y.applyUpdate(copy.doc, edit.update, new FromDevice(edit.id))
      // Nothing new in it: it had arrived, and only the acknowledgement was lost.
      if (copy.ledger.unsaved === before) await keeper.dropEdits(keepUnder, [edit.id])
    }
  }

  /** [TEXT5] A refused write leaves this copy forked: its words are set aside, and the text comes anew from the host. */
  #setAside(copy: Copy, edits: readonly KeptEdit[], why: string): void {
    if (copy !== this.#copy || this.#ended) return
    for (const { id } of edits) this.#dealtWith.add(id)
    void this.#keepWords(why, edits, wordsOfText(copy.doc))
    this.#generation++
    this.#copy = this.#open()
    this.#changed()
    // The provider is in the middle of reading this very message.
    queueMicrotask(() => {
      dispose(copy)
    })
  }

  async #keepWords(why: string, edits: readonly KeptEdit[], text: string): Promise<void> {
    const { keeper, keepUnder, runtime } = this.#options
    const added = wordsOfUpdates(edits.map(({ update }) => update))
    const kept: KeptText = { id: randomId(), why, at: runtime.now(), added, text }
    // Deletions alone leave no words that could be lost.
    if (added !== '') {
      this.#kept = [...this.#kept, kept]
      await keeper.keepText(keepUnder, kept)
    }
    this.#saved(edits)
    this.#changed()
  }

  #changed(): void {
    if (this.#ended) return
    this.#renew()
    this.#listeners.tell()
  }

  #renew(): void {
    const { doc, provider, ledger, synced } = this.#copy
    this.#view = {
      state: this.#state(),
      unsaved: ledger.unsaved,
      doc: synced ? doc : null,
      awareness: synced ? provider.awareness : null,
      generation: this.#generation,
      closed: this.#closed,
      kept: this.#kept,
    }
  }

  #state(): TextState {
    const { provider, ledger, synced, tried } = this.#copy
    if (this.#closed !== null) return 'refused'
    const safe = this.#onTheWay === 0 && this.#unkept.size === 0
    if (!provider.synced) return synced || tried ? (safe ? 'offline' : 'unsaved') : 'opening'
    return ledger.unsaved > 0 ? 'unsaved' : 'saved'
  }
}

/** Origin of a change that an earlier page of this writer made. */
class FromDevice {
  readonly id: string

  constructor(id: string) {
    this.id = id
  }
}

/** Whether everything that an update builds on is in the document. */
function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const trial = new Y.Doc()
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(trial, update)
    return trial.store.pendingStructs === null && trial.store.pendingDs === null
  } catch {
    return false
  } finally {
    trial.destroy()
  }
}

/** The provider drops others' states with the line but keeps their clocks, and would not know them again until they move. */
function forgetOthers({ awareness, wsconnected }: WebsocketProvider): void {
  if (wsconnected) return
  const gone = [...awareness.meta.keys()].filter(
    (client) => client !== awareness.clientID && !awareness.states.has(client),
  )
  for (const client of gone) awareness.meta.delete(client)
}

function dispose({ provider, doc }: Copy): void {
  provider.destroy()
  doc.destroy()
}
