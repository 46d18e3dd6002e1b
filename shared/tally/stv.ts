import { sorted } from './code-point-order.ts'
import type { Rational } from './fraction.ts'
import { ONE, ZERO, compare, minus, over, plus, rational, rationalText, times } from './fraction.ts'

/** So many voters gave this ballot; candidates best first, nobody twice, possibly nobody. */
export type StvBallot = readonly [count: number, preferences: readonly string[]]

/** `seats`: how many are to be elected. `lots`: all candidates in the order drawn beforehand, best first. */
export type StvCase = {
  readonly id: string
  readonly kind: 'stv'
  readonly seats: number
  readonly candidates: readonly string[]
  readonly ballots: readonly StvBallot[]
  readonly lots: readonly string[]
}

/**
 * `quota` is a number up to 2^53−1 and a bigint beyond (each count may be 2^53−1, so their sum may be more). `rounds`: the
 * totals of the continuing candidates at the start of each round, as reduced fractions "n/d" or "n". `ties`: each tie
 * each time it was met, names sorted.
 */
export type StvOutcome = {
  readonly id: string
  readonly quota: number | bigint
  readonly elected: readonly string[]
  readonly rounds: readonly Readonly<Record<string, string>>[]
  readonly ties: readonly (readonly string[])[]
}

/**
 * Single transferable vote: Droop quota, weighted inclusive Gregory, exact fractions (FORMAT.md, kind "stv").
 *
 * Read so: a candidate elected at exactly the quota has no surplus and its ballots stay with it; an election without
 * candidates is well formed and elects nobody; where several pairs tie in one step of electing, the higher total is
 * reported first.
 */
export function tallyStv(question: StvCase): StvOutcome {
  const { id } = question
  const valid = question.ballots.filter(([, preferences]) => preferences.length > 0)
  if (valid.length === 0) return { id, quota: 1, elected: [], rounds: [], ties: [] }
  const voters = valid.reduce((sum, [count]) => sum + BigInt(count), 0n)
  const quota = voters / (BigInt(question.seats) + 1n) + 1n
  const count = new Count(question, valid, quota)
  while (count.round()) {
    // Each round transfers one surplus or eliminates one candidate, so the rounds come to an end.
  }
  return {
    id,
    quota: quota > BigInt(Number.MAX_SAFE_INTEGER) ? quota : Number(quota),
    elected: count.elected,
    rounds: count.rounds,
    ties: count.ties,
  }
}

/** Ballots that are alike, `at` the preference they now lie with. */
type Pile = { readonly preferences: readonly string[]; readonly at: number; readonly count: bigint }

/** The piles that lie with one candidate by the value of each ballot in them; all ballots of one path share one value. */
type Holding = Map<Rational, Pile[]>

class Count {
  readonly elected: string[] = []
  readonly rounds: Readonly<Record<string, string>>[] = []
  readonly ties: (readonly string[])[] = []
  private readonly seats: number
  private readonly quota: Rational
  /** Place in `lots`, 0 the best. */
  private readonly lot: ReadonlyMap<string, number>
  /** In the order of `candidates`. */
  private readonly continuing: Set<string>
  private readonly holdings = new Map<string, Holding>()
  private readonly totals = new Map<string, Rational>()
  /** Of elected candidates, over the quota, not yet transferred. */
  private readonly surpluses = new Map<string, Rational>()

  constructor(question: StvCase, valid: readonly StvBallot[], quota: bigint) {
    this.seats = question.seats
    this.quota = rational(quota, 1n)
    this.lot = new Map(question.lots.map((candidate, index) => [candidate, index]))
    this.continuing = new Set(question.candidates)
    for (const candidate of question.candidates) this.totals.set(candidate, ZERO)
    this.deal(
      ONE,
      valid.map(([count, preferences]) => ({ preferences, at: -1, count: BigInt(count) })),
    )
  }

