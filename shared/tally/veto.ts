import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { distinct, fault, listOf, memberPath, namedValues, objectOf, oneOf, text, truth } from './check.ts'
import { consentKind } from './consent.ts'
import { isReasoned } from './consensus.ts'
import { comparison, distinctNames, formatOne, fraction, seatMembers } from './format-one.ts'
import type { Comparison, Fraction } from './fraction.ts'
import { needed } from './fraction.ts'
import { fullMixedKind } from './full-mixed.ts'
import { fullVoteKind } from './full-vote.ts'
import { gradedKind } from './graded.ts'
import type { CaseOf, OutcomeOf, Unnamed } from './kind.ts'
import { caseOf, endingOf, kind, tallyOf } from './kind.ts'
import { secretKind } from './secret.ts'
import type { Seat } from './seats.ts'
import { isEligible } from './seats.ts'
import { writtenKind } from './written.ts'

/** What a veto may stand against. */
const decisionKinds = {
  vote: fullVoteKind,
  secret: secretKind,
  consensus: formatOne.consensus,
  mixed: fullMixedKind,
  consent: consentKind,
  graded: gradedKind,
  written: writtenKind,
}

/** `veto`: the seat calls for its sector's veto. */
export type VetoSeat = Seat & { readonly veto: boolean }

/** A sector calls its veto when this part of its eligible seats call for it. */
export type VetoRule = {
  readonly sectors: readonly string[]
  readonly fraction: Fraction
  readonly comparison: Comparison
  readonly unreasoned: 'open' | 'ignored'
}

/** `reasons`: by sector. `decision` has no id of its own. */
export type VetoCase = {
  readonly id: string
  readonly kind: 'veto'
  readonly decision: Unnamed<CaseOf<typeof decisionKinds>>
  readonly seats: readonly VetoSeat[]
  readonly reasons: Readonly<Record<string, string>>
  readonly rule: VetoRule
}

export type VetoVerdict =
  | { readonly result: 'no_decision'; readonly why: 'decision_undecided' }
  | { readonly result: 'not_adopted'; readonly why: 'decision_failed' | 'vetoed' }
  | { readonly result: 'open'; readonly why: 'veto_reason_missing' }
  | { readonly result: 'adopted'; readonly why: 'not_vetoed' }

/** `calls` and `base`: eligible seats of the sector; `met`: it calls its veto, with its reason or without. */
export type VetoCount = {
  readonly calls: number
  readonly base: number
  readonly needed: number
  readonly met: boolean
  readonly reasoned: boolean
}

export type VetoRefusal = { readonly id: string; readonly why: 'away' | 'recused' | 'no_veto' }

export type VetoOutcome = VetoVerdict & {
  readonly id: string
  readonly vetoes: Readonly<Record<string, VetoCount>>
  readonly decision: OutcomeOf<typeof decisionKinds>
  readonly refused: readonly VetoRefusal[]
}

export const vetoRuleSchema: Check<VetoRule> = objectOf<VetoRule>({
  sectors: distinctNames,
  fraction,
  comparison,
  unreasoned: oneOf('open', 'ignored'),
})

const shape = objectOf<Unnamed<VetoCase>>({
  kind: oneOf('veto'),
  decision: caseOf(decisionKinds),
  seats: distinct(listOf(objectOf<VetoSeat>({ ...seatMembers, veto: truth })), ({ id }) => id, 'id'),
  reasons: namedValues(text),
  rule: vetoRuleSchema,
})

const vetoCheck: Check<Unnamed<VetoCase>> = (value, path) => {
  const parsed = shape(value, path)
  return parsed.ok ? (reasonsFault(parsed.value, memberPath(path, 'reasons')) ?? parsed) : parsed
}

function reasonsFault({ reasons, rule }: Unnamed<VetoCase>, path: string): Result<never, Fault> | null {
  const strange = Object.keys(reasons).find((sector) => !rule.sectors.includes(sector))
  return strange === undefined
    ? null
    : fault('unknown', memberPath(path, strange), `${JSON.stringify(strange)} is no sector that has a veto.`)
}

/** A sector may stop what would carry (CASES.md, kind "veto"). */
export function tallyVeto(question: VetoCase): VetoOutcome {
  const { id, seats, rule } = question
  const decision = tallyOf(decisionKinds, id, question.decision)
  const vetoes = rule.sectors.map((sector) => [sector, countCalls(question, sector)] as const)
  const called = vetoes.flatMap(([, count]) => (count.met ? [count] : []))
  return {
    id,
    ...verdict(rule, decision.result, called),
    vetoes: Object.fromEntries(vetoes),
    decision,
    refused: seats.filter((seat) => seat.veto).flatMap((seat) => refusal(seat, rule) ?? []),
  }
}

/** The first that applies, in the order of CASES.md. `called`: the vetoes that sectors call. */
function verdict(rule: VetoRule, decided: string, called: readonly VetoCount[]): VetoVerdict {
  const ending = endingOf(decided)
  if (ending === 'undecided') return { result: 'no_decision', why: 'decision_undecided' }
  if (ending === 'fails') return { result: 'not_adopted', why: 'decision_failed' }
  if (called.some(({ reasoned }) => reasoned)) return { result: 'not_adopted', why: 'vetoed' }
  if (called.length > 0 && rule.unreasoned === 'open') return { result: 'open', why: 'veto_reason_missing' }
  return { result: 'adopted', why: 'not_vetoed' }
}

function countCalls({ seats, reasons, rule }: VetoCase, sector: string): VetoCount {
  const own = seats.filter((seat) => seat.sector === sector && isEligible(seat))
  const calls = own.filter((seat) => seat.veto).length
  const atLeast = needed(rule.fraction, rule.comparison, own.length)
  const reason = Object.hasOwn(reasons, sector) ? (reasons[sector] ?? null) : null
  return { calls, base: own.length, needed: atLeast, met: calls >= atLeast, reasoned: isReasoned(reason) }
}

/** Why a call does not count; null: it does. */
function refusal({ id, sector, ...seat }: VetoSeat, rule: VetoRule): VetoRefusal | null {
  if (seat.recused) return { id, why: 'recused' }
  if (!seat.here) return { id, why: 'away' }
  return rule.sectors.includes(sector) ? null : { id, why: 'no_veto' }
}

export const vetoKind = kind(vetoCheck, tallyVeto)
