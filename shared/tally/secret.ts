import type { Result } from '../lib/result.ts'
import { ok } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { distinct, fault, listOf, memberPath, namedValues, objectOf, oneOf, truth, whole } from './check.ts'
import { seatMembers } from './format-one.ts'
import type { FullVoteOutcome, FullVoteRule } from './full-vote.ts'
import { unproxiedRuleSchema } from './full-vote.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import type { Seat } from './seats.ts'
import { isEligible, refused } from './seats.ts'
import type { BallotCounts, BallotVerdict, LeastYesVerdict, VoteFigures, VotePart } from './vote.ts'
import { decide, figuresOf, hasEmptySector, sectorsAsked } from './vote.ts'

/** `took`: the seat put in a ballot; which one, nobody knows. */
export type SecretSeat = Seat & { readonly took: boolean }

/** `smallest`: what fewer eligible seats than this cast is never told, and does not follow from what is. `proxies` is null. */
export type SecretRule = FullVoteRule & { readonly smallest: number }

/** A vote by counts. `sectorCounts`: of every sector that the rule asks something of and that is not small. */
export type SecretCase = {
  readonly id: string
  readonly kind: 'secret'
  readonly seats: readonly SecretSeat[]
  readonly counts: BallotCounts
  readonly sectorCounts: Readonly<Record<string, BallotCounts>>
  readonly rule: SecretRule
}

export type SecretVerdict =
  | {
      readonly result: 'no_decision'
      readonly why: 'quorum_missed' | 'more_ballots_than_voters' | 'nothing_cast' | 'sector_empty' | 'sector_too_small'
    }
  | BallotVerdict
  | LeastYesVerdict

/** `unreturned`: seats that took part and whose ballot was not found. */
export type SecretOutcome = SecretVerdict &
  Omit<FullVoteOutcome, 'result' | 'why' | 'proxies'> & { readonly unreturned: number }

const words = ['yes', 'no', 'abstain', 'blank', 'invalid'] as const

const countsShape = objectOf<BallotCounts>({
  yes: whole(0),
  no: whole(0),
  abstain: whole(0),
  blank: whole(0),
  invalid: whole(0),
})

/** The ballots together are a whole number too: what is counted from them must not pass 2^53−1. */
const countsSchema: Check<BallotCounts> = (value, path) => {
  const counts = countsShape(value, path)
  if (!counts.ok) return counts
  const all = words.reduce((sum, word) => sum + BigInt(counts.value[word]), 0n)
  return all > Number.MAX_SAFE_INTEGER ? fault('range', path, 'More ballots than 2^53−1 cannot be counted.') : counts
}

export const secretRuleSchema: Check<SecretRule> = (value, path) => {
  const vote = unproxiedRuleSchema(value, path)
  if (!vote.ok) return vote
  const more = objectOf({ smallest: whole(1) })(value, path)
  return more.ok ? ok({ ...vote.value, ...more.value }) : more
}

const shape = objectOf<Unnamed<SecretCase>>({
  kind: oneOf('secret'),
  seats: distinct(listOf(objectOf<SecretSeat>({ ...seatMembers, took: truth })), ({ id }) => id, 'id'),
  counts: countsSchema,
  sectorCounts: namedValues(countsShape),
  rule: secretRuleSchema,
})

const secretCheck: Check<Unnamed<SecretCase>> = (value, path) => {
  const parsed = shape(value, path)
  return parsed.ok ? (sectorCountsFault(parsed.value, memberPath(path, 'sectorCounts')) ?? parsed) : parsed
}

/** The counts of exactly the sectors whose tally may be told, and no word more often than in all. */
function sectorCountsFault(question: Unnamed<SecretCase>, path: string): Result<never, Fault> | null {
  const { counts, sectorCounts, rule } = question
  const asked = sectorsAsked(rule, rule.leastYes)
  const small = smallSectors(question)
  for (const sector of asked) {
    const at = memberPath(path, sector)
    const told = Object.hasOwn(sectorCounts, sector)
    if (small.has(sector) && told)
      return fault('range', at, 'What so small a sector cast, or so few seats left over, is never told.')
    if (!small.has(sector) && !told) return fault('missing', at, `The counts of ${JSON.stringify(sector)} are missing.`)
  }
  const strange = Object.keys(sectorCounts).find((sector) => !asked.includes(sector))
  if (strange !== undefined) return fault('unknown', memberPath(path, strange), 'The rule asks nothing of this sector.')
  for (const word of words) {
    const all = Object.values(sectorCounts).reduce((sum, own) => sum + BigInt(own[word]), 0n)
    if (all > counts[word]) return fault('range', path, `The sectors have more ${JSON.stringify(word)} than there are.`)
  }
  return null
}

