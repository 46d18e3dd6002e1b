import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { TokenBucket } from '../token-bucket.ts'
import type { Writer } from './writer.ts'
import { acknowledgedFrame, closeCode, KEEP_ALIVE_FRAME, type Refusal, refusedFrame } from './protocol.ts'
import type { SyncLimits } from './sync-limits.ts'

// Answering a step 1 means encoding the text, answering a query everyone's state.
const QUESTION_COST = 20
const BYTES_COUNTED_AS_ONE = 4096

/** One socket on one text: what it may do, what it has been told, what it is still owed. */
export class Connection {
  readonly writer: Writer
  write: boolean
  /** Its step 2 has been sent: from here on it gets updates. Before, they would wait in it for what they build on. */
  live = false
  /** The one awareness client id that this socket speaks for. */
  presenceId: number | null = null
  /** Resolves when the socket is gone. */
  readonly ended: Promise<void>

  private readonly socket: WebSocket
  private readonly saved: boolean
  private readonly limits: SyncLimits
  private readonly updates: TokenBucket
  private readonly others: TokenBucket
  private received = 0
  private readonly refusals: Uint8Array[] = []
  private owed = false
  private missedPongs = 0
  private closing: NodeJS.Timeout | null = null

  constructor(socket: WebSocket, writer: Writer, options: { saved: boolean; write: boolean; limits: SyncLimits }) {
    this.socket = socket
    this.writer = writer
    this.saved = options.saved
    this.write = options.write
    this.limits = options.limits
    this.updates = new TokenBucket(options.limits.updatesPerSecond, options.limits.updatesBurst)
    this.others = new TokenBucket(options.limits.othersPerSecond, options.limits.othersBurst)
    // Without a listener a broken frame would be an uncaught exception; the socket closes itself after it.
    socket.on('error', () => undefined)
    socket.on('pong', () => (this.missedPongs = 0))
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        if (this.closing) clearTimeout(this.closing)
        resolve()
      })
      // It may have gone between the handshake and here; then no close comes any more.
      if (socket.readyState === WebSocket.CLOSED) resolve()
    })
  }

  get open(): boolean {
    return this.closing === null && this.socket.readyState === WebSocket.OPEN
  }

  /** Sends a frame, unless the socket is closing; closes one that has let too much pile up. */
  send(frame: Uint8Array): void {
    if (!this.open) return
    if (this.socket.bufferedAmount > this.limits.bufferedBytes) this.close(closeCode.tooSlow, 'reads too slowly')
    else this.socket.send(frame, { binary: true, compress: false })
  }

  /** Everything sent in `work` leaves in one write. */
  together(work: () => void): void {
    // ws has no public way to do so; without its stream the frames simply leave one by one.
    const stream = (this.socket as unknown as { readonly _socket?: Socket | null })._socket
    stream?.cork()
    try {
      work()
    } finally {
      stream?.uncork()
    }
  }

  close(code: number, reason: string): void {
    if (this.closing || this.socket.readyState === WebSocket.CLOSED) return
    this.closing = setTimeout(() => this.socket.terminate(), this.limits.closingMs).unref()
    this.socket.close(code, reason)
  }

  /** Counts an update or step 2; false when it comes too fast, and the socket is closed. */
  countUpdate(bytes: number): boolean {
    this.received++
    this.owed = true
    return this.pay(this.updates, 1 + Math.floor(bytes / BYTES_COUNTED_AS_ONE))
  }

  /** Whether the socket may ask (step 1, awareness query); it is closed when it asks too much. */
  mayAsk(): boolean {
    return this.pay(this.others, QUESTION_COST)
  }

  /** Whether another state of its cursor may be passed on now. */
  mayShow(): boolean {
    return this.others.take()
  }

  /** Names the update counted last as refused. It is told together with the next acknowledgement, in order. */
  refuse(why: Refusal): void {
    if (this.saved) this.refusals.push(refusedFrame(this.received, why))
  }

  /** Tells the socket that everything received so far is dealt with: to be called when it is. */
  acknowledge(): void {
    if (!this.owed) return
    this.owed = false
    if (!this.saved) return
    for (const refusal of this.refusals.splice(0)) this.send(refusal)
    this.send(acknowledgedFrame(this.received))
  }

  /** Breaks the silence, and ends a socket whose other end has been gone for two beats. */
  beat(): void {
    if (!this.open) return
    if (this.missedPongs >= 2) {
      this.socket.terminate()
      return
    }
    this.missedPongs++
    this.socket.ping()
    this.send(KEEP_ALIVE_FRAME)
  }

  private pay(bucket: TokenBucket, cost: number): boolean {
    for (let paid = 0; paid < cost; paid++) {
      if (bucket.take()) continue
      this.close(closeCode.tooFast, 'sends too fast')
      return false
    }
    return true
  }
}
