import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision, Round } from '../../../shared/domain/decision.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { ObjectionEnd } from '../../../shared/domain/objection.ts'
import { withdrawnByAgreeing } from '../../../shared/domain/objection.ts'
import { positionsIn, stopsIt } from '../../../shared/domain/position.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { leads } from '../../../shared/policy/actor.ts'
import { outcomeForRecord } from '../../../shared/domain/outcome-form.ts'
import { roundKind, roundRule } from '../../../shared/rules/asked-rule.ts'
import { seatsAt, sittings } from '../../../shared/rules/meeting-seats.ts'
import { conclude, concludeIfOver, resultOf, roundOutcome } from '../conclusion.ts'
import { isQuorate } from '../quorate.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, liveDecision, notAllowed, notFound, outOfOrder } from './handler.ts'
import { openRoundOn, otherQuestion } from './question.ts'
import { standsOutOf } from './standing-out.ts'

export const consensusHandlers: Handlers<
  'round.open' | 'position.take' | 'round.close' | 'objection.judge' | 'objection.answer' | 'objection.end'
> = {
  'round.open': (context, input) => {
    const refused = notAllowed(context, { to: 'round.open' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision, meeting } = found.value
    if (!roundRule(decision)) return outOfOrder('rule_has_no_rounds')
    if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
    if (meeting.currentItem !== decision.item) return outOfOrder('item_not_open')
    const other = otherQuestion(context, meeting)
    if (other) return other
    const seats = seatsAt(context.state, meeting)
    if (!isQuorate(decision, seats)) return outOfOrder('not_quorate')
    openRoundOn(context, decision, seats)
    return done
  },

  'position.take': (context, { meeting: id, decision: of, question, seat, position, reason }) => {
    const found = openRound(context, { meeting: id, decision: of })
    if (!found.ok) return found
    const { round, decision, meeting } = found.value
    if (question !== undefined && question !== round.openedAt) return outOfOrder('other_question')
    const sitting = sittings(context.state, meeting).get(seat)?.person ?? null
    const refused = notAllowed(context, { to: 'position.take', sitting })
    if (refused) return refused
    const frozen = round.seats.find((one) => one.id === seat)
    if (!frozen) return notFound('seat')
    if (frozen.recused) return outOfOrder('seat_recused')
    if (!frozen.here) return outOfOrder('seat_away')
    if (!isPositionIn(decision, position)) return fail('bad_input', { path: 'input.position' })
    const said = reason?.trim() ?? ''
    if (stopsIt(position) && said === '') return outOfOrder('reason_missing')
    const { draft } = context
    draft.add({
      type: 'position.taken/1',
      body: {
        decision: decision.id,
        round: round.number,
        seat,
        position,
        reasoned: said !== '',
        reason: said === '' ? null : draft.seal('reason', said),
      },
    })
    return done
  },

  'round.close': (context, input) => {
    const refused = notAllowed(context, { to: 'round.close' })
    if (refused) return refused
    const found = openRound(context, input)
    if (!found.ok) return found
    const { round, decision } = found.value
    if (judgesOwed(round).length > 0) return outOfOrder('objection_untested')
    const outcome = roundOutcome(decision, round)
    context.draft.add({
      type: 'round.closed/1',
      body: { decision: decision.id, round: round.number, outcome: outcomeForRecord(outcome) },
    })
    for (const objection of withdrawnByAgreeing(decision.rounds, round))
      context.draft.add({
        type: 'objection.ended/1',
        body: { decision: decision.id, ...objection, how: 'withdrawn', agreed: round.number },
      })
    if (decision.rule.kind === 'graded') concludeIfOver(context, decision)
    else if (resultOf(outcome) === 'adopted') conclude(context, decision)
    return done
  },

  /** [DEC18] */
  'objection.judge': (context, { seat, round: number, paramount, reason, ...input }) => {
    const refused = notAllowed(context, { to: 'objection.judge' })
    if (refused) return refused
    const found = openRound(context, input)
    if (!found.ok) return found
    const { round, decision } = found.value
    if (round.number !== number || round.positions[seat]?.position !== 'objection') return notFound('objection')
    const said = reason?.trim() ?? ''
    if (!paramount && said === '') return outOfOrder('reason_missing')
    const { draft } = context
    const sealed = said === '' ? null : draft.seal('reason', said)
    draft.add({
      type: 'objection.judged/1',
      body: { decision: decision.id, round: number, seat, paramount, reason: sealed },
    })
    return done
  },

  'objection.answer': (context, { meeting, decision: of, round: number, seat, answer }) => {
    const refused = notAllowed(context, { to: 'objection.answer' })
    if (refused) return refused
    const found = objectionOf(context, { meeting, decision: of, round: number, seat })
    if (!found.ok) return found
    const { draft } = context
    draft.add({
      type: 'objection.answered/1',
      body: { decision: of, round: number, seat, answer: draft.seal('answer', answer) },
    })
    return done
  },

  'objection.end': (context, { meeting, decision: of, round: number, seat, how }) => {
    const live = liveDecision(context, { meeting, decision: of })
    const at = context.state.meetings[meeting]
    const sitting = at && sittings(context.state, at).get(seat)?.person
    const refused = notAllowed(context, { to: 'objection.end', sitting: sitting ?? null, how })
    if (refused) return refused
    if (!live.ok) return live
    const found = objectionOf(context, { meeting, decision: of, round: number, seat })
    if (!found.ok) return found
    const { end, answers } = found.value.objection
    if (end === how) return outOfOrder(`objection_${end}`)
    const shut = mayNotEndAnew(context, live.value, seat, end)
    if (shut) return shut
    if (how === 'resolved' && answers.length === 0) return outOfOrder('objection_unanswered')
    context.draft.add({ type: 'objection.ended/1', body: { decision: of, round: number, seat, how } })
    return done
  },
}

/**
 * [DEC10] Those who lead put an ending right, but not while a vote is under way, which opened on how objections stood. The seat itself says
 * nothing while it stands out, and takes back what it maintains, not what was found to be resolved; so too where whoever leads stands out and
 * speaks as the seat alone.
 */
function mayNotEndAnew(
  context: Context,
  { meeting, decision }: { meeting: Meeting; decision: Decision },
  seat: SeatId,
  end: ObjectionEnd | null,
): Result<never, Failure> | null {
  const asked = decision.stage === 'ballot' || decision.stage === 'casting' || decision.stage === 'veto'
  if (end !== null && asked) return outOfOrder(`decision_${decision.stage}`)
  if (leads(context.actor) && !standsOutOf(context, meeting, decision.item)) return null
  const standsOut = seatsAt(context.state, meeting, decision.item).some((one) => one.id === seat && one.recused)
  if (standsOut) return outOfOrder('seat_recused')
  return end === 'resolved' ? outOfOrder('objection_resolved') : null
}

function isPositionIn(decision: Decision, said: Position): boolean {
  const words: readonly Position[] = positionsIn[roundKind(decision)]
  return words.includes(said)
}

/** [DEC18] An argued objection is not passed over: somebody says whether it is paramount before the round closes. */
function judgesOwed({ seats, positions }: Round): readonly FrozenSeat[] {
  return seats.filter(({ id }) => positions[id]?.position === 'objection' && positions[id].judged === null)
}

/** A round that is open, and has not lost its quorum. */
function openRound(
  context: Context,
  input: { meeting: string; decision: string },
): Result<{ meeting: Meeting; decision: Decision; round: Round }, Failure> {
  const found = liveDecision(context, input)
  if (!found.ok) return found
  const { decision } = found.value
  const round = decision.rounds.at(-1)
  if (decision.stage !== 'round' || !round) return outOfOrder(`decision_${decision.stage}`)
  return decision.suspendedAt === null ? ok({ ...found.value, round }) : outOfOrder('quorum_lost')
}

function objectionOf(
  context: Context,
  input: { meeting: string; decision: string; round: number; seat: string },
): Result<{ meeting: Meeting; decision: Decision; objection: Round['objections'][number] }, Failure> {
  const found = liveDecision(context, input)
  if (!found.ok) return found
  const round = found.value.decision.rounds.find((one) => one.number === input.round)
  const objection = round?.objections.find((one) => one.seat === input.seat)
  return objection ? ok({ ...found.value, objection }) : notFound('objection')
}
