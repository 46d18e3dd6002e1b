import type { Check } from './check.ts'
import { listOf, name, objectOf, oneOf, truth } from './check.ts'
import type { FullVoteCase, FullVoteOutcome, FullVoteVerdict } from './full-vote.ts'
import { fullVoteKind } from './full-vote.ts'
import { caseOf, kind, tallyOf } from './kind.ts'
import type { Unnamed } from './kind.ts'

/**
 * A steering committee votes because time is short. `viewsWeighed`: the known views of the network were weighed; `told`: the
 * network and the public were told.
 */
export type SteeringCase = {
  readonly id: string
  readonly kind: 'steering'
  readonly vote: Unnamed<FullVoteCase>
  readonly viewsWeighed: boolean
  readonly told: boolean
}

export type SteeringCondition = 'views_not_weighed' | 'not_told'

export type SteeringVerdict = FullVoteVerdict | { readonly result: 'no_decision'; readonly why: 'conditions_missing' }

export type SteeringOutcome = SteeringVerdict & {
  readonly id: string
  readonly attribution: 'steering_committee'
  readonly missing: readonly SteeringCondition[]
  readonly vote: FullVoteOutcome
}

const within = { vote: fullVoteKind }

const steeringCheck: Check<Unnamed<SteeringCase>> = objectOf<Unnamed<SteeringCase>>({
  kind: oneOf('steering'),
  vote: caseOf(within),
  viewsWeighed: truth,
  told: truth,
})

/** A vote in fewer names than the network's, and labelled so (CASES.md, kind "steering"). */
export function tallySteering(question: SteeringCase): SteeringOutcome {
  const { id, viewsWeighed, told } = question
  const missing: SteeringCondition[] = []
  if (!viewsWeighed) missing.push('views_not_weighed')
  if (!told) missing.push('not_told')
  const vote = tallyOf(within, id, question.vote)
  const verdict: SteeringVerdict =
    missing.length > 0 ? { result: 'no_decision', why: 'conditions_missing' } : verdictOf(vote)
  return { id, ...verdict, attribution: 'steering_committee', missing, vote }
}

/** Result and why belong together, so they are taken together. */
function verdictOf({ result, why }: FullVoteOutcome): FullVoteVerdict {
  return { result, why } as FullVoteVerdict
}

export const steeringKind = kind(steeringCheck, tallySteering)

/** Who may speak so. */
export type StatementRule = { readonly coordinators: readonly string[] }

/** What a coordinator says alone; `operational`: it is on operational matters only. */
export type StatementCase = {
  readonly id: string
  readonly kind: 'statement'
  readonly by: string
  readonly operational: boolean
  readonly rule: StatementRule
}

export type StatementVerdict =
  | { readonly result: 'not_issued'; readonly why: 'not_coordinator' | 'not_operational' }
  | { readonly result: 'issued'; readonly why: 'operational' }

export type StatementOutcome = StatementVerdict & { readonly id: string; readonly attribution: 'coordinator' }

export const statementRuleSchema: Check<StatementRule> = objectOf<StatementRule>({ coordinators: listOf(name) })

const statementCheck: Check<Unnamed<StatementCase>> = objectOf<Unnamed<StatementCase>>({
  kind: oneOf('statement'),
  by: name,
  operational: truth,
  rule: statementRuleSchema,
})

/** Whether a statement may be issued, and in whose name: never in that of the network (CASES.md, kind "statement"). */
export function tallyStatement(question: StatementCase): StatementOutcome {
  return { id: question.id, ...statementVerdict(question), attribution: 'coordinator' }
}

function statementVerdict({ by, operational, rule }: StatementCase): StatementVerdict {
  if (!rule.coordinators.includes(by)) return { result: 'not_issued', why: 'not_coordinator' }
  if (!operational) return { result: 'not_issued', why: 'not_operational' }
  return { result: 'issued', why: 'operational' }
}

export const statementKind = kind(statementCheck, tallyStatement)
