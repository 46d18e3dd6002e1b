import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import {
  distinct,
  fault,
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
import { tallyConsensus } from './consensus.ts'
import type { CutCase } from './cut.ts'
import { tallyCut } from './cut.ts'
import type { Comparison, Fraction } from './fraction.ts'
import type { MixedCase, MixedRound, MixedRule, VoteGate } from './mixed.ts'
import { tallyMixed } from './mixed.ts'
import { kind } from './kind.ts'
import type { Unnamed } from './kind.ts'
import type { Quorum } from './quorum.ts'
import { isEligible } from './seats.ts'
import type { StvBallot, StvCase } from './stv.ts'
import { tallyStv } from './stv.ts'
import type { VoteBase, VoteCase, VoteRule, VoteSeat } from './vote.ts'
import { tallyVote } from './vote.ts'

export const comparison: Check<Comparison> = oneOf('more_than', 'at_least')

const ratio = pairOf(whole(0), whole(1))

/** 0 ≤ n ≤ d, d ≥ 1. */
export const fraction: Check<Fraction> = (value, path) => {
  const parts = ratio(value, path)
  if (!parts.ok) return parts
  const [numerator, denominator] = parts.value
  return numerator <= denominator ? parts : fault('range', path, 'A fraction is never more than one.')
}

export const quorumSchema: Check<Quorum> = objectOf<Quorum>({
  fraction,
  comparison,
  recused: oneOf('count', 'not_present', 'leave'),
  eachSector: nullable(objectOf({ fraction, comparison })),
})

/** What every seat says of itself. */
export const seatMembers = { id: name, sector: name, here: truth, recused: truth }

/**
 * The seats of a vote as JSON; no two with one id. The empty list is well formed. One published case (`R-recusal-base`) lists two
 * seats twice, once away and once recused, silent both times, and has an outcome: an id may stand again where none of its
 * entries could vote and none says anything, so that nothing is ever counted twice.
 */
export const voteSeatsSchema: Check<readonly VoteSeat[]> = distinct(
  listOf(objectOf<VoteSeat>({ ...seatMembers, ballot: nullable(oneOf('yes', 'no', 'abstain', 'blank', 'invalid')) })),
  ({ id }) => id,
  'id',
  (each) => isEligible(each) || each.ballot !== null,
)

export const consensusSeatsSchema: Check<readonly ConsensusSeat[]> = distinct(
  listOf(
    objectOf<ConsensusSeat>({
      ...seatMembers,
      position: nullable(oneOf('agree', 'reservations', 'stand_aside', 'block')),
      reason: nullable(text),
    }),
  ),
  ({ id }) => id,
  'id',
)

export const threshold = {
  base: oneOf<VoteBase>('cast', 'cast_and_abstained', 'attending', 'active'),
  fraction,
  comparison,
}

export const distinctNames = distinct(listOf(name), (each) => each)

export const voteRuleMembers = {
  ...threshold,
  blank: oneOf('abstention', 'cast'),
  invalid: oneOf('excluded', 'cast'),
  recusedInBase: truth,
  sectors: nullable(objectOf({ names: distinctNames, ...threshold })),
  castingVote: nullable(oneOf('yes', 'no')),
  quorum: nullable(quorumSchema),
}

/** A vote rule as JSON. A forum's stored rule and a case's are parsed alike. */
export const voteRuleSchema: Check<VoteRule> = objectOf<VoteRule>(voteRuleMembers)

export const consensusRuleSchema: Check<ConsensusRule> = objectOf<ConsensusRule>({
  maxStandAside: nullable(fraction),
  unreasonedBlock: oneOf('open', 'ignored'),
  quorum: nullable(quorumSchema),
})

export const gateSchema: Check<VoteGate> = objectOf<VoteGate>({
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

export const mixedRoundSchema: Check<MixedRound> = objectOf<MixedRound>({
  seats: consensusSeatsSchema,
  textChanged: truth,
  answered: listOf(name),
})

const voteCheck = objectOf<Unnamed<VoteCase>>({
  kind: oneOf('vote'),
  seats: voteSeatsSchema,
  rule: voteRuleSchema,
})

const consensusCheck = objectOf<Unnamed<ConsensusCase>>({
  kind: oneOf('consensus'),
  seats: consensusSeatsSchema,
  rule: consensusRuleSchema,
})

/** What a mixed case says beside its rule and its ballot. */
export const mixedMembers = {
  kind: oneOf('mixed'),
  rounds: listOf(mixedRoundSchema),
  confirmed: listOf(name),
}

const mixedCheck = objectOf<Unnamed<MixedCase>>({
  ...mixedMembers,
  rule: mixedRuleSchema,
  ballot: nullable(voteSeatsSchema),
})

const stvShape = objectOf<Unnamed<StvCase>>({
  kind: oneOf('stv'),
  seats: whole(1),
  candidates: distinctNames,
  ballots: listOf<StvBallot>(pairOf(whole(1), distinctNames)),
  lots: distinctNames,
})

const cutCheck = objectOf<Unnamed<CutCase>>({
  kind: oneOf('cut'),
  places: whole(1),
  points: namedValues(whole(0)),
})

/** Beyond the shape: ballots and lots name candidates, and the lots name every one. */
const stvCheck: Check<Unnamed<StvCase>> = (value, path) => {
  const shape = stvShape(value, path)
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

/** The kinds of format 1. Those of format 2 are in kinds.ts. */
export const formatOne = {
  vote: kind(voteCheck, tallyVote),
  consensus: kind(consensusCheck, tallyConsensus),
  mixed: kind(mixedCheck, tallyMixed),
  stv: kind(stvCheck, tallyStv),
  cut: kind(cutCheck, tallyCut),
}
