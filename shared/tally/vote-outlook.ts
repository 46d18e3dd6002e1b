import { needed } from './fraction.ts'
import type { FullVoteRule } from './full-vote.ts'
import type { QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import { bySector, isEligible } from './seats.ts'
import type { VoteRule, VoteSeat, VoteThreshold } from './vote.ts'

/** What one threshold still lacks, over all seats or a sector's own. */
export type ThresholdOutlook = {
  /** The base if every seat that may still vote says yes or no: it never gets greater than this. */
  readonly base: number
  /** Yes votes that carry it over that base, and so over any smaller one. */
  readonly needed: number
  readonly yes: number
  /** Eligible seats that have not voted. */
  readonly silent: number
  /** How many of these must say yes, so that it carries whatever the others say; null: even all of them are too few. */
  readonly more: number | null
}

export type VoteOutlook = {
  readonly quorum: QuorumOutcome | null
  readonly total: ThresholdOutlook
  /** Of each sector that the rule names; one without an eligible seat can carry nothing (`more` null). */
  readonly sectors: Readonly<Record<string, ThresholdOutlook>>
  /** Of each sector that must give at least so many yes. */
  readonly leastYes: Readonly<Record<string, Omit<ThresholdOutlook, 'base'>>>
  /**
   * How many more yes adopt it whatever the other seats say, given that each sector has its own `more` among them; null: out of
   * reach, or not quorate.
   */
  readonly more: number | null
}

/** What these ballots still lack to be adopted; seats with a null ballot may still vote. `quorum`: where other seats count for it. */
export function voteOutlook(
  rule: VoteRule & Partial<Pick<FullVoteRule, 'leastYes'>>,
  seats: readonly VoteSeat[],
  quorum: QuorumOutcome | null = quorumOf(seats, rule.quorum),
): VoteOutlook {
  const total = thresholdOutlook(rule, seats, rule)
  const own = bySector(seats)
  const sectors = (rule.sectors?.names ?? []).map(
    (name) => [name, rule.sectors && thresholdOutlook(rule.sectors, own.get(name) ?? [], rule)] as const,
  )
  const parts = sectors.flatMap(([name, outlook]) => (outlook ? [[name, outlook] as const] : []))
  const leastYes = leastYesOutlook(rule.leastYes ?? null, own)
  const owed = [...new Set([...parts, ...leastYes].map(([name]) => name))].map((name) =>
    [...parts, ...leastYes].filter(([of]) => of === name).map(([, { more }]) => more),
  )
  const ofSectors = owed.flat().some((more) => more === null)
    ? null
    : owed.reduce((sum, each) => sum + Math.max(...each.map((more) => more ?? 0)), 0)
  const quorate = quorum === null || quorum.met
  const more = !quorate || total.more === null || ofSectors === null ? null : Math.max(total.more, ofSectors)
  return { quorum, total, sectors: Object.fromEntries(parts), leastYes: Object.fromEntries(leastYes), more }
}

function leastYesOutlook(
  asked: FullVoteRule['leastYes'],
  own: ReadonlyMap<string, readonly VoteSeat[]>,
): readonly (readonly [string, VoteOutlook['leastYes'][string]])[] {
  if (!asked) return []
  return asked.names.map((name) => {
    const eligible = (own.get(name) ?? []).filter(isEligible)
    const yes = eligible.filter((seat) => seat.ballot === 'yes').length
    const silent = eligible.filter((seat) => seat.ballot === null).length
    const more = Math.max(0, asked.count - yes)
    return [name, { needed: asked.count, yes, silent, more: more <= silent ? more : null }]
  })
}

function thresholdOutlook(threshold: VoteThreshold, seats: readonly VoteSeat[], rule: VoteRule): ThresholdOutlook {
  const eligible = seats.filter(isEligible)
  const count = (ballot: VoteSeat['ballot']) => eligible.filter((seat) => seat.ballot === ballot).length
  const silent = count(null)
  const yes = count('yes')
  const base = greatestBase(threshold, seats, rule, silent)
  const atLeast = needed(threshold.fraction, threshold.comparison, base)
  const more = Math.max(0, atLeast - yes)
  return { base, needed: atLeast, yes, silent, more: more <= silent && eligible.length > 0 ? more : null }
}

function greatestBase(threshold: VoteThreshold, seats: readonly VoteSeat[], rule: VoteRule, silent: number): number {
  const said = (...ballots: readonly VoteSeat['ballot'][]) =>
    seats.filter((seat) => isEligible(seat) && ballots.includes(seat.ballot)).length
  const blank = said('blank')
  const cast = said('yes', 'no') + (rule.blank === 'cast' ? blank : 0) + (rule.invalid === 'cast' ? said('invalid') : 0)
  const belongs = (seat: VoteSeat) => rule.recusedInBase || !seat.recused
  switch (threshold.base) {
    case 'cast':
      return cast + silent
    case 'cast_and_abstained':
      return cast + said('abstain') + (rule.blank === 'abstention' ? blank : 0) + silent
    case 'attending':
      return seats.filter((seat) => seat.here && belongs(seat)).length
    case 'active':
      return seats.filter(belongs).length
  }
}
