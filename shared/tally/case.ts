import type { Result } from '../lib/result.ts'
import { err, ok } from '../lib/result.ts'
import type { Fault } from './check.ts'
import { isJsonObject, itemPath, memberPath, name, objectOf, text } from './check.ts'
import { formatOne } from './format-one.ts'
import type { CaseOf, Kinds } from './kind.ts'
import { caseOf } from './kind.ts'
import { formatTwo } from './kinds.ts'

// A forum's stored rules are parsed by the same checks as those in cases.
export { consensusRuleSchema, mixedRuleSchema, voteRuleSchema } from './format-one.ts'

/** The formats of decision cases that are known (CASES.md). */
export const DECISION_FORMATS = [1, 2] as const
export type DecisionFormat = (typeof DECISION_FORMATS)[number]

/** A well-formed decision case of format 1: a rule, the seats as they were, and what they said. */
export type DecisionCase = CaseOf<typeof formatOne>

/** One of format 2, which says so: what follows from a vote has more keys there. */
export type FullCase = CaseOf<typeof formatTwo> & { readonly format: 2 }

/**
 * What stands in the place of an outcome where the case is malformed. `id` is the case's, as it is written there; null if
 * it has none (or one that is a list or an object, which names nothing).
 */
export type CaseError = {
  readonly id: string | number | boolean | null
  readonly error: Fault
}

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
export function parseCase(value: unknown, format?: 1): Result<DecisionCase, CaseError>
export function parseCase(value: unknown, format: DecisionFormat): Result<DecisionCase | FullCase, CaseError>
export function parseCase(value: unknown, format: DecisionFormat = 1): Result<DecisionCase | FullCase, CaseError> {
  const parsed = format === 1 ? checkCase(formatOne, value) : fullCase(value)
  return parsed.ok ? parsed : err({ id: idOf(value), error: parsed.error })
}

/** The error of a case in which a key stands twice in one object: which of the two was meant, nobody can tell. */
export function comesTwice(value: unknown, path: readonly (string | number)[]): CaseError {
  const where = path.reduce<string>(
    (at, key) => (typeof key === 'number' ? itemPath(at, key) : memberPath(at, key)),
    '',
  )
  const message = `The key ${JSON.stringify(String(path.at(-1)))} comes twice in its object.`
  return { id: idOf(value), error: { code: 'duplicate', message, path: where } }
}

function fullCase(value: unknown): Result<FullCase, Fault> {
  const parsed = checkCase(formatTwo, value)
  return parsed.ok ? ok({ ...parsed.value, format: 2 }) : parsed
}

const head = objectOf({ id: name, kind: text })

function checkCase<K extends Kinds>(kinds: K, value: unknown): Result<CaseOf<K>, Fault> {
  const known = head(value, '')
  if (!known.ok) return known
  const parsed = caseOf(kinds)(value, '')
  return parsed.ok ? ok({ id: known.value.id, ...parsed.value } as unknown as CaseOf<K>) : parsed
}

function idOf(value: unknown): CaseError['id'] {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'id')) return null
  const { id } = value
  return typeof id === 'string' || typeof id === 'number' || typeof id === 'boolean' ? id : null
}
