import type { Decision, Round } from '../../shared/domain/decision.ts'
import type { z } from 'zod'
import { parseCase } from '../../shared/rules/case.ts'
import { caseOf, roundCaseOf } from '../../shared/rules/decision-case.ts'
import { outcomeForRecord } from '../../shared/domain/outcome-form.ts'
import { ENGINE } from '../../shared/rules/engine.ts'
import { tallyCase } from '../../shared/rules/tally.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { Draft } from './recorder.ts'

type JsonObject = Record<string, z.core.util.JSONType>

/** What a case amounts to. A case built from the record always parses; if not, that is a bug, and nothing is recorded. */
export function outcomeOf(question: unknown): JsonObject {
  const parsed = parseCase(question)
  if (!parsed.ok) throw new Error(`case does not parse at ${parsed.error.error.path}: ${parsed.error.error.message}`)
  return tallyCase(parsed.value) as unknown as JsonObject
}

export function roundOutcome(decision: Decision, round: Round): JsonObject {
  return outcomeOf(roundCaseOf(decision, round))
}

/** [DEC6] Records the outcome with everything it was computed from. [RULE2] Rules that were adopted hold from here on. */
export function conclude({ draft, state }: { draft: Draft; state: ForumState }, decision: Decision): void {
  const question = caseOf(decision)
  const outcome = outcomeOf(question)
  const result = resultOf(outcome)
  draft.add({
    type: 'decision.concluded/1',
    body: {
      decision: decision.id,
      result,
      case: question as JsonObject,
      outcome: outcomeForRecord(outcome),
      format: 1,
      engine: ENGINE,
    },
  })
  if (result !== 'adopted' || !decision.rulebook) return
  const version = (state.forum?.rules?.version ?? 0) + 1
  draft.add({ type: 'rules.adopted/1', body: { ...decision.rulebook, version, decision: decision.id } })
}

/** A decision is adopted, not adopted, or not taken; what a consensus test calls its results maps onto these. */
function resultOf(outcome: JsonObject): 'adopted' | 'not_adopted' | 'no_decision' {
  switch (outcome['result']) {
    case 'adopted':
    case 'consensus':
      return 'adopted'
    case 'not_adopted':
    case 'blocked':
    case 'no_consensus':
      return 'not_adopted'
    default:
      return 'no_decision'
  }
}
