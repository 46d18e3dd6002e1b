import type { AdoptedRule, DecisionKind, Rulebook } from '../domain/forum.ts'
import type { ForumState } from '../domain/state.ts'
import { rulesFor } from './rulebook.ts'

type Decided = Pick<ForumState, 'decisions'>

/** [RULE3] The forum has decided on this commitment already, for or against it, and that decision stands. */
export function wasDecided({ decisions }: Decided, commitment: string | null): boolean {
  if (commitment === null) return false
  return Object.values(decisions).some(
    ({ commitment: on, concluded, annulled }) =>
      on === commitment && !annulled && concluded !== null && concluded.result !== 'no_decision',
  )
}

/** [RULE3] The one rule by which this commitment may be put to decision again; null: it was not decided, or the rules ask nothing more. */
export function reopeningRule(state: Decided, rules: Rulebook, commitment: string | null): string | null {
  return rules.reopening !== undefined && wasDecided(state, commitment) ? rules.reopening : null
}

/** [RULE1] [RULE3] The rules by which something may be put to decision now, the usual one first. */
export function rulesToPut(
  state: Decided,
  rules: Rulebook,
  about: DecisionKind,
  commitment: string | null,
): readonly AdoptedRule[] {
  const again = reopeningRule(state, rules, commitment)
  return again === null ? rulesFor(rules, about) : rules.rules.filter((rule) => rule.id === again)
}
