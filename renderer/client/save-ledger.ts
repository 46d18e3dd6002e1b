/** A change made here that the host has not said is on disk. */
interface Change<T> {
  readonly change: T
  /** The number of the message of this socket that carries it; null while none does. */
  carrier: number | null
}

const SYNC = 0
const STEP_TWO = 1
const UPDATE = 2

/**
 * Keeps account of which changes of one text are saved. The host counts the sync step 2 and update messages of a socket and says
 * how many are dealt with [TEXT7]; this counts the same messages as they leave. A state vector cannot serve, since deletions do
 * not change it.
 */
export class SaveLedger<T> {
  #open: Change<T>[] = []
  #sent = 0
  #answered = false

  get unsaved(): number {
    return this.#open.length
  }

  /** A change was made, and is about to be sent where a socket is open. */
  made(change: T): void {
    this.#open.push({ change, carrier: null })
  }

  /** A new socket counts anew, and what was under way on the old one may never have arrived. */
  began(): void {
    this.#sent = 0
    this.#answered = false
    for (const one of this.#open) one.carrier = null
  }

  /**
   * A message is about to leave; false where it must not. Until the sync step 2 has gone out the host may lack what was typed
   * before, so that an update alone would be refused as a gap; the step 2 will hold it.
   */
  leaves(message: Uint8Array): boolean {
    const [kind, type] = message
    if (kind !== SYNC || (type !== STEP_TWO && type !== UPDATE)) return true
    if (type === UPDATE && !this.#answered) return false
    this.#answered = true
    this.#sent++
    for (const one of this.#open) one.carrier ??= this.#sent
    return true
  }

  /** The host has dealt with this many messages; returns what is saved by that. */
  acknowledged(count: number): T[] {
    return this.#close((carrier) => carrier !== null && carrier <= count)
  }

  /** The host refused a message: returns what it carried and what came after, none of which the host will take from this copy. */
  refused(number: number): T[] {
    return this.#close((carrier) => carrier === null || carrier >= number)
  }

  #close(done: (carrier: number | null) => boolean): T[] {
    const closed = this.#open.filter((one) => done(one.carrier))
    this.#open = this.#open.filter((one) => !done(one.carrier))
    return closed.map((one) => one.change)
  }
}
