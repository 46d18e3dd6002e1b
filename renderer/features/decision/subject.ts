import type { Decision } from '../../../shared/domain/decision.ts'

/** [DEC15] What a decision is about, as far as its words differ. */
export type Subject = 'commitment' | 'motion' | 'rules' | 'statement' | 'sanction'

type About = Pick<Decision, 'commitment' | 'rulebook' | 'statement' | 'sanction'>

export function subjectKind({ commitment, rulebook, statement, sanction }: About): Subject {
  if (rulebook) return 'rules'
  if (statement) return 'statement'
  if (sanction) return 'sanction'
  return commitment === null ? 'motion' : 'commitment'
}

/** The page of the forum on which what is decided stands, and is amended; null where it has none of its own. */
export function ownPage(decision: About): 'rules' | 'ethics' | null {
  const subject = subjectKind(decision)
  if (subject === 'rules') return 'rules'
  return subject === 'statement' || subject === 'sanction' ? 'ethics' : null
}
