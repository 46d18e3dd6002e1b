import type { Election } from '../../../shared/domain/election.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import {
  awaitsLot,
  closesLater,
  collegeSeats,
  electionsOn,
  keepsToMethod,
  tiedAtCut,
} from '../../../shared/rules/election-case.ts'
import { dayOf, isHere, seatsAt, seatsOf, sittings } from '../../../shared/rules/meeting-seats.ts'
import { ownElectors, runnersIn } from '../../../shared/rules/selection.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import { seatedBy } from '../../../shared/rules/seating.ts'
import { isEligible } from '../../../shared/tally/seats.ts'
import { suspendedAmong } from './candidates.ts'
import { annulElection, bindLot, closingOf, depositElection, drawingOf } from './election-box.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, itemOf, nextNumber, notAllowed, notFound, openMeeting, outOfOrder, today } from './handler.ts'
import { otherQuestion } from './question.ts'

export const electionHandlers: Handlers<
  | 'election.call'
  | 'election.open'
  | 'election.say'
  | 'election.deposit'
  | 'election.close'
  | 'election.draw'
  | 'election.annul'
> = {
  'election.call': (context, { meeting: id, item, candidates, categories, ...asked }) => {
    const { state, draft } = context
    const { college } = asked
    const refused = notAllowed(context, { to: 'election.call', college: collegeSeats(state, college) })
    if (refused) return refused
    if (college !== null && !state.sectors.some((one) => one.id === college)) return notFound('sector')
    const meeting = openMeeting(context, { meeting: id })
    if (!meeting.ok) return meeting
    const on = itemOf(meeting.value, { item })
    if (!on.ok) return on
    if (meeting.value.currentItem !== item) return outOfOrder('item_not_open')
    if (electionsOn(state, meeting.value, item).some(isLive)) return outOfOrder('election_open')
    if (asked.about === 'persons' && suspendedAmong(context, candidates, dayOf(meeting.value)))
      return outOfOrder('candidate_suspended')
    const election = randomId<'election'>()
    draft.add({
      type: 'election.called/1',
      body: {
        election,
        number: nextNumber(state.elections),
        meeting: id,
        item,
        ...asked,
        candidates: candidates.map((name, place) => {
          const category = categories?.[place]
          return { id: randomId<'candidate'>(), name: draft.seal('name', name), ...(category ? { category } : {}) }
        }),
        commitment: bindLot(context, election),
      },
    })
    return ok({ election })
  },

  'election.open': (context, input) => {
    const found = electionToRun(context, 'election.open', input)
    if (!found.ok) return found
    const { election, meeting } = found.value
    if (election.stage !== 'called' || !meeting) return outOfOrder(`election_${election.stage}`)
    if (meeting.currentItem !== election.item) return outOfOrder('item_not_open')
    const other = otherQuestion(context, meeting)
    if (other) return other
    const college = collegeSeats(context.state, election.college)
    const seats = seatsAt(context.state, meeting).filter((seat) => college === null || college.includes(seat.id))
    // [ELE3] An election has no quorum of its own: whoever is here chooses, as long as there is anybody.
    if (!seats.some(isEligible)) return outOfOrder('no_electors')
    context.draft.add({ type: 'election.opened/1', body: { election: election.id, seats } })
    return done
  },

  'election.say': (context, { person, word, ...input }) => {
    const asked = context.state.elections[input.election]
    const runners = asked && runnersIn(context.state, asked, today(context))
    const refused = notAllowed(context, { to: 'election.say', person, runners })
    if (refused) return refused
    const found = electionOf(context, input)
    if (!found.ok) return found
    const { election } = found.value
    if (!awaitsLot(election)) return outOfOrder(isLive(election) ? 'no_tie_yet' : `election_${election.stage}`)
    if (!maySpeak(context, found.value, person)) return outOfOrder('person_away')
    if (election.words.some((one) => one.person === person)) return outOfOrder('word_said')
    context.draft.add({ type: 'election.word/1', body: { election: election.id, person, word } })
    return done
  },

  'election.deposit': (context, { seat, key, ballot, ...input }) => {
    const found = electionOf(context, input)
    if (!found.ok) return found
    const { election } = found.value
    const sitting = voterFor(context, found.value, seat)
    const refused = notAllowed(context, { to: 'election.deposit', sitting })
    if (refused) return refused
    if (election.stage !== 'open') return outOfOrder(`election_${election.stage}`)
    if (election.closes && context.draft.at >= election.closes.instant) return outOfOrder('voting_over')
    const frozen = election.seats.find((one) => one.id === seat)
    if (!frozen) return notFound('seat')
    if (frozen.recused) return outOfOrder('seat_recused')
    if (!frozen.here) return outOfOrder('seat_away')
    const standing = new Set<string>(election.candidates.map(({ id }) => id))
    const named: readonly string[] = Array.isArray(ballot) ? ballot : Object.keys(ballot)
    if (!named.every((each) => standing.has(each))) return notFound('candidate')
    if (!keepsToMethod(election, ballot)) return fail('bad_input', { path: 'input.ballot' })
    return depositElection(context, election, { seat, key, ballot })
  },

  'election.close': (context, input) => {
    const found = electionToRun(context, 'election.close', input)
    if (!found.ok) return found
    const { election } = found.value
    if (election.stage !== 'open') return outOfOrder(`election_${election.stage}`)
    if (closesLater(election, context.draft.at)) return outOfOrder('voting_announced')
    const closing = closingOf(context, election)
    if (!closing.ok) return closing
    context.draft.add({ type: 'election.closed/1', body: closing.value })
    return done
  },

  'election.draw': (context, input) => {
    const found = electionToRun(context, 'election.draw', input)
    if (!found.ok) return found
    const { election } = found.value
    if (election.stage !== 'closed') return outOfOrder(`election_${election.stage}`)
    if (!awaitsLot(election)) return outOfOrder(tiedAtCut(election).length > 0 ? 'lot_drawn' : 'no_tie')
    const drawing = drawingOf(context, election)
    if (!drawing.ok) return drawing
    context.draft.add({ type: 'election.drawn/1', body: drawing.value })
    return done
  },

  'election.annul': (context, { reason, ...input }) => {
    const found = electionToRun(context, 'election.annul', input)
    if (!found.ok) return found
    const { election } = found.value
    if (election.stage === 'annulled') return outOfOrder('election_annulled')
    // [ELE5] A seat would stay filled on the ground of a count that does not stand.
    if (seatedBy(context.state, election).length > 0) return outOfOrder('election_seated')
    annulElection(context, election, reason)
    return done
  },
}

