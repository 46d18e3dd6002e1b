import type { StvCase, StvOutcome } from './stv.ts'

/** A round as people read it. */
export interface StvRound {
  readonly totals: Readonly<Record<string, string>>
  /** In the order of election. */
  readonly elected: readonly string[]
  /** Null: none was, so a surplus was transferred, or the count was over. */
  readonly eliminated: string | null
  /** Those equal in this round of whom one was chosen by the lot, elected or eliminated. */
  readonly tied: readonly string[]
}

/** What each round of a count did: read off its totals, since the outcome says only these and the names elected in the end. */
export function stvRounds({ rounds, elected, ties }: StvOutcome): readonly StvRound[] {
  const won = new Set(elected)
  return rounds.map((totals, index) => {
    const next = rounds[index + 1]
    const gone = Object.keys(totals).filter((name) => next === undefined || !Object.hasOwn(next, name))
    const left = new Set(gone.filter((name) => next !== undefined || won.has(name)))
    return {
      totals,
      elected: elected.filter((name) => left.has(name)),
      eliminated: gone.find((name) => next !== undefined && !won.has(name)) ?? null,
      tied: [...new Set(ties.filter((tie) => wasMetIn(tie, totals, left)).flat())],
    }
  })
}

/** Equal in these totals, and decided then: at least one of them left the count. */
function wasMetIn(
  tie: readonly string[],
  totals: Readonly<Record<string, string>>,
  left: ReadonlySet<string>,
): boolean {
  const [first] = tie
  const value = first === undefined ? undefined : totals[first]
  return value !== undefined && tie.every((name) => totals[name] === value) && tie.some((name) => left.has(name))
}

/** The names of each tie, each once, in the order in which the lot put them. */
export function tiesByLot({ ties }: StvOutcome, { lots }: Pick<StvCase, 'lots'>): readonly (readonly string[])[] {
  const seen = new Map(ties.map((tie) => [tie.join(' '), tie]))
  return [...seen.values()].map((tie) => lots.filter((name) => tie.includes(name)))
}
