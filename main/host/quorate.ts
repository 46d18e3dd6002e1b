import type { FrozenSeat } from '../../shared/domain/ballot.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { quorumOf } from '../../shared/rules/quorum.ts'
import { parseQuorum } from '../../shared/rules/rulebook.ts'

/** Whether the seats here now would meet the quorum of the rule that a decision is under, at the stage that comes next. */
export function isQuorate(
  decision: Decision,
  seats: readonly FrozenSeat[],
  stage: 'consensus' | 'vote' = 'consensus',
): boolean {
  const { kind, rule } = decision.rule
  const part = kind === 'mixed' ? (rule[stage] as Record<string, unknown>) : rule
  const quorum = parseQuorum(part['quorum'] ?? null)
  return quorum === null || quorumOf(seats, quorum).met
}
