import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'
import type { CaseError, DecisionCase, FullCase } from './case.ts'
import { comesTwice, DECISION_FORMATS, parseCase } from './case.ts'
import { isJsonObject } from './check.ts'
import { formatOne } from './format-one.ts'
import type { OutcomeOf } from './kind.ts'
import { tallyOf } from './kind.ts'
import { formatTwo } from './kinds.ts'

/** What follows from a case of format 1. */
export type DecisionOutcome = OutcomeOf<typeof formatOne>

/** What follows from a case of format 2. */
export type FullOutcome = OutcomeOf<typeof formatTwo>

/** One outcome or error a case, in order; `malformed` counts the errors. */
export type Tally = {
  readonly outcomes: readonly (DecisionOutcome | FullOutcome | CaseError)[]
  readonly malformed: number
}

/** What is counted at once: their outcomes are kept until all are there. */
export const MOST_CASES = 200_000

/** The format that is meant where none is written. */
export const DECISION_FORMAT = 1

/**
 * Counts every case of a parsed file of decision cases. The error is a sentence for people: the input as a whole is no such
 * file, and nothing was counted. Malformed cases are answered in their place and do not stop the others. `twice`: the keys that the file
 * names a second time in one object, from its root down; whoever parsed it lost all but the last of each.
 */
export function tally(input: unknown, twice: readonly (readonly (string | number)[])[] = []): Result<Tally, string> {
  if (!isJsonObject(input)) return err('there is no object with a list "cases" in it; give it {"cases": [...]}.')
  const written: unknown = Object.hasOwn(input, 'format') ? input['format'] : DECISION_FORMAT
  const format = DECISION_FORMATS.find((known) => known === written)
  if (format === undefined) return err('its "format" is none that is known here; write 1 or 2.')
  const cases: unknown = Object.hasOwn(input, 'cases') ? input['cases'] : undefined
  if (!Array.isArray(cases)) return err('it has no list "cases"; give it {"cases": [...]}.')
  if (cases.length > MOST_CASES)
    return err(`it has more than ${String(MOST_CASES)} cases; split them over several files.`)
  const ofCases = twice.filter(([key, index]) => key === 'cases' && index !== undefined)
  if (twice.some(([key, ...rest]) => rest.length === 0 && (key === 'cases' || key === 'format')))
    return err('it has "cases" or "format" twice; keep one of each.')
  const doubled = new Map(ofCases.map(([, index, ...path]) => [index, path] as const).reverse())
  let malformed = 0
  const outcomes = (cases as readonly unknown[]).map((each, index) => {
    const double = doubled.get(index)
    const parsed = double ? err(comesTwice(each, double)) : parseCase(each, format)
    if (parsed.ok) return tallyCase(parsed.value)
    malformed += 1
    return parsed.error
  })
  return ok({ outcomes, malformed })
}

/** What follows from a well-formed case: the same on any machine. */
export function tallyCase(question: DecisionCase): DecisionOutcome
export function tallyCase(question: DecisionCase | FullCase): DecisionOutcome | FullOutcome
export function tallyCase(question: DecisionCase | FullCase): DecisionOutcome | FullOutcome {
  if (!('format' in question)) return tallyOf(formatOne, question.id, question)
  return tallyOf(formatTwo, question.id, question)
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
