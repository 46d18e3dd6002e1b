import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { DecisionView } from './decision-view.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { changeSheet, useSheet } from './sheet-store.ts'

/**
 * Keeps that an answer came after its round or ballot had closed. By then the question is gone from the screen, and what would have
 * shown the failure with it.
 */
export function tellLate(view: DecisionView, answering: Promise<Result<unknown, Failure>>): void {
  const place = placeOf(view)
  changeSheet(view.decision.id, { late: null })
  void answering.then((answered) => {
    const state = answered.ok ? null : answered.error.details?.['state']
    if (answered.ok || (state !== 'round_closed' && state !== 'ballot_closed')) return
    changeSheet(view.decision.id, { late: { place, failure: answered.error } })
  })
}

/** Stands where the question stood, until the next one is asked. */
export function LateAnswer({ view }: { view: DecisionView }): ReactNode {
  const { late } = useSheet(view.decision.id)
  return <FailureLine failure={late?.place === placeOf(view) ? late.failure : null} />
}

/** Which question was asked last: the same while it is open and after it closed. */
function placeOf({ decision }: DecisionView): string {
  return decision.ballot ? `ballot ${decision.ballot.openedAt}` : `round ${String(decision.rounds.length)}`
}
