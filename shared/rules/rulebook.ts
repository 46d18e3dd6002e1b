import { z } from '../lib/zod.ts'
import type { AdoptedRule, DecisionKind, Rulebook } from '../domain/forum.ts'
import type { ForumState } from '../domain/state.ts'
import type { Meeting } from '../domain/meeting.ts'
import { rulesIn } from './bodies.ts'
import { consensusRuleSchema } from '../tally/case.ts'
import type { Check, Fault } from '../tally/check.ts'
import { fault } from '../tally/check.ts'
import { consentRuleSchema } from '../tally/consent.ts'
import { fullMixedRuleSchema } from '../tally/full-mixed.ts'
import type { GradedRule } from '../tally/graded.ts'
import { gradedRuleSchema } from '../tally/graded.ts'
import { unproxiedRuleSchema } from '../tally/full-vote.ts'
import { ruleFor } from './decision-case.ts'
import { seatsAt } from './meeting-seats.ts'
import type { Quorum, QuorumOutcome } from '../tally/quorum.ts'
import { quorumOf } from '../tally/quorum.ts'
import { vetoRuleSchema } from '../tally/veto.ts'

const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const share = {
  fraction: z.tuple([whole, whole.min(1)]).refine(([part, all]) => part <= all),
  comparison: z.enum(['more_than', 'at_least']),
}
const quorum = z.object({
  ...share,
  recused: z.enum(['count', 'not_present', 'leave']),
  eachSector: z.object(share).nullable(),
})

/** The quorum part of a rule, which adopting the rule has already checked; throws where it does not hold. */
export function parseQuorum(part: unknown): Quorum | null {
  return quorum.nullable().parse(part)
}

/** [QUO1] How a meeting stands against its body's quorum to sit, from who is here; null where the rules ask none. */
export function meetingQuorum(state: ForumState, meeting: Meeting): QuorumOutcome | null {
  const asked = parseQuorum(rulesIn(state, meeting.group)?.quorum ?? null)
  return asked && quorumOf(seatsAt(state, meeting), asked)
}

/** Where a rulebook that somebody wants to adopt does not hold; null where it does. */
export function rulebookFault({ quorum: toSit, rules, usual, kinds, reopening }: Rulebook): string | null {
  const ids = new Set(rules.map((rule) => rule.id))
  if (!ids.has(usual)) return 'usual'
  if (reopening !== undefined && !ids.has(reopening)) return 'reopening'
  if (ids.size < rules.length) return 'rules'
  const unknown = Object.entries(kinds ?? {}).find(([, rule]) => !ids.has(rule))
  if (unknown) return `kinds.${unknown[0]}`
  if (!quorum.nullable().safeParse(toSit).success) return 'quorum'
  return rules.flatMap((rule) => ruleFault(rule)?.path ?? [])[0] ?? null
}

/**
 * [RULE2] The forum has opened a meeting here, or a question that it was asked between meetings has come to its end: a meeting of the
 * past that was entered from its minutes is none, nor is what a coordinator said alone.
 */
export function hasMet({ meetings, procedures }: Pick<ForumState, 'meetings' | 'procedures'>): boolean {
  const decided = Object.values(procedures).some(
    ({ group, terms, ended }) =>
      group === null && terms.way !== 'statement' && ended !== null && ended.result !== 'annulled',
  )
  return decided || Object.values(meetings).some((one) => one.openedAt !== null && one.occurredAt === null)
}

/** A graded rule whose votes have no proxies: nobody could lodge one. */
const unproxiedGradedSchema: Check<GradedRule> = (value, path) => {
  const checked = gradedRuleSchema(value, path)
  if (!checked.ok) return checked
  const at = checked.value.steps.findIndex((step) => step.kind === 'vote' && step.rule.proxies !== null)
  return at < 0 ? checked : fault('range', `${path}.steps[${String(at)}].rule.proxies`, 'There are no proxies here.')
}

const SMALLEST_SECTOR = 5

/** [DEC16] How many seats of a sector must be able to vote for its tally of a secret vote to be told. */
export function smallestSector(rules: Pick<Rulebook, 'smallestSector'> | null): number {
  return rules?.smallestSector ?? SMALLEST_SECTOR
}

/** [RULE1] The rules that may decide a kind: the one that the rulebook names for it, else any, the usual one first. */
export function rulesFor({ rules, usual, kinds }: Rulebook, about: DecisionKind): readonly AdoptedRule[] {
  const binding = kinds?.[about]
  if (binding !== undefined) return rules.filter((rule) => rule.id === binding)
  return [...rules].sort((a, b) => Number(b.id === usual) - Number(a.id === usual))
}

/** What does not hold in a rule that somebody wants to adopt, with its place; null where it holds. */
export function ruleFault(adopted: AdoptedRule): Fault | null {
  // "each" stands for the sectors that a forum turns out to have; any name does for looking at the shape.
  const { kind, rule, veto } = ruleFor(adopted, ['a sector'])
  const checks = {
    vote: unproxiedRuleSchema,
    consensus: consensusRuleSchema,
    mixed: fullMixedRuleSchema,
    consent: consentRuleSchema,
    graded: unproxiedGradedSchema,
  }
  const checked = checks[kind](rule, 'rule')
  if (!checked.ok) return checked.error
  const against = veto ? vetoRuleSchema(veto, 'veto') : null
  return against === null || against.ok ? null : against.error
}
