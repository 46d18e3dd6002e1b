const JUMP_MS = 5_000

/** The host's clock as this device can tell it: clocks that a whole room looks at must agree. */
export class ServerClock {
  readonly #now: () => number
  #offsetMs: number | null = null

  constructor(now: () => number) {
    this.#now = now
  }

  /** What the host said the time was when it sent a frame. The frame took its time, so the greatest difference is the truest. */
  heard(instant: string): void {
    const offset = Date.parse(instant) - this.#now()
    if (Number.isNaN(offset)) return
    const jumped = this.#offsetMs !== null && Math.abs(offset - this.#offsetMs) > JUMP_MS
    this.#offsetMs = this.#offsetMs === null || jumped ? offset : Math.max(offset, this.#offsetMs)
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now() + (this.#offsetMs ?? 0)
  }
}