/**
 * Of the sectors asked those whose tally may be told: none with fewer eligible seats than `smallest`; and none at all where the eligible
 * seats left over are fewer, since what they cast would follow from the rest.
 */
export function sectorsTold(asked: readonly string[], seats: readonly Seat[], smallest: number): readonly string[] {
  const eligible = new Map<string, number>()
  for (const seat of seats.filter(isEligible)) eligible.set(seat.sector, (eligible.get(seat.sector) ?? 0) + 1)
  const told = asked.filter((sector) => (eligible.get(sector) ?? 0) >= smallest)
  const number = (sectors: Iterable<string>): number =>
    [...sectors].reduce((sum, sector) => sum + (eligible.get(sector) ?? 0), 0)
  const over = number(eligible.keys()) - number(told)
  return over > 0 && over < smallest ? [] : told
}

function smallSectors({ seats, rule }: Unnamed<SecretCase>): ReadonlySet<string> {
  const asked = sectorsAsked(rule, rule.leastYes)
  const told = new Set(sectorsTold(asked, seats, rule.smallest))
  return new Set(asked.filter((sector) => !told.has(sector)))
}

type SecretPart = VotePart & { readonly seats: readonly SecretSeat[] }

/**
 * The outcome of a secret vote, from how many of each ballot were found (CASES.md, kind "secret"). The arithmetic is that of a
 * vote; what is lost is only who said what.
 */
export function tallySecret(question: SecretCase): SecretOutcome {
  const { id, seats, counts, sectorCounts, rule } = question
  const whole: SecretPart = { seats, counts }
  const parts = new Map<string, SecretPart>(
    Object.entries(sectorCounts).map(([sector, own]) => [
      sector,
      { seats: seats.filter((seat) => seat.sector === sector), counts: own },
    ]),
  )
  const figures = figuresOf(whole, (sector) => parts.get(sector) ?? null, rule, rule.leastYes)
  const quorum = quorumOf(seats, rule.quorum)
  const tooMany = [whole, ...parts.values()].some((part) => ballotsIn(part.counts) > votersIn(part.seats))
  const voters = votersIn(seats)
  return {
    id,
    ...verdict(question, figures, quorum, tooMany),
    counts: { ...counts, silent: seats.filter(isEligible).length - voters },
    ...figures,
    quorum,
    refused: refused(seats, (seat) => (seat.took ? true : null)),
    unreturned: Math.max(0, voters - ballotsIn(counts)),
  }
}

/** The first that applies, in the order of CASES.md. */
function verdict(
  question: SecretCase,
  figures: VoteFigures,
  quorum: QuorumOutcome | null,
  tooMany: boolean,
): SecretVerdict {
  const { seats, counts, rule } = question
  const none = { result: 'no_decision' } as const
  if (quorum !== null && !quorum.met) return { ...none, why: 'quorum_missed' }
  if (tooMany) return { ...none, why: 'more_ballots_than_voters' }
  if (counts.yes + counts.no === 0) return { ...none, why: 'nothing_cast' }
  if (hasEmptySector(seats, rule, rule.leastYes)) return { ...none, why: 'sector_empty' }
  if (smallSectors(question).size > 0) return { ...none, why: 'sector_too_small' }
  return decide(rule, counts, figures)
}

function ballotsIn(counts: BallotCounts): number {
  return words.reduce((sum, word) => sum + counts[word], 0)
}

function votersIn(seats: readonly SecretSeat[]): number {
  return seats.filter((seat) => isEligible(seat) && seat.took).length
}

export const secretKind = kind(secretCheck, tallySecret)
