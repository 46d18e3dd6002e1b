import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  SAVED_PROTOCOL,
  stepOneFrame,
  stepTwoFrame,
  SYNC_PROTOCOL,
  updateFrame,
} from '../../main/host/sync/protocol.ts'
import type { SyncLimits } from '../../main/host/sync/sync-limits.ts'
import { TextHub } from '../../main/host/sync/text-hub.ts'
import type { Writer } from '../../main/host/sync/writer.ts'
import { MemoryStore } from './memory-store.ts'

/** Waits until something holds, polling; fails with what was awaited. */
export async function until(what: string, holds: () => boolean, withinMs = 8000): Promise<void> {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** A hub on a real port. Sessions are the names of people; `readers` may not write, `strangers` may not open anything. */
export class SyncHost {
  readonly store: MemoryStore
  readonly hub: TextHub
  readonly faults: unknown[] = []
  readonly readers = new Set<string>()
  readonly strangers = new Set<string>()
  now = Date.UTC(2026, 10, 21)
  private readonly http: Server = createServer()
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 4 * 1024 * 1024,
    handleProtocols: () => SYNC_PROTOCOL,
  })
  private readonly ends: (() => void)[] = []

  constructor(limits: Partial<SyncLimits> = {}, store = new MemoryStore()) {
    this.store = store
    this.hub = new TextHub({
      store,
      clock: { now: () => this.now },
      limits,
      onFault: (fault) => this.faults.push(fault),
      access: {
        access: ({ session }) => (this.strangers.has(session) ? null : { write: !this.readers.has(session) }),
      },
    })
    this.http.on('upgrade', (request, socket, head) => {
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(/, */)
      const session = offered.find((one) => one.startsWith('session.'))?.slice('session.'.length) ?? ''
      const text = (request.url ?? '').split('/').at(-1) ?? ''
      this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.hub.attach(webSocket, this.writer(session), text, { saved: offered.includes(SAVED_PROTOCOL) })
      })
    })
  }

  writer(session: string): Writer {
    return { participant: `person-${session.split('-')[0] ?? ''}`, name: `Name of ${session}`, sector: 1, session }
  }

  async listen(): Promise<this> {
    this.http.listen(0, '127.0.0.1')
    await once(this.http, 'listening')
    return this
  }

  get url(): string {
    return `ws://127.0.0.1:${String((this.http.address() as AddressInfo).port)}/sync`
  }

  /** What lies on disk of a text. */
  onDisk(text: string): Y.Doc {
    const doc = new Y.Doc()
    const { snapshot, updates } = this.store.text(text)
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
    return doc
  }

  /** The published provider, as anybody would use it. */
  provider(session: string, text: string, doc = new Y.Doc()): WebsocketProvider {
    const provider = new WebsocketProvider(this.url, text, doc, {
      // ws fills what the provider uses of a browser's WebSocket; their types differ in the rest.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: [SYNC_PROTOCOL, `session.${session}`],
      disableBc: true,
      maxBackoffTime: 50,
    })
    this.ends.push(() => {
      provider.destroy()
      doc.destroy()
    })
    return provider
  }

  /** A provider that has the whole text. */
  async synced(session: string, text: string, doc = new Y.Doc()): Promise<WebsocketProvider> {
    const provider = this.provider(session, text, doc)
    await until(`${session} has the text`, () => provider.synced)
    return provider
  }

  /** A bare socket that says only what the test says. */
  async raw(session: string, text: string, options: { saved?: boolean } = {}): Promise<RawClient> {
    const saved = options.saved ? [SAVED_PROTOCOL] : []
    const socket = new WebSocket(`${this.url}/${text}`, [SYNC_PROTOCOL, ...saved, `session.${session}`])
    const client = new RawClient(socket)
    this.ends.push(() => socket.terminate())
    await once(socket, 'open')
    return client
  }

  async end(): Promise<void> {
    for (const end of this.ends) end()
    await this.hub.close()
    this.sockets.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }
}

export interface Heard {
  readonly type: number
  readonly sync?: number
  readonly payload: Uint8Array
}

/** A client of its own making: keeps all it hears, applies what it gets to a document, sends what it is told to. */
export class RawClient {
  readonly socket: WebSocket
  readonly heard: Heard[] = []
  readonly doc = new Y.Doc()
  /** The count of the last acknowledgement. */
  acknowledged = 0
  readonly refused: (readonly [number, string])[] = []
  closed: { readonly code: number; readonly reason: string } | null = null

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => this.hear(data))
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }))
    socket.on('error', () => undefined)
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame)
  }

  /** Asks for the text, and answers the host's own question with nothing. */
  async join(): Promise<this> {
    this.send(stepOneFrame(Y.encodeStateVector(this.doc)))
    await until('step 2', () => this.heard.some((one) => one.sync === 1))
    return this
  }

  /** Changes its own document and sends the change, as a step 2 if asked. */
  write(change: (doc: Y.Doc) => void, as: 'update' | 'step2' = 'update'): void {
    const before = Y.encodeStateVector(this.doc)
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', keep)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', keep)
    if (as === 'step2') this.send(stepTwoFrame(Y.encodeStateAsUpdate(this.doc, before)))
    else for (const update of updates) this.send(updateFrame(update))
  }

  private hear(data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === 0) {
      const sync = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      this.heard.push({ type, sync, payload })
      if (sync !== 0) Y.applyUpdate(this.doc, payload)
    } else if (type === 1) this.heard.push({ type, payload: decoding.readVarUint8Array(decoder) })
    else {
      this.heard.push({ type, payload: data })
      const number = decoding.readVarUint(decoder)
      if (type === 100) this.acknowledged = number
      else this.refused.push([number, decoding.readVarString(decoder)])
    }
  }
}
