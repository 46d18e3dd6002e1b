import type { Closed, Election } from '../../../shared/domain/election.ts'
import type { DomainEvent, ForumState } from '../../../shared/domain/state.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import {
  electionCaseOf,
  electionCode,
  electorsOf,
  keepsToMethod,
  lotOf,
  tallyElection,
} from '../../../shared/rules/election-case.ts'

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
  const { closed } = election
  if (event.type === 'election.opened/1')
    return selectionFaults(state, election).map((what) => `${electionCode(election)}: ${what}`)
  if (!closed || (event.type !== 'election.closed/1' && event.type !== 'election.drawn/1')) return []
  return [
    ...boxFaults(election, closed),
    ...(election.lot ? lotFaults(election, election.lot) : []),
    ...countFaults(election, closed),
  ].map((what) => `${electionCode(election)}: ${what}`)
}

/** [SEL5] The ballot of a selection is of the candidates and electors that were published, and of no others. */
function selectionFaults(state: ForumState, election: Election): string[] {
  if (election.selection === null) return []
  const selection = state.selections[election.selection]
  if (!selection?.published) return ['the ballot of a selection whose candidates were not published']
  const standing = new Set<string>(selection.published.candidates)
  const names = selection.candidacies.filter((one) => standing.has(one.candidacy)).map(({ name }) => name.sealed)
  const asked = election.seats.map(({ id }) => id)
  return [
    ...(sameJson(election.candidates.map(({ name }) => name.sealed), names) // prettier-ignore
      ? []
      : ['its candidates are not those published']),
    ...(sameJson(asked, selection.published.electors) ? [] : ['its electors are not those published']),
  ]
}

function boxFaults(election: Election, { ballots }: Closed): string[] {
  const found = ballots.reduce((sum, [count]) => sum + count, 0)
  return [
    ...(found === election.taken.length
      ? []
      : [`${String(found)} ballots were counted, ${String(election.taken.length)} seats voted`]),
    ...(ballots.every(([, ballot]) => keepsToMethod(election, ballot)) ? [] : ['a ballot does not keep to the method']),
  ]
}

function lotFaults(election: Election, told: NonNullable<Election['lot']>): string[] {
  const faults: string[] = []
  const said = election.words.map(({ word }) => word)
  if (!sameJson(said, told.words)) faults.push('the words of the lot are not those that were said')
  const lot = lotOf(election, told)
  if (lot.result === 'void') faults.push(`the lot is void (${lot.why})`)
  else if (!sameJson(lot.order, told.order)) faults.push('the lot is drawn in another order than the record says')
  return faults
}

function countFaults(election: Election, closed: Closed): string[] {
  const faults: string[] = []
  const question = electionCaseOf(election, closed.ballots, election.lot?.order ?? null)
  if (!sameJson(question, closed.case)) faults.push('the case is not what the candidates, ballots and lots make')
  if (!sameJson(tallyElection(question), closed.outcome))
    faults.push(`the count comes to another outcome than the record says (recorded by ${closed.engine})`)
  return faults
}
