import type { Result } from '../lib/result.ts'
import { ok } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { fault, isJsonObject, itemPath, listOf, memberPath, name, objectOf, oneOf, text, truth } from './check.ts'
import type { ConsensusRule } from './consensus.ts'
import type { ConsentRule } from './consent.ts'
import { consentKind, consentRuleSchema } from './consent.ts'
import { consensusRuleSchema, formatOne } from './format-one.ts'
import type { FullVoteRule } from './full-vote.ts'
import { fullVoteKind, fullVoteRuleSchema } from './full-vote.ts'
import type { CaseOf, OutcomeOf, Unnamed } from './kind.ts'
import { caseOf, endingOf, kind, tallyOf, unknownKind } from './kind.ts'

/** What a step may be, beside a group. */
const stepKinds = { consensus: formatOne.consensus, consent: consentKind, vote: fullVoteKind }

/** One step of the rule. A `group` is a joint group that looks for a way, and decides nothing. */
export type GradedRuleStep = { readonly grade: string } & (
  | { readonly kind: 'consensus'; readonly rule: ConsensusRule }
  | { readonly kind: 'consent'; readonly rule: ConsentRule }
  | { readonly kind: 'vote'; readonly rule: FullVoteRule }
  | { readonly kind: 'group' }
)

export type GradedRule = { readonly steps: readonly GradedRuleStep[] }

/** A step that was taken, with the kind and the rule of the rule's step: a case but for its id, or what a group did. */
export type GradedStep = Unnamed<CaseOf<typeof stepKinds>> | GroupStep

export type GroupStep = { readonly kind: 'group'; readonly reported: boolean }

/** Steps of falling grade, as many as the rule has; null: not taken. */
export type GradedCase = {
  readonly id: string
  readonly kind: 'graded'
  readonly rule: GradedRule
  readonly steps: readonly (GradedStep | null)[]
}

export type GradedVerdict =
  | { readonly result: 'no_decision'; readonly why: 'awaiting_step' | 'awaiting_group' | 'step_undecided' }
  | { readonly result: 'adopted'; readonly why: 'step_carried' }
  | { readonly result: 'not_adopted'; readonly why: 'no_step_carried' }

/** `step` is 1-based: the one that decided, or that is awaited. Both null after the last. `outcomes`: of the steps looked at. */
export type GradedOutcome = GradedVerdict & {
  readonly id: string
  readonly step: number | null
  readonly grade: string | null
  readonly outcomes: readonly (OutcomeOf<typeof stepKinds> | null)[]
}

const ruleStepSchema: Check<GradedRuleStep> = (value, path) => {
  const head = objectOf({ grade: name, kind: text })(value, path)
  if (!head.ok) return head
  const { grade, kind } = head.value
  switch (kind) {
    case 'consensus':
      return objectOf({ grade: name, kind: oneOf(kind), rule: consensusRuleSchema })(value, path)
    case 'consent':
      return objectOf({ grade: name, kind: oneOf(kind), rule: consentRuleSchema })(value, path)
    case 'vote':
      return objectOf({ grade: name, kind: oneOf(kind), rule: fullVoteRuleSchema })(value, path)
    case 'group':
      return ok({ grade, kind })
    default:
      return unknownKind(kind, memberPath(path, 'kind'))
  }
}

export const gradedRuleSchema: Check<GradedRule> = (value, path) => {
  const rule = objectOf<GradedRule>({ steps: listOf(ruleStepSchema) })(value, path)
  if (!rule.ok || rule.value.steps.length > 0) return rule
  return fault('range', memberPath(path, 'steps'), 'There is at least one step.')
}

const asWritten: Check<unknown> = (value) => ok(value)

const shape = objectOf<{ readonly kind: 'graded'; readonly rule: GradedRule; readonly steps: readonly unknown[] }>({
  kind: oneOf('graded'),
  rule: gradedRuleSchema,
  steps: listOf(asWritten),
})

const gradedCheck: Check<Unnamed<GradedCase>> = (value, path) => {
  const parsed = shape(value, path)
  if (!parsed.ok) return parsed
  const { rule, steps } = parsed.value
  const at = memberPath(path, 'steps')
  if (rule.steps.length !== steps.length) return fault('range', at, 'As many steps belong here as the rule has.')
  const taken: (GradedStep | null)[] = []
  for (const [index, step] of rule.steps.entries()) {
    const said = stepTaken(step, steps[index], itemPath(at, index))
    if (!said.ok) return said
    taken.push(said.value)
  }
  return ok({ ...parsed.value, steps: taken })
}

const groupShape = objectOf({ reported: truth })

/** What the case says of a step, taken together with the rule's, which was checked before. */
function stepTaken(step: GradedRuleStep, value: unknown, path: string): Result<GradedStep | null, Fault> {
  if (value === null) return ok(null)
  if (step.kind === 'group') {
    const group = groupShape(value, path)
    return group.ok ? ok({ kind: step.kind, ...group.value }) : group
  }
  if (!isJsonObject(value)) return fault('type', path, 'An object belongs here, or null.')
  return caseOf(stepKinds)({ ...value, kind: step.kind, rule: step.rule }, path)
}

/** Steps are taken one after the other until one carries (CASES.md, kind "graded"). What is said of later ones is not used. */
export function tallyGraded(question: GradedCase): GradedOutcome {
  const { id, rule } = question
  const outcomes: (OutcomeOf<typeof stepKinds> | null)[] = []
  for (const [index, { grade }] of rule.steps.entries()) {
    const taken = question.steps[index] ?? null
    const outcome = taken === null || taken.kind === 'group' ? null : tallyOf(stepKinds, id, taken)
    outcomes.push(outcome)
    const verdict = verdictOf(taken, outcome?.result)
    if (verdict !== null) return { id, ...verdict, step: index + 1, grade, outcomes }
  }
  return { id, result: 'not_adopted', why: 'no_step_carried', step: null, grade: null, outcomes }
}

/** What a step decides or leaves awaited; null: the next is looked at. */
function verdictOf(taken: GradedStep | null, result: string | undefined): GradedVerdict | null {
  if (taken === null) return { result: 'no_decision', why: 'awaiting_step' }
  if (taken.kind === 'group') return taken.reported ? null : { result: 'no_decision', why: 'awaiting_group' }
  switch (endingOf(result ?? 'no_decision')) {
    case 'undecided':
      return { result: 'no_decision', why: 'step_undecided' }
    case 'carries':
      return { result: 'adopted', why: 'step_carried' }
    case 'fails':
      return null
  }
}

export const gradedKind = kind(gradedCheck, tallyGraded)
