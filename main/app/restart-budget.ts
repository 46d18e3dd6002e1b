/** A host that crashes is started again, but not for ever: at most so often within a while. */
export class RestartBudget {
  readonly #limit: number
  readonly #windowMs: number
  #at: number[] = []

  constructor(limit = 3, windowMs = 60_000) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Whether one more restart is allowed now; if so, it is counted. `nowMs` is a clock that only goes on. */
  take(nowMs: number): boolean {
    this.#at = this.#at.filter((at) => nowMs - at < this.#windowMs)
    if (this.#at.length >= this.#limit) return false
    this.#at.push(nowMs)
    return true
  }
}
