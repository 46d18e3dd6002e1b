import type { Election } from '../../../shared/domain/election.ts'
import type { DomainEvent, ForumState } from '../../../shared/domain/state.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import { electionCode, electorsOf, lotOf, stvCaseOf } from '../../../shared/rules/election-case.ts'
import { tallyStv } from '../../../shared/rules/stv.ts'

/** What can only be seen before the event takes effect: who voted without being asked, or twice. */
export function electionFaultsBefore(state: ForumState, event: DomainEvent): string[] {
  if (event.type !== 'election.taken/1') return []
  const election = state.elections[event.body.election]
  if (!election) return []
  const { seat } = event.body
  if (!electorsOf(election).some(({ id }) => id === seat))
    return [`${electionCode(election)}: seat ${seat} was not asked`]
  return election.taken.includes(seat) ? [`${electionCode(election)}: seat ${seat} voted twice`] : []
}

/** [ELE7] Draws the lot and counts again, from the call, the words and the ballots. */
export function electionFaultsAfter(state: ForumState, event: DomainEvent): string[] {
  const election = 'election' in event.body ? state.elections[event.body.election] : undefined
  if (!election) return ['is of an election that the record does not know']
  if (event.type !== 'election.closed/1' || !election.closed) return []
  return closingFaults(election, election.closed).map((what) => `${electionCode(election)}: ${what}`)
}

function closingFaults(election: Election, closed: NonNullable<Election['closed']>): string[] {
  const faults: string[] = []
  const said = election.words.map(({ word }) => word)
  if (!sameJson(said, closed.words)) faults.push('the words of the lot are not those that were said')
  const lot = lotOf(election, closed)
  if (lot.result === 'void') faults.push(`the lot is void (${lot.why})`)
  else if (!sameJson(lot.order, closed.lots)) faults.push('the lot is drawn in another order than the record says')
  const found = closed.ballots.reduce((sum, [count]) => sum + count, 0)
  if (found !== election.taken.length)
    faults.push(`${String(found)} ballots were counted, ${String(election.taken.length)} seats voted`)
  const question = stvCaseOf(election, closed)
  if (!sameJson(question, closed.case)) faults.push('the case is not what the candidates, ballots and lots make')
  if (!sameJson(tallyStv(question), closed.outcome))
    faults.push(`the count comes to another outcome than the record says (recorded by ${closed.engine})`)
  return faults
}