interface Found {
  /** Null in a selection. */
  readonly meeting: Meeting | null
  readonly election: Election
}

function electionOf(
  context: Pick<Context, 'state'>,
  input: { meeting: string | null; election: string },
): Result<Found, Failure> {
  const election = context.state.elections[input.election]
  if (input.meeting === null) return election?.selection ? ok({ meeting: null, election }) : notFound('election')
  const meeting = openMeeting(context, { meeting: input.meeting })
  if (!meeting.ok) return meeting
  return election?.meeting === meeting.value.id ? ok({ meeting: meeting.value, election }) : notFound('election')
}

/** [ELE2] The election, for somebody who may run it. Those who could run none are told nothing of whether it is there. */
function electionToRun(
  context: Context,
  to: 'election.open' | 'election.close' | 'election.draw' | 'election.annul',
  input: { meeting: string | null; election: string },
): Result<Found, Failure> {
  const { state } = context
  const election = state.elections[input.election]
  const college = election ? collegeSeats(state, election.college) : null
  const runners = election && runnersIn(state, election, today(context))
  return notAllowed(context, { to, college, runners }) ?? electionOf(context, input)
}

/** [ELE4] Whoever sits for a seat in the meeting; [SEL5] in a selection whoever holds it, or is the elector named. Null: not this actor. */
function voterFor(context: Context, { meeting, election }: Found, seat: string): string | null {
  const { state, actor } = context
  if (meeting) return sittings(state, meeting).get(seat)?.person ?? null
  const { person } = actor
  // [ETH8] No check-in stands before this ballot, so whoever is suspended is kept from it here.
  if (person === null || isSuspended(state, person, today(context))) return null
  return ownElectors(election, actor).includes(seat) ? actor.person : null
}

/** [ELE6] Those who are here; in a selection, who knows no here, whoever is an elector or runs it. */
function maySpeak(context: Context, { meeting, election }: Found, person: string): boolean {
  if (meeting) return isHere(meeting, person)
  const { state } = context
  if (isSuspended(state, person, today(context))) return false
  const seats = seatsOf(state, person, today(context)).map(({ id }) => id)
  const runs = runnersIn(state, election, today(context))?.includes(person) ?? false
  return runs || ownElectors(election, { person, seats }).length > 0
}

function isLive({ stage }: Election): boolean {
  return stage === 'called' || stage === 'open'
}
