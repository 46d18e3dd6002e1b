import { assertNever } from '../lib/assert-never.ts'
import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'
import type { CaseError, DecisionCase } from './case.ts'
import { parseCase } from './case.ts'
import { isJsonObject } from './check.ts'
import type { ConsensusOutcome } from './consensus.ts'
import { tallyConsensus } from './consensus.ts'
import type { CutOutcome } from './cut.ts'
import { tallyCut } from './cut.ts'
import type { MixedOutcome } from './mixed.ts'
import { tallyMixed } from './mixed.ts'
import type { StvOutcome } from './stv.ts'
import { tallyStv } from './stv.ts'
import type { VoteOutcome } from './vote.ts'
import { tallyVote } from './vote.ts'

export type DecisionOutcome = VoteOutcome | ConsensusOutcome | MixedOutcome | StvOutcome | CutOutcome

/** One outcome or error a case, in order; `malformed` counts the errors. */
export type Tally = {
  readonly outcomes: readonly (DecisionOutcome | CaseError)[]
  readonly malformed: number
}

/** The one format number known (FORMAT.md); no `format` means this one. */
export const DECISION_FORMAT = 1

/**
 * Counts every case of a parsed file of decision cases. The error is a sentence for people: the input as a whole is no such
 * file, and nothing was counted. Malformed cases are answered in their place and do not stop the others.
 */
export function tally(input: unknown): Result<Tally, string> {
  if (!isJsonObject(input)) return err('there is no object with a list "cases" in it.')
  if (Object.hasOwn(input, 'format') && input['format'] !== DECISION_FORMAT) {
    return err('its "format" is none that is known here; write 1, or leave it out.')
  }
  const cases: unknown = Object.hasOwn(input, 'cases') ? input['cases'] : undefined
  if (!Array.isArray(cases)) return err('it has no list "cases".')
  let malformed = 0
  const outcomes = (cases as readonly unknown[]).map((each) => {
    const parsed = parseCase(each)
    if (parsed.ok) return tallyCase(parsed.value)
    malformed += 1
    return parsed.error
  })
  return ok({ outcomes, malformed })
}

/** What follows from a well-formed case: the same on any machine. */
export function tallyCase(question: DecisionCase): DecisionOutcome {
  switch (question.kind) {
    case 'vote':
      return tallyVote(question)
    case 'consensus':
      return tallyConsensus(question)
    case 'mixed':
      return tallyMixed(question)
    case 'stv':
      return tallyStv(question)
    case 'cut':
      return tallyCut(question)
    default:
      return assertNever(question)
  }
}

/**
 * JSON text of an outcome or a list of them. Only for one thing is `JSON.stringify` not enough: a quota beyond 2^53−1 is
 * a bigint, and is written out in full.
 */
export function outcomeJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `[${(value as readonly unknown[]).map(outcomeJson).join(',')}]`
  if (isJsonObject(value)) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}:${outcomeJson(member)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}
