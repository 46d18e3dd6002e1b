import type { Decision } from '../domain/decision.ts'
import type { RoundKind } from '../domain/position.ts'
import type { Json } from '../lib/canonical-json.ts'
import { roundStep, stepsOf, voteStep } from './graded-steps.ts'

type JsonObject = Readonly<Record<string, Json>>

/**
 * The kind of a decision's rounds, and the part of its rule that they are counted by; null where its rule has none. Of a graded rule
 * that of the step given, else of the one that a round is of now.
 */
export function roundRule(
  decision: Decision,
  step: number | null = null,
): { readonly kind: RoundKind; readonly rule: JsonObject } | null {
  const { kind } = decision.rule
  const whole = decision.rule.rule as JsonObject
  switch (kind) {
    case 'consensus':
    case 'consent':
      return { kind, rule: whole }
    case 'mixed':
      return { kind: 'consensus', rule: whole['consensus'] as JsonObject }
    case 'vote':
      return null
    case 'graded': {
      const of = step === null ? roundStep(decision) : stepsOf(decision).find((one) => one.number === step)
      return of?.kind === 'consensus' || of?.kind === 'consent' ? { kind: of.kind, rule: asJson(of.rule) } : null
    }
  }
}

/** Of a decision without rounds it says what they would be called. */
export function roundKind(decision: Decision): RoundKind {
  return roundRule(decision)?.kind ?? 'consensus'
}

/** The part of a decision's rule that its ballot is counted by, of a graded rule the vote that is open or comes next; null where there is none. */
export function ballotRule(decision: Decision): JsonObject | null {
  const { kind } = decision.rule
  const whole = decision.rule.rule as JsonObject
  switch (kind) {
    case 'vote':
      return whole
    case 'mixed':
      return whole['vote'] as JsonObject
    case 'consensus':
    case 'consent':
      return null
    case 'graded': {
      const of = voteStep(decision)
      return of?.kind === 'vote' ? asJson(of.rule) : null
    }
  }
}

/** Rules are JSON: they were parsed from it. */
function asJson(rule: object): JsonObject {
  return rule as JsonObject
}
