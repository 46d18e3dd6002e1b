import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Election } from '../../../shared/domain/election.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { seatedBy, sectorSeated, toSeat } from '../../../shared/rules/seating.ts'
import { runnersIn } from '../../../shared/rules/selection.ts'
import { isFree, isNoTerm } from '../../../shared/rules/terms.ts'
import { todayOf } from '../actors.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, notAllowed, notFound, outOfOrder } from './handler.ts'
import { enterPerson } from './member.ts'
import { recheckQuestions } from './question.ts'

type Seating = CommandInput<'election.seat'>['seated'][number]

export const seatingHandlers: Handlers<'election.seat'> = {
  /** [ELE10] All in one, or nobody. */
  'election.seat': (context, { election: id, seated }) => {
    const { state, draft, reveal } = context
    const election = state.elections[id]
    const runners = election && runnersIn(state, election, todayOf(state, Date.parse(draft.at)))
    const within = election !== undefined && seated.every((one) => isOf(state, one.seat, sectorSeated(state, election)))
    const refused = notAllowed(context, { to: 'election.seat', runners, within })
    if (refused) return refused
    if (!election) return notFound('election')
    if (election.stage !== 'closed') return outOfOrder(`election_${election.stage}`)
    if (election.about !== 'persons') return outOfOrder('not_of_persons')
    const twice = [seated.map((one) => one.candidate), seated.map((one) => one.seat)]
    if (twice.some((ids) => new Set<string>(ids).size < ids.length)) return fail('bad_input', { path: 'input.seated' })
    for (const one of seated) {
      const unfit = mayNotSeat(context, election, one)
      if (unfit) return unfit
    }
    for (const { candidate, seat, person: known, email, since, until } of seated) {
      const sealed = election.candidates.find((one) => one.id === candidate)?.name
      const name = (sealed && reveal(sealed)) ?? ''
      const organisation = state.seats[seat]?.organisation ?? null
      const person = known ?? enterPerson(draft, { name, email, organisation, kind: 'name' })
      context.endElectorLinks(person)
      const elected = { election: election.id, candidate }
      draft.add({ type: 'seat.filled/1', body: { seat, person, as: 'titular', since, until, elected } })
    }
    recheckQuestions(context)
    return done
  },
}

function isOf(state: ForumState, seat: string, sector: string | null): boolean {
  return state.seats[seat]?.sector === sector
}

function mayNotSeat(
  { state, reveal }: Context,
  election: Election,
  { candidate, seat: to, person, since, until }: Seating,
): Result<never, Failure> | null {
  const seat = state.seats[to]
  if (seat?.group !== null) return notFound('seat')
  if (seat.ended !== null) return outOfOrder('seat_ended')
  if (person !== null && !state.persons[person]) return notFound('person')
  if (seatedBy(state, election).some((one) => one.candidate === candidate)) return outOfOrder('seated_already')
  if (!toSeat(state, election).includes(candidate)) return outOfOrder('not_elected')
  const term = { since, until, left: false }
  if (isNoTerm(term)) return fail('bad_input', { path: 'until' })
  if (!isFree(seat.holders, 'titular', term)) return outOfOrder('seat_filled')
  const sealed = election.candidates.find((one) => one.id === candidate)?.name
  const name = sealed ? reveal(sealed) : null
  return person === null && name === null ? notFound('candidate') : null
}
