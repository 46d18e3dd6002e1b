import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'
import { isEligible } from './seats.ts'
import type { Check, Fault } from './check.ts'
import {
  distinct,
  fault,
  isJsonObject,
  itemPath,
  listOf,
  name,
  namedValues,
  nullable,
  objectOf,
  oneOf,
  pairOf,
  text,
  truth,
  whole,
} from './check.ts'
import type { ConsensusCase, ConsensusRule, ConsensusSeat } from './consensus.ts'
import type { CutCase } from './cut.ts'
import type { Comparison, Fraction } from './fraction.ts'
import type { MixedCase, MixedRound, MixedRule, VoteGate } from './mixed.ts'
import type { Quorum } from './quorum.ts'
import type { StvBallot, StvCase } from './stv.ts'
import type { VoteBase, VoteCase, VoteRule, VoteSeat } from './vote.ts'

/** A well-formed decision case: a rule, the seats as they were, and what they said (FORMAT.md). */
export type DecisionCase = VoteCase | ConsensusCase | MixedCase | StvCase | CutCase

/**
 * What stands in the place of an outcome where the case is malformed. `id` is the case's, as it is written there; null if
 * it has none (or one that is a list or an object, which names nothing).
 */
export type CaseError = {
  readonly id: string | number | boolean | null
  readonly error: Fault
}

const comparison: Check<Comparison> = oneOf('more_than', 'at_least')

const ratio = pairOf(whole(0), whole(1))

/** 0 ≤ n ≤ d, d ≥ 1. */
const fraction: Check<Fraction> = (value, path) => {
  const parts = ratio(value, path)
  if (!parts.ok) return parts
  const [numerator, denominator] = parts.value
  return numerator <= denominator ? parts : fault('range', path, 'A fraction is never more than one.')
}

const quorumSchema: Check<Quorum> = objectOf<Quorum>({
  fraction,
  comparison,
  recused: oneOf('count', 'not_present', 'leave'),
  eachSector: nullable(objectOf({ fraction, comparison })),
})

const seat = { id: name, sector: name, here: truth, recused: truth }

/**
 * The seats of a vote as JSON; no two with one id. The empty list is well formed. One published case (`R-recusal-base`) lists two
 * seats twice, once away and once recused, silent both times, and has an outcome: an id may stand again where none of its
 * entries could vote and none says anything, so that nothing is ever counted twice.
 */
const voteSeatsSchema: Check<readonly VoteSeat[]> = distinct(
  listOf(objectOf<VoteSeat>({ ...seat, ballot: nullable(oneOf('yes', 'no', 'abstain', 'blank', 'invalid')) })),
  ({ id }) => id,
  'id',
  (each) => isEligible(each) || each.ballot !== null,
)

const consensusSeatsSchema: Check<readonly ConsensusSeat[]> = distinct(
  listOf(
    objectOf<ConsensusSeat>({
      ...seat,
      position: nullable(oneOf('agree', 'reservations', 'stand_aside', 'block')),
      reason: nullable(text),
    }),
  ),
  ({ id }) => id,
  'id',
)

const threshold = {
  base: oneOf<VoteBase>('cast', 'cast_and_abstained', 'attending', 'active'),
  fraction,
  comparison,
}

const distinctNames = distinct(listOf(name), (each) => each)

/** A vote rule as JSON. A forum's stored rule and a case's are parsed alike. */
export const voteRuleSchema: Check<VoteRule> = objectOf<VoteRule>({
  ...threshold,
  blank: oneOf('abstention', 'cast'),
  invalid: oneOf('excluded', 'cast'),
  recusedInBase: truth,
  sectors: nullable(objectOf({ names: distinctNames, ...threshold })),
  castingVote: nullable(oneOf('yes', 'no')),
  quorum: nullable(quorumSchema),
})

export const consensusRuleSchema: Check<ConsensusRule> = objectOf<ConsensusRule>({
  maxStandAside: nullable(fraction),
  unreasonedBlock: oneOf('open', 'ignored'),
  quorum: nullable(quorumSchema),
})

const gateSchema: Check<VoteGate> = objectOf<VoteGate>({
  minRounds: whole(0),
  textChanged: truth,
  objectionsAnswered: truth,
  confirmedBy: listOf(name),
})

