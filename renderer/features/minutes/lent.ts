import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Election } from '../../../shared/domain/election.ts'

/** What a scene lends the minutes, as no feature knows another. Plain words without it. */
export interface LentToMinutes {
  /** What came of a decision, in its one sentence. */
  readonly outcome?: ((decision: Decision) => ReactNode) | undefined
  /** An election held at an item. */
  readonly election?: ((election: Election) => ReactNode) | undefined
}
