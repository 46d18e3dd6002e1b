import type { BallotChoice } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import { ballotRule } from '../../../shared/rules/asked-rule.ts'

export type Choice = Exclude<BallotChoice, 'invalid'>

/**
 * What a ballot may say, in its order. A blank is offered in secret, as on paper, and openly only where the rule counts it otherwise than
 * an abstention.
 */
export function choicesIn(decision: Decision): readonly Choice[] {
  const counted = ballotRule(decision)?.['blank'] === 'cast'
  const blank = decision.ballot?.manner === 'secret' || counted
  return blank ? ['yes', 'no', 'abstain', 'blank'] : ['yes', 'no', 'abstain']
}
