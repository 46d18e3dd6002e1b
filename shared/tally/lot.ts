import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256 } from '../lib/sha256.ts'
import type { Check } from './check.ts'
import { distinct, fault, listOf, name, objectOf, oneOf, text, whole } from './check.ts'
import { byCodePoint } from './code-point-order.ts'
import { isReasoned } from './consensus.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'

/**
 * A draw that everybody can repeat. The host binds itself to a secret by its `commitment`, those present then say
 * `words`, and only then the secret is told: neither side can choose the order.
 */
export type LotCase = {
  readonly id: string
  readonly kind: 'lot'
  readonly names: readonly string[]
  readonly places: number
  readonly commitment: string
  readonly secret: string
  readonly words: readonly string[]
}

export type LotVerdict =
  | { readonly result: 'void'; readonly why: 'commitment_broken' | 'no_words' }
  | { readonly result: 'drawn'; readonly why: 'commitment_kept' }

/** `order`: all names as drawn, best first; `drawn`: the first of them, as many as there are places. */
export type LotOutcome = LotVerdict & {
  readonly id: string
  readonly order: readonly string[]
  readonly drawn: readonly string[]
}

/** 64 lower-case hexadecimal digits. */
const hex: Check<string> = (value, path) => {
  const parsed = text(value, path)
  if (!parsed.ok || /^[0-9a-f]{64}$/.test(parsed.value)) return parsed
  return fault('range', path, '64 lower-case hexadecimal digits belong here.')
}

/** Half of a surrogate pair has no UTF-8, so nothing can be computed from it. */
function wellFormed(check: Check<string>): Check<string> {
  return (value, path) => {
    const parsed = check(value, path)
    if (!parsed.ok || parsed.value.isWellFormed()) return parsed
    return fault('range', path, 'The text has half of a surrogate pair in it.')
  }
}

const lotCheck: Check<Unnamed<LotCase>> = objectOf<Unnamed<LotCase>>({
  kind: oneOf('lot'),
  names: distinct(listOf(wellFormed(name)), (each) => each),
  places: whole(1),
  commitment: hex,
  secret: hex,
  words: listOf(wellFormed(text)),
})

/** What a host publishes before anybody says a word, of a secret of 64 lower-case hexadecimal digits. */
export function lotCommitment(secret: string): string {
  return sha256(canonicalJson(['lot', secret]))
}

/** The draw (CASES.md, kind "lot"): the order of `names` changes nothing, that of `words` does. */
export function tallyLot(question: LotCase): LotOutcome {
  const { id, names, places, commitment, secret, words } = question
  if (lotCommitment(secret) !== commitment) {
    return { id, result: 'void', why: 'commitment_broken', order: [], drawn: [] }
  }
  if (!words.some(isReasoned)) return { id, result: 'void', why: 'no_words', order: [], drawn: [] }
  const tickets = names.map((each) => ({ name: each, ticket: sha256(canonicalJson([secret, words, each])) }))
  // Tickets are ASCII, for which every order of texts is the same.
  tickets.sort((a, b) => byCodePoint(a.ticket, b.ticket) || byCodePoint(a.name, b.name))
  const order = tickets.map((each) => each.name)
  return { id, result: 'drawn', why: 'commitment_kept', order, drawn: order.slice(0, places) }
}

export const lotKind = kind(lotCheck, tallyLot)
