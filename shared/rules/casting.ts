import type { Decision } from '../domain/decision.ts'
import type { AdoptedRule } from '../domain/forum.ts'

/** [CAST1] The rule that a decision is counted by: with the casting vote that was given, where one was. */
export function ruleWithCasting({ rule: adopted, casting }: Pick<Decision, 'rule' | 'casting'>): AdoptedRule['rule'] {
  const vote = casting?.given?.vote
  return vote === undefined ? adopted.rule : withCastingVote(adopted, vote)
}

/** The rule as if the casting vote were this. */
export function withCastingVote({ kind, rule }: AdoptedRule, castingVote: 'yes' | 'no'): AdoptedRule['rule'] {
  if (kind !== 'mixed') return { ...rule, castingVote }
  return { ...rule, vote: { ...(rule['vote'] as AdoptedRule['rule']), castingVote } }
}
