import type { Comparison, Fraction } from './fraction.ts'
import { needed } from './fraction.ts'
import type { Seat } from './seats.ts'
import { bySector } from './seats.ts'

/**
 * How many must be present (FORMAT.md, "Quorum"). `recused` says what a recused seat is: `count`, present as any other
 * that is here; `not_present`, never present, still in the base; `leave`, in neither number, whether it is here or not.
 * `eachSector` asks the same of the own seats of every sector that has a listed seat.
 */
export type Quorum = {
  readonly fraction: Fraction
  readonly comparison: Comparison
  readonly recused: 'count' | 'not_present' | 'leave'
  readonly eachSector: null | { readonly fraction: Fraction; readonly comparison: Comparison }
}

export type QuorumCount = {
  readonly present: number
  readonly base: number
  readonly needed: number
  readonly met: boolean
}

/** The total's numbers; `met` is true only if the total and every sector asked meet theirs. */
export type QuorumOutcome = QuorumCount & { readonly sectors: Readonly<Record<string, QuorumCount>> }

/**
 * Whether enough are present. Without a quorum rule the outcome is null. A base of 0 never meets (no seats, or a sector
 * whose every seat is recused under `leave`), because *needed* is never less than 1.
 * `sectors` holds own keys only, whatever the sectors are called ("__proto__" included).
 */
export function quorumOf(seats: readonly Seat[], quorum: Quorum): QuorumOutcome
export function quorumOf(seats: readonly Seat[], quorum: Quorum | null): QuorumOutcome | null
export function quorumOf(seats: readonly Seat[], quorum: Quorum | null): QuorumOutcome | null {
  if (quorum === null) return null
  const total = countPresent(seats, quorum.recused, quorum.fraction, quorum.comparison)
  const { eachSector } = quorum
  if (eachSector === null) return { ...total, sectors: {} }
  const sectors = [...bySector(seats)].map(
    ([sector, own]) => [sector, countPresent(own, quorum.recused, eachSector.fraction, eachSector.comparison)] as const,
  )
  const met = total.met && sectors.every(([, count]) => count.met)
  return { ...total, met, sectors: Object.fromEntries(sectors) }
}

function countPresent(
  seats: readonly Seat[],
  recused: Quorum['recused'],
  fraction: Fraction,
  comparison: Comparison,
): QuorumCount {
  const present = seats.filter((seat) => seat.here && (!seat.recused || recused === 'count')).length
  const base = recused === 'leave' ? seats.filter((seat) => !seat.recused).length : seats.length
  const atLeast = needed(fraction, comparison, base)
  return { present, base, needed: atLeast, met: present >= atLeast }
}
