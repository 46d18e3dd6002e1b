import type { FrozenSeat } from '../../shared/domain/ballot.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { BallotProxies } from '../../shared/domain/proxy.ts'
import { decisionQuorum } from '../../shared/rules/question.ts'

/** Whether the seats here now would meet the quorum of the rule that a decision is under, at the stage that comes next. */
export function isQuorate(
  decision: Decision,
  seats: readonly FrozenSeat[],
  stage: 'consensus' | 'vote' = 'consensus',
  proxies?: BallotProxies | null,
): boolean {
  return decisionQuorum(decision, seats, stage, proxies ?? undefined)?.met ?? true
}
