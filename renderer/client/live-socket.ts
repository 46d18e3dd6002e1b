import type { Runtime } from './runtime.ts'
import { onNetworkLost } from './runtime.ts'

export interface LiveTiming {
  /** A handshake that takes longer is given up. */
  readonly connectMs: number
  /** After this much silence the host is asked for a sign of life: a browser does not see WebSocket pings. */
  readonly quietMs: number
  /** After this much silence the line is taken for dead. */
  readonly deadMs: number
  /** How long a line may stay silent after the device woke up. */
  readonly wokenMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** A connection that lasted this long starts the waiting times anew. */
  readonly steadyMs: number
}

export const usualTiming: LiveTiming = {
  connectMs: 10_000,
  quietMs: 15_000,
  deadMs: 25_000,
  wokenMs: 5_000,
  firstRetryMs: 400,
  longestRetryMs: 15_000,
  steadyMs: 5_000,
}

/** What a line that was lost is to do: come back, come back as late as it ever does, or stay away. */
export type AfterLoss = 'retry' | 'retry-late' | 'stay-away'

export interface LiveSocketEvents {
  opened(): void
  received(text: string): void
  /** Nothing was heard for a while: say something that the host answers. */
  quiet(): void
  /** `code` is null where this side gave the line up. */
  lost(code: number | null): AfterLoss
}

/**
 * One WebSocket that comes back: with growing, uneven waits, at once when the device wakes up, never after a final loss. It is given up
 * as soon as the device says that its network is gone; a network that still leads to the host carries the next try.
 */
export class LiveSocket {
  readonly #url: string
  readonly #protocols: string[]
  readonly #runtime: Runtime
  readonly #timing: LiveTiming
  readonly #events: LiveSocketEvents
  readonly #stopWaking: () => void
  readonly #stopWatching: () => void
  #socket: WebSocket | null = null
  #retry: ReturnType<typeof setTimeout> | null = null
  #watch: ReturnType<typeof setTimeout> | null = null
  #openedAt: number | null = null
  #attempts = 0
  #closed = false

  constructor(options: {
    url: string
    protocols: string[]
    runtime: Runtime
    timing: LiveTiming
    events: LiveSocketEvents
  }) {
    this.#url = options.url
    this.#protocols = options.protocols
    this.#runtime = options.runtime
    this.#timing = options.timing
    this.#events = options.events
    this.#stopWaking = this.#runtime.onWake(() => {
      this.#woken()
    })
    this.#stopWatching = onNetworkLost(this.#runtime, this.#url, () => {
      if (this.#openedAt !== null) this.#lose(null)
    })
    this.#connect()
  }

  send(text: string): boolean {
    if (this.#socket?.readyState !== 1) return false
    this.#socket.send(text)
    return true
  }

  /** Tries now, whatever the waiting time. */
  retry(): void {
    if (this.#closed) return
    if (this.#openedAt !== null) {
      this.#woken()
      return
    }
    this.#drop()
    this.#connect()
  }

  /** Gives this line up and comes back. */
  reconnect(): void {
    if (this.#socket) this.#lose(null)
  }

  close(): void {
    this.#closed = true
    this.#stopWaking()
    this.#stopWatching()
    this.#drop()
  }

  #connect(): void {
    if (this.#closed || this.#socket) return
    this.#clearRetry()
    const socket = new this.#runtime.WebSocket(this.#url, this.#protocols)
    this.#socket = socket
    this.#watchFor(this.#timing.connectMs, () => {
      this.#lose(null)
    })
    socket.onopen = () => {
      this.#openedAt = this.#runtime.now()
      this.#heard()
      this.#events.opened()
    }
    socket.onmessage = (message: MessageEvent<unknown>) => {
      this.#heard()
      if (typeof message.data === 'string') this.#events.received(message.data)
    }
    socket.onclose = ({ code }) => {
      this.#lose(code)
    }
    // `close` follows and says what there is to know; Node throws an error that nobody listens to.
    socket.onerror = () => undefined
  }

  #woken(): void {
    if (this.#openedAt === null) {
      this.#drop()
      this.#connect()
      return
    }
    // A line that slept may be dead without knowing: it has a short while to answer.
    this.#events.quiet()
    this.#watchFor(this.#timing.wokenMs, () => {
      this.#lose(null)
    })
  }

  #heard(): void {
    const { quietMs, deadMs } = this.#timing
    this.#watchFor(quietMs, () => {
      this.#watchFor(deadMs - quietMs, () => {
        this.#lose(null)
      })
      this.#events.quiet()
    })
  }

  #lose(code: number | null): void {
    const lasted = this.#openedAt === null ? 0 : this.#runtime.now() - this.#openedAt
    this.#attempts = lasted >= this.#timing.steadyMs ? 0 : this.#attempts + 1
    this.#drop()
    const next = this.#events.lost(code)
    if (this.#closed || next === 'stay-away') return
    // `lost` may have asked for another try already.
    if (this.#socket) return
    const { firstRetryMs, longestRetryMs } = this.#timing
    const longest =
      next === 'retry-late'
        ? longestRetryMs
        : Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#attempts, 16))
    // Uneven, so that a hundred windows do not come back to a restarted host in the same moment.
    this.#retry = setTimeout(
      () => {
        this.#retry = null
        this.#connect()
      },
      longest * (0.5 + this.#runtime.random() / 2),
    )
  }

  #drop(): void {
    this.#clearRetry()
    if (this.#watch) clearTimeout(this.#watch)
    this.#watch = null
    this.#openedAt = null
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  #clearRetry(): void {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
  }

  #watchFor(afterMs: number, then: () => void): void {
    if (this.#watch) clearTimeout(this.#watch)
    this.#watch = setTimeout(then, afterMs)
  }
}
