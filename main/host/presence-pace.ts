import { TokenBucket } from './token-bucket.ts'

/** Wrong clicks and their corrections, and then one a few seconds: nobody comes and goes faster. */
const BURST = 20
const PER_SECOND = 0.1

/**
 * [PRES4] [FLOOR1] How often one participant may say something of one person's presence, or ask for the floor. Each time is an entry that every window is told
 * and that the record keeps for good. One bucket a pair: a whole room can be noted at once, whoever notes it, and it does not
 * help to come back on another device.
 */
export class PresencePace {
  readonly #buckets = new Map<string, TokenBucket>()

  take(participant: string, what: string): boolean {
    const pair = `${participant} ${what}`
    const bucket = this.#buckets.get(pair) ?? new TokenBucket(PER_SECOND, BURST)
    this.#buckets.set(pair, bucket)
    return bucket.take()
  }
}
