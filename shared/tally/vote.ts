import type { Comparison, Fraction } from './fraction.ts'
import { needed } from './fraction.ts'
import type { Quorum, QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import type { Refusal, Seat } from './seats.ts'
import { bySector, isEligible, refused } from './seats.ts'

export type Ballot = 'yes' | 'no' | 'abstain' | 'blank' | 'invalid'

/** `ballot` null: did not vote. */
export type VoteSeat = Seat & { readonly ballot: Ballot | null }

/** What the yes votes are measured against (FORMAT.md, kind "vote", "Bases"). */
export type VoteBase = 'cast' | 'cast_and_abstained' | 'attending' | 'active'

export type VoteThreshold = {
  readonly base: VoteBase
  readonly fraction: Fraction
  readonly comparison: Comparison
}

/** `sectors`: each sector named must also meet that threshold over its own seats (a double majority). */
export type VoteRule = VoteThreshold & {
  readonly blank: 'abstention' | 'cast'
  readonly invalid: 'excluded' | 'cast'
  readonly recusedInBase: boolean
  readonly sectors: null | (VoteThreshold & { readonly names: readonly string[] })
  readonly castingVote: null | 'yes' | 'no'
  readonly quorum: Quorum | null
}

/** Each sector named must have at least `count` yes among its eligible seats; only in format 2. */
export type LeastYes = { readonly names: readonly string[]; readonly count: number }

export type VoteCase = {
  readonly id: string
  readonly kind: 'vote'
  readonly seats: readonly VoteSeat[]
  readonly rule: VoteRule
}

/** How often each word was said, by a whole vote or by one sector. */
export type BallotCounts = Readonly<Record<Ballot, number>>

/** Eligible seats as they said it; `silent`: null ballots. */
export type VoteCounts = BallotCounts & { readonly silent: number }

export type VoteSectorOutcome = {
  readonly yes: number
  readonly base: number
  readonly needed: number
  readonly met: boolean
}

export type LeastYesOutcome = Omit<VoteSectorOutcome, 'base'>

/** What follows from the ballots alone, once it is clear that there may be a decision. */
export type BallotVerdict =
  | { readonly result: 'adopted'; readonly why: 'threshold_met' | 'casting_vote' }
  | { readonly result: 'not_adopted'; readonly why: 'threshold_missed' | 'sector_missed' | 'casting_vote' }

export type VoteVerdict =
  { readonly result: 'no_decision'; readonly why: 'quorum_missed' | 'nothing_cast' | 'sector_empty' } | BallotVerdict

/** Only where the rule asks for a least yes. */
export type LeastYesVerdict = { readonly result: 'not_adopted'; readonly why: 'least_yes_missed' }

export type VoteOutcome = VoteVerdict & {
  readonly id: string
  readonly counts: VoteCounts
  readonly base: number
  readonly needed: number
  readonly quorum: QuorumOutcome | null
  readonly sectors: Readonly<Record<string, VoteSectorOutcome>>
  readonly refused: readonly Refusal[]
}

/**
 * The outcome of a vote with its arithmetic, every key whatever the result (CASES.md, kind "vote"). The case is taken
 * as well formed: `parseCase` sees to that.
 *
 * Read so: a sector named without a listed seat still has its line in `sectors` (yes 0, base 0, needed 1, not met); the
 * base that a casting vote looks at is the whole vote's, never a sector's; a blank or invalid that counts as cast keeps
 * yes + no from being the base, so that no casting vote decides there.
 */
export function tallyVote(question: VoteCase): VoteOutcome {
  const { seats, rule } = question
  const quorum = quorumOf(seats, rule.quorum)
  const { verdict, counts, figures } = countSeats(seats, rule, null, quorum)
  return {
    id: question.id,
    // Without a least yes nothing can miss one.
    ...(verdict as VoteVerdict),
    counts,
    base: figures.base,
    needed: figures.needed,
    quorum,
    sectors: figures.sectors,
    refused: refused(seats, (seat) => seat.ballot),
  }
}

/** Everything that the ballots of single seats amount to, in format 1 and 2 alike. */
export type SeatsCounted = {
  readonly verdict: VoteVerdict | LeastYesVerdict
  readonly counts: VoteCounts
  readonly figures: VoteFigures
}

/** `quorum` is that of the seats as they count for it, which need not be those that vote. */
export function countSeats(
  seats: readonly VoteSeat[],
  rule: VoteRule,
  leastYes: LeastYes | null,
  quorum: QuorumOutcome | null,
): SeatsCounted {
  const counts = countBallots(seats)
  const listed = bySector(seats)
  const partOf = (sector: string): VotePart => {
    const own = listed.get(sector) ?? []
    return { seats: own, counts: countBallots(own) }
  }
  const figures = figuresOf({ seats, counts }, partOf, rule, leastYes)
  const verdict = (): VoteVerdict | LeastYesVerdict => {
    if (quorum !== null && !quorum.met) return { result: 'no_decision', why: 'quorum_missed' }
    if (counts.yes + counts.no === 0) return { result: 'no_decision', why: 'nothing_cast' }
    if (hasEmptySector(seats, rule, leastYes)) return { result: 'no_decision', why: 'sector_empty' }
    return decide(rule, counts, figures)
  }
  return { verdict: verdict(), counts, figures }
}

/** A whole vote, or one sector's part of it. */
export type VotePart = { readonly seats: readonly Seat[]; readonly counts: BallotCounts }

export type VoteFigures = {
  readonly base: number
  readonly needed: number
  readonly sectors: Readonly<Record<string, VoteSectorOutcome>>
  readonly leastYes: Readonly<Record<string, LeastYesOutcome>>
}

/** `partOf` a sector is null where nobody may know what it cast: it then has no line. */
export function figuresOf(
  whole: VotePart,
  partOf: (sector: string) => VotePart | null,
  rule: VoteRule,
  leastYes: LeastYes | null,
): VoteFigures {
  const base = baseOf(rule.base, whole, rule)
  const { sectors } = rule
  const lines: (readonly [string, VoteSectorOutcome])[] = []
  for (const name of sectors?.names ?? []) {
    const part = partOf(name)
    if (sectors === null || part === null) continue
    const own = baseOf(sectors.base, part, rule)
    const atLeast = needed(sectors.fraction, sectors.comparison, own)
    const { yes } = part.counts
    lines.push([name, { yes, base: own, needed: atLeast, met: yes >= atLeast }])
  }
  const least: (readonly [string, LeastYesOutcome])[] = []
  for (const name of leastYes?.names ?? []) {
    const yes = partOf(name)?.counts.yes
    if (leastYes === null || yes === undefined) continue
    least.push([name, { yes, needed: leastYes.count, met: yes >= leastYes.count }])
  }
  return {
    base,
    needed: needed(rule.fraction, rule.comparison, base),
    sectors: Object.fromEntries(lines),
    leastYes: Object.fromEntries(least),
  }
}

/** Every sector that the rule asks something of, once. */
export function sectorsAsked(rule: VoteRule, leastYes: LeastYes | null): readonly string[] {
  return [...new Set([...(rule.sectors?.names ?? []), ...(leastYes?.names ?? [])])]
}

/** Whether a sector that the rule asks something of has no eligible seat. One whose eligible seats keep silent is not empty. */
export function hasEmptySector(seats: readonly Seat[], rule: VoteRule, leastYes: LeastYes | null): boolean {
  const heard = new Set(seats.filter(isEligible).map(({ sector }) => sector))
  return sectorsAsked(rule, leastYes).some((sector) => !heard.has(sector))
}

/** From the casting vote on, the first that applies, in the order of CASES.md. */
export function decide(rule: VoteRule, counts: BallotCounts, figures: VoteFigures): BallotVerdict | LeastYesVerdict {
  const sectorMissed = Object.values(figures.sectors).some(({ met }) => !met)
  const leastMissed = Object.values(figures.leastYes).some(({ met }) => !met)
  const byCastingVote = rule.castingVote !== null && castingVoteDecides(rule, counts, figures.base)
  if (!byCastingVote && counts.yes < figures.needed) return { result: 'not_adopted', why: 'threshold_missed' }
  if (sectorMissed) return { result: 'not_adopted', why: 'sector_missed' }
  if (leastMissed) return { result: 'not_adopted', why: 'least_yes_missed' }
  if (!byCastingVote) return { result: 'adopted', why: 'threshold_met' }
  return { result: rule.castingVote === 'yes' ? 'adopted' : 'not_adopted', why: 'casting_vote' }
}

/** Only a bare majority of the votes cast can be tied so that one more vote settles it. */
function castingVoteDecides(rule: VoteRule, counts: BallotCounts, base: number): boolean {
  const bareMajority = rule.comparison === 'more_than' && 2 * rule.fraction[0] === rule.fraction[1]
  const tied = counts.yes === counts.no && counts.yes > 0 && counts.yes + counts.no === base
  return rule.base === 'cast' && bareMajority && tied
}

function countBallots(seats: readonly VoteSeat[]): VoteCounts {
  const counts = { yes: 0, no: 0, abstain: 0, blank: 0, invalid: 0, silent: 0 }
  for (const seat of seats) if (isEligible(seat)) counts[seat.ballot ?? 'silent'] += 1
  return counts
}

/** Blanks, invalids and recused are treated alike in the whole vote and in a sector. */
function baseOf(base: VoteBase, { seats, counts }: VotePart, rule: VoteRule): number {
  const cast =
    counts.yes + counts.no + (rule.blank === 'cast' ? counts.blank : 0) + (rule.invalid === 'cast' ? counts.invalid : 0)
  const abstained = counts.abstain + (rule.blank === 'abstention' ? counts.blank : 0)
  const belongs = (seat: Seat): boolean => rule.recusedInBase || !seat.recused
  switch (base) {
    case 'cast':
      return cast
    case 'cast_and_abstained':
      return cast + abstained
    case 'attending':
      return seats.filter((seat) => seat.here && belongs(seat)).length
    case 'active':
      return seats.filter(belongs).length
  }
}
