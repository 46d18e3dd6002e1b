import type { Ballot, FrozenSeat } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import type { ForumState } from '../domain/state.ts'
import { rulesOf } from './bodies.ts'
import { withoutProxies } from './decision-case.ts'
import { unproxiedRuleSchema } from '../tally/full-vote.ts'
import { smallestSector } from './rulebook.ts'
import { sectorsTold } from '../tally/secret.ts'
import { sectorsAsked } from '../tally/vote.ts'

/** The sectors whose ballots are counted apart: those that the rule asks something of, and that may be told. */
export function countedApart(
  { rule }: Pick<Decision, 'rule'>,
  { seats, smallest }: Pick<Ballot, 'smallest'> & { readonly seats: readonly FrozenSeat[] },
): readonly string[] {
  const parsed = unproxiedRuleSchema(withoutProxies(rule.rule), 'rule')
  if (!parsed.ok) throw new Error(`a recorded rule does not parse at ${parsed.error.path}`)
  return sectorsTold(sectorsAsked(parsed.value, parsed.value.leastYes), seats, smallest ?? 1)
}

/**
 * [DEC16] Why a decision may not be voted on in secret over these seats; null: it may. Where a rule counts sectors apart, one with few
 * seats would show its votes.
 */
export function whyNotSecret(
  state: Pick<ForumState, 'forum' | 'groups' | 'meetings'>,
  decision: Decision,
  seats: readonly FrozenSeat[],
): 'rule_not_secret' | 'sector_too_small' | null {
  if (decision.rule.kind !== 'vote') return 'rule_not_secret'
  const told = countedApart(decision, { seats, smallest: smallestSector(rulesOf(state, decision)) })
  return told.length === countedApart(decision, { seats, smallest: 0 }).length ? null : 'sector_too_small'
}

/** [DEC14] The last ballot was secret, a recusal annulled it, and over these seats none may be secret: it is opened openly, or put off. */
export function isSecretNoMore(
  state: Pick<ForumState, 'forum' | 'groups' | 'meetings'>,
  decision: Decision,
  seats: readonly FrozenSeat[],
): boolean {
  const last = decision.annulledQuestions.at(-1)
  if (decision.stage !== 'put' || last?.why !== 'recusal' || last.ballot?.manner !== 'secret') return false
  return whyNotSecret(state, decision, seats) === 'sector_too_small'
}