export const mixedRuleSchema: Check<MixedRule> = objectOf<MixedRule>({
  consensus: consensusRuleSchema,
  gate: gateSchema,
  vote: voteRuleSchema,
})

const mixedRoundSchema: Check<MixedRound> = objectOf<MixedRound>({
  seats: consensusSeatsSchema,
  textChanged: truth,
  answered: listOf(name),
})

const head = { id: name }

const voteCaseSchema = objectOf<VoteCase>({
  ...head,
  kind: oneOf('vote'),
  seats: voteSeatsSchema,
  rule: voteRuleSchema,
})

const consensusCaseSchema = objectOf<ConsensusCase>({
  ...head,
  kind: oneOf('consensus'),
  seats: consensusSeatsSchema,
  rule: consensusRuleSchema,
})

const mixedCaseSchema = objectOf<MixedCase>({
  ...head,
  kind: oneOf('mixed'),
  rule: mixedRuleSchema,
  rounds: listOf(mixedRoundSchema),
  confirmed: listOf(name),
  ballot: nullable(voteSeatsSchema),
})

const stvShapeSchema = objectOf<StvCase>({
  ...head,
  kind: oneOf('stv'),
  seats: whole(1),
  candidates: distinctNames,
  ballots: listOf<StvBallot>(pairOf(whole(1), distinctNames)),
  lots: distinctNames,
})

const cutCaseSchema = objectOf<CutCase>({
  ...head,
  kind: oneOf('cut'),
  places: whole(1),
  points: namedValues(whole(0)),
})

/** Beyond the shape: ballots and lots name candidates, and the lots name every one. */
const stvCaseSchema: Check<StvCase> = (value, path) => {
  const shape = stvShapeSchema(value, path)
  if (!shape.ok) return shape
  const { candidates, ballots, lots } = shape.value
  const known = new Set(candidates)
  for (const [index, [, preferences]] of ballots.entries()) {
    const at = preferences.findIndex((candidate) => !known.has(candidate))
    if (at >= 0) return noCandidate(preferences[at], itemPath(itemPath(itemPath('ballots', index), 1), at))
  }
  const at = lots.findIndex((candidate) => !known.has(candidate))
  if (at >= 0) return noCandidate(lots[at], itemPath('lots', at))
  if (lots.length < candidates.length) return fault('unknown', 'lots', 'The lots do not name every candidate.')
  return shape
}

function noCandidate(who: string | undefined, path: string): Result<never, Fault> {
  return fault('unknown', path, `${JSON.stringify(who)} is no candidate.`)
}

const schemas: ReadonlyMap<string, Check<DecisionCase>> = new Map<string, Check<DecisionCase>>([
  ['vote', voteCaseSchema],
  ['consensus', consensusCaseSchema],
  ['mixed', mixedCaseSchema],
  ['stv', stvCaseSchema],
  ['cut', cutCaseSchema],
])

/**
 * Checks a case whole, before any of it is counted (FORMAT.md, "Malformed"). Unknown keys are ignored at every depth. With
 * several faults, the first found is told.
 *
 * Read so, where FORMAT.md leaves it open: a null where none is shown is a `type`; so is a number with a fraction, or a
 * pair that has not two parts; a fraction over one is a `range` of the whole fraction; an empty name (a case's id
 * included) is a `range`; an empty list of candidates, of sector names or of rounds, and an empty `points`, are well
 * formed; `answered`, `confirmed` and `confirmedBy` may repeat names and hold some that nobody asked for, since only seat
 * ids, candidates, lots and sector names are listed as duplicates, and only ballots and lots as naming the unknown.
 */
export function parseCase(value: unknown): Result<DecisionCase, CaseError> {
  const parsed = checkCase(value)
  return parsed.ok ? parsed : err({ id: idOf(value), error: parsed.error })
}

function checkCase(value: unknown): Result<DecisionCase, Fault> {
  const known = objectOf({ ...head, kind: text })(value, '')
  if (!known.ok) return known
  const schema = schemas.get(known.value.kind)
  if (schema === undefined) return fault('unknown', 'kind', `${JSON.stringify(known.value.kind)} is no kind of case.`)
  const parsed = schema(value, '')
  return parsed.ok ? ok(parsed.value) : parsed
}

function idOf(value: unknown): CaseError['id'] {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'id')) return null
  const { id } = value
  return typeof id === 'string' || typeof id === 'number' || typeof id === 'boolean' ? id : null
}
