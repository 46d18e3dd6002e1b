import { distinct, listOf, nullable, objectOf, oneOf, text, truth } from './check.ts'
import type { Check } from './check.ts'
import { isReasoned } from './consensus.ts'
import { quorumSchema, seatMembers } from './format-one.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'
import type { Quorum, QuorumOutcome } from './quorum.ts'
import { quorumOf } from './quorum.ts'
import type { Refusal, Seat } from './seats.ts'
import { isEligible, refused } from './seats.ts'

export type ConsentPosition = 'consent' | 'concern' | 'objection'

/** `paramount` null: nobody has judged yet whether the objection stops what is proposed. */
export type ConsentSeat = Seat & {
  readonly position: ConsentPosition | null
  readonly reason: string | null
  readonly paramount: boolean | null
}

export type ConsentRule = { readonly unargued: 'open' | 'ignored'; readonly quorum: Quorum | null }

export type ConsentCase = {
  readonly id: string
  readonly kind: 'consent'
  readonly seats: readonly ConsentSeat[]
  readonly rule: ConsentRule
}

/** Eligible seats as they said it; `silent`: null positions. */
export type ConsentCounts = Readonly<Record<ConsentPosition | 'silent', number>>

export type ConsentVerdict =
  | { readonly result: 'no_decision'; readonly why: 'quorum_missed' }
  | { readonly result: 'objected'; readonly why: 'paramount_objection' }
  | { readonly result: 'open'; readonly why: 'objection_untested' | 'argument_missing' | 'not_all_asked' }
  | { readonly result: 'no_consent'; readonly why: 'no_support' }
  | { readonly result: 'consent'; readonly why: 'no_paramount_objection' }

/** `objections`: eligible seats whose argued objection is paramount, in the order of seats. */
export type ConsentOutcome = ConsentVerdict & {
  readonly id: string
  readonly counts: ConsentCounts
  readonly objections: readonly string[]
  readonly quorum: QuorumOutcome | null
  readonly refused: readonly Refusal[]
}

export const consentRuleSchema: Check<ConsentRule> = objectOf<ConsentRule>({
  unargued: oneOf('open', 'ignored'),
  quorum: nullable(quorumSchema),
})

export const consentSeatsSchema: Check<readonly ConsentSeat[]> = distinct(
  listOf(
    objectOf<ConsentSeat>({
      ...seatMembers,
      position: nullable(oneOf('consent', 'concern', 'objection')),
      reason: nullable(text),
      paramount: nullable(truth),
    }),
  ),
  ({ id }) => id,
  'id',
)

const consentCheck = objectOf<Unnamed<ConsentCase>>({
  kind: oneOf('consent'),
  seats: consentSeatsSchema,
  rule: consentRuleSchema,
})

/** The outcome of a call for consent (CASES.md, kind "consent"): only an argued objection that is paramount stops. */
export function tallyConsent(question: ConsentCase): ConsentOutcome {
  const { id, seats, rule } = question
  const quorum = quorumOf(seats, rule.quorum)
  const eligible = seats.filter(isEligible)
  const counts = { consent: 0, concern: 0, objection: 0, silent: 0 }
  for (const seat of eligible) counts[seat.position ?? 'silent'] += 1
  const argued = eligible.filter((seat) => seat.position === 'objection' && isReasoned(seat.reason))
  return {
    id,
    ...verdict(rule, counts, argued, quorum),
    counts,
    objections: argued.filter(({ paramount }) => paramount === true).map((seat) => seat.id),
    quorum,
    refused: refused(seats, (seat) => seat.position),
  }
}

/** The first that applies, in the order of CASES.md. `argued`: the eligible seats with an argued objection. */
function verdict(
  rule: ConsentRule,
  counts: ConsentCounts,
  argued: readonly ConsentSeat[],
  quorum: QuorumOutcome | null,
): ConsentVerdict {
  if (quorum !== null && !quorum.met) return { result: 'no_decision', why: 'quorum_missed' }
  if (argued.some(({ paramount }) => paramount === true)) return { result: 'objected', why: 'paramount_objection' }
  if (argued.some(({ paramount }) => paramount === null)) return { result: 'open', why: 'objection_untested' }
  const unargued = counts.objection - argued.length
  if (unargued > 0 && rule.unargued === 'open') return { result: 'open', why: 'argument_missing' }
  if (counts.silent > 0) return { result: 'open', why: 'not_all_asked' }
  const heard = counts.consent + counts.concern + argued.length
  if (heard === 0) return { result: 'no_consent', why: 'no_support' }
  return { result: 'consent', why: 'no_paramount_objection' }
}

export const consentKind = kind(consentCheck, tallyConsent)
