import type { Decision } from '../../../shared/domain/decision.ts'

/** [DEC15] What a decision is about, as far as its words differ. */
export type Subject = 'commitment' | 'motion' | 'rules'

export function subjectKind({ commitment, rulebook }: Pick<Decision, 'commitment' | 'rulebook'>): Subject {
  return rulebook ? 'rules' : commitment === null ? 'motion' : 'commitment'
}
