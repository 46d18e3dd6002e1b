import type { Result } from '../lib/result.ts'
import { ok } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { fault, isJsonObject, memberPath, objectOf, text } from './check.ts'

/** What every case has: the name it is answered under, and what kind of question it is. */
export type Question = { readonly id: string; readonly kind: string }

/** A case without its id, as its check parses it: the id is read by whoever asks the case, or taken from the case around it. */
export type Unnamed<C> = Omit<C, 'id'>

/**
 * One kind of case: `check` parses it whole, `kind` included and `id` left out; `tally` says what follows from a case that
 * is well formed. Its outcome carries the case's `id`.
 */
export type Kind<C extends Question, O> = { readonly check: Check<Unnamed<C>>; readonly tally: (question: C) => O }

/** Kinds by their names. The parameter is `never` so that kinds of any case fit. */
export type Kinds = Readonly<
  Record<string, { readonly check: Check<object>; readonly tally: (question: never) => object }>
>

/** The cases of some kinds, as one union; and what follows from them. */
export type CaseOf<K extends Kinds> = Parameters<K[keyof K]['tally']>[0]
export type OutcomeOf<K extends Kinds> = ReturnType<K[keyof K]['tally']>

export function kind<C extends Question, O>(check: Check<Unnamed<C>>, tally: (question: C) => O): Kind<C, O> {
  return { check, tally }
}

/**
 * A case within a case (CASES.md): one of some kinds, without an id. The kind is looked at first; one that is not among them is
 * `unknown`. Build the list of kinds before: `caseOf(kinds)` is a check as any other.
 */
export function caseOf<K extends Kinds>(kinds: K): Check<Unnamed<CaseOf<K>>> {
  return (value, path) => {
    const named = objectOf({ kind: text })(value, path)
    if (!named.ok) return named
    const found = kindCalled(kinds, named.value.kind)
    if (found === undefined) return unknownKind(named.value.kind, memberPath(path, 'kind'))
    const parsed = found.check(value, path)
    return parsed.ok ? ok(parsed.value as Unnamed<CaseOf<K>>) : parsed
  }
}

/** What follows from a case of one of these kinds. An id given takes the place of the one that a case within a case lacks. */
export function tallyOf<K extends Kinds>(kinds: K, id: string, question: Unnamed<CaseOf<K>>): OutcomeOf<K> {
  const asked: unknown = isJsonObject(question) ? question['kind'] : undefined
  const found = typeof asked === 'string' ? kindCalled(kinds, asked) : undefined
  if (found === undefined) throw new Error('a case of a kind that was not parsed')
  // The check that let it through is the one beside this function, so the case is what the function asks for.
  return (found.tally as (question: object) => object)({ ...question, id }) as OutcomeOf<K>
}

export function unknownKind(called: string, path: string): Result<never, Fault> {
  return fault('unknown', path, `${JSON.stringify(called)} is no kind of case that belongs here.`)
}

function kindCalled(kinds: Kinds, called: string): Kinds[string] | undefined {
  return Object.hasOwn(kinds, called) ? kinds[called] : undefined
}

/** How a decision ends, whatever its kind calls it (CASES.md, "How a decision ends"). */
export type Ending = 'carries' | 'undecided' | 'fails'

export function endingOf(result: string): Ending {
  switch (result) {
    case 'adopted':
    case 'consensus':
    case 'consent':
    case 'issued':
      return 'carries'
    case 'no_decision':
    case 'open':
      return 'undecided'
    default:
      return 'fails'
  }
}