  /** The five steps of FORMAT.md; false: the count is over. */
  round(): boolean {
    this.rounds.push(
      Object.fromEntries([...this.continuing].map((candidate) => [candidate, rationalText(this.total(candidate))])),
    )
    this.elect([...this.continuing].filter((candidate) => compare(this.total(candidate), this.quota) >= 0))
    if (this.elected.length >= this.seats) return false
    if (this.continuing.size <= this.seats - this.elected.length) {
      this.elect([...this.continuing])
      return false
    }
    if (this.surpluses.size > 0) this.transferLargestSurplus()
    else this.eliminateFewest()
    return true
  }

  private elect(candidates: readonly string[]): void {
    const highestFirst = [...candidates].sort(
      (a, b) => compare(this.total(b), this.total(a)) || this.lotOf(a) - this.lotOf(b),
    )
    for (const equal of runs(highestFirst, (a, b) => compare(this.total(a), this.total(b)) === 0)) this.reportTie(equal)
    for (const candidate of highestFirst) {
      this.elected.push(candidate)
      this.continuing.delete(candidate)
      const surplus = minus(this.total(candidate), this.quota)
      if (compare(surplus, ZERO) > 0) this.surpluses.set(candidate, surplus)
    }
  }

  private transferLargestSurplus(): void {
    const largest = this.extreme(this.surpluses, 1)
    const candidate = largest.reduce((first, next) => (this.lotOf(next) < this.lotOf(first) ? next : first))
    const share = over(this.surpluses.get(candidate) ?? ZERO, this.total(candidate))
    this.surpluses.delete(candidate)
    for (const [value, piles] of this.takeFrom(candidate)) this.deal(times(value, share), piles)
  }

  private eliminateFewest(): void {
    const totals = new Map([...this.continuing].map((candidate) => [candidate, this.total(candidate)]))
    const fewest = this.extreme(totals, -1)
    const candidate = fewest.reduce((last, next) => (this.lotOf(next) > this.lotOf(last) ? next : last))
    this.continuing.delete(candidate)
    for (const [value, piles] of this.takeFrom(candidate)) this.deal(value, piles)
  }

  /** All that share the largest (1) or smallest (-1) amount; more than one is reported as a tie. */
  private extreme(amounts: ReadonlyMap<string, Rational>, sign: 1 | -1): readonly string[] {
    let best: Rational | undefined
    let found: string[] = []
    for (const [candidate, amount] of amounts) {
      const order = best === undefined ? 1 : compare(amount, best) * sign
      if (order > 0) {
        best = amount
        found = [candidate]
      } else if (order === 0) found.push(candidate)
    }
    this.reportTie(found)
    return found
  }

  private takeFrom(candidate: string): Holding {
    const holding = this.holdings.get(candidate) ?? new Map<Rational, Pile[]>()
    this.holdings.delete(candidate)
    return holding
  }

  /** Lays each pile with its next continuing candidate; one without such a candidate is exhausted and lies nowhere. */
  private deal(value: Rational, piles: readonly Pile[]): void {
    const received = new Map<string, bigint>()
    for (const pile of piles) {
      const at = pile.preferences.findIndex((name, index) => index > pile.at && this.continuing.has(name))
      const next = pile.preferences[at]
      if (next === undefined) continue
      const holding = this.holdings.get(next) ?? new Map<Rational, Pile[]>()
      this.holdings.set(next, holding)
      const same = holding.get(value)
      const moved = { ...pile, at }
      if (same === undefined) holding.set(value, [moved])
      else same.push(moved)
      received.set(next, (received.get(next) ?? 0n) + pile.count)
    }
    for (const [next, count] of received) {
      this.totals.set(next, plus(this.total(next), times(value, rational(count, 1n))))
    }
  }

  private reportTie(equal: readonly string[]): void {
    if (equal.length > 1) this.ties.push(sorted(equal))
  }

  private total(candidate: string): Rational {
    return this.totals.get(candidate) ?? ZERO
  }

  private lotOf(candidate: string): number {
    return this.lot.get(candidate) ?? this.lot.size
  }
}

/** A list cut into runs of neighbours that are alike. */
function runs<T>(list: readonly T[], alike: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const cut: T[][] = []
  for (const item of list) {
    const run = cut.at(-1)
    const first = run?.[0]
    if (run !== undefined && first !== undefined && alike(first, item)) run.push(item)
    else cut.push([item])
  }
  return cut
}
