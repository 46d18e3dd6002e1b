import type { AdoptedRule, Rulebook } from '../../../shared/domain/forum.ts'
import type { Comparison, Fraction } from '../../../shared/tally/fraction.ts'

type Json = AdoptedRule['rule'][string]
type JsonObject = Readonly<Record<string, Json>>

/** The figures of a rulebook as somebody is changing them: always such that they hold, since each is chosen from a list. */
export interface RuleFigures {
  readonly quorum: Rulebook['quorum']
  /** Rules whose figures were changed, by id. */
  readonly rules: Readonly<Record<string, AdoptedRule>>
  readonly recusalException: NonNullable<Rulebook['recusalException']> | null
  readonly proxies: NonNullable<Rulebook['proxies']> | null
  /** [DEC16] Absent where neither the rules nor whoever changes them name one. */
  readonly smallestSector?: number
}

export function figuresOf({ quorum, recusalException, proxies, smallestSector }: Rulebook): RuleFigures {
  const smallest = smallestSector === undefined ? {} : { smallestSector }
  return { quorum, rules: {}, recusalException: recusalException ?? null, proxies: proxies ?? null, ...smallest }
}

/** A share of a base: "more than half", "at least 2/3". */
export interface Share {
  readonly fraction: Fraction
  readonly comparison: Comparison
}

const COMMON: readonly Share[] = [
  { comparison: 'at_least', fraction: [1, 4] },
  { comparison: 'at_least', fraction: [1, 3] },
  { comparison: 'at_least', fraction: [1, 2] },
  { comparison: 'more_than', fraction: [1, 2] },
  { comparison: 'at_least', fraction: [3, 5] },
  { comparison: 'at_least', fraction: [2, 3] },
  { comparison: 'at_least', fraction: [3, 4] },
  { comparison: 'at_least', fraction: [1, 1] },
]

/** The shares that are offered: the common ones, and the one that the rule has, whatever it is. */
export function sharesToChoose(now: Share | null): readonly Share[] {
  return now && !COMMON.some((one) => shareKey(one) === shareKey(now)) ? [...COMMON, now] : COMMON
}

export function shareKey({ fraction, comparison }: Share): string {
  return `${comparison} ${fraction.join('/')}`
}

/** A share that stands in a rule; null where there is none. */
export function shareIn(part: unknown): Share | null {
  if (typeof part !== 'object' || part === null || !('fraction' in part) || !('comparison' in part)) return null
  return { fraction: part.fraction as Fraction, comparison: part.comparison as Comparison }
}

/** The part of a rule that a vote, or a test for consensus, is held by; null where it has none. */
export function partOf({ kind, rule }: AdoptedRule, part: 'vote' | 'consensus' | 'gate'): JsonObject | null {
  if (kind === 'mixed') return objectIn(rule[part])
  return part === kind ? rule : null
}

/** The rule with that part changed. */
export function withPart(adopted: AdoptedRule, part: 'vote' | 'consensus' | 'gate', change: JsonObject): AdoptedRule {
  const changed = { ...partOf(adopted, part), ...change }
  return { ...adopted, rule: adopted.kind === 'mixed' ? { ...adopted.rule, [part]: changed } : changed }
}

export function objectIn(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** A quorum with another share of all seats; null takes it away. A new one counts the recused as not present. */
export function withQuorumShare(quorum: JsonObject | null, share: Share | null): JsonObject | null {
  if (!share) return null
  const { fraction, comparison } = share
  return { recused: 'not_present', eachSector: null, ...quorum, fraction: [...fraction], comparison }
}

export function withSectorShare(quorum: JsonObject, share: Share | null): JsonObject {
  return { ...quorum, eachSector: share && { fraction: [...share.fraction], comparison: share.comparison } }
}

/** [CAST1] Only where more than half of the votes cast decide can one more vote settle a tie. */
export function mayHaveCasting(adopted: AdoptedRule): boolean {
  const vote = partOf(adopted, 'vote')
  const share = shareIn(vote)
  return vote?.['base'] === 'cast' && share?.comparison === 'more_than' && share.fraction[0] * 2 === share.fraction[1]
}

/** Without a casting vote where it could decide nothing. */
export function settled(adopted: AdoptedRule): AdoptedRule {
  if (mayHaveCasting(adopted)) return adopted
  const { casting: _, ...plain } = adopted
  return plain
}

/** A word or number of a part of a rule, as the value of a list; '' where it is neither. */
export function wordIn(part: JsonObject, key: string): string {
  const said = part[key]
  return typeof said === 'string' || typeof said === 'number' ? String(said) : ''
}
