import type { Ballot, BallotChoice } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { caseOf } from '../../../shared/rules/decision-case.ts'
import { proxiesFor, seatsAsked, speakerFor } from '../../../shared/rules/held-proxies.ts'
import { ballotNamed, keepsLate } from '../../../shared/domain/question.ts'
import { isStepTested, stepAhead } from '../../../shared/rules/graded-steps.ts'
import { seatsAt, sittings } from '../../../shared/rules/meeting-seats.ts'
import { concludeIfOver, outcomeOf } from '../conclusion.ts'
import { isQuorate } from '../quorate.ts'
import { countBox, deposit, mayNotBeSecret } from './ballot-box.ts'
import type { Handlers } from './handler.ts'
import { done, fail, liveDecision, notAllowed, notFound, outOfOrder, receiptOf } from './handler.ts'
import { keepDepositLate, keepLate, votedDecision } from './late-vote.ts'
import { openBallotOn, otherQuestion } from './question.ts'

export const ballotHandlers: Handlers<'ballot.open' | 'ballot.cast' | 'ballot.deposit' | 'ballot.close'> = {
  'ballot.open': (context, { manner = 'open', ...input }) => {
    const refused = notAllowed(context, { to: 'ballot.open' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const shut = mayNotOpen(decision)
    if (shut) return shut
    if (meeting.currentItem !== decision.item) return outOfOrder('item_not_open')
    const other = otherQuestion(context, meeting)
    if (other) return other
    const seats = seatsAt(context.state, meeting)
    const given = manner === 'secret' ? null : proxiesFor(context.state, meeting, decision, seats)
    if (!isQuorate(decision, seats, 'vote', given)) return outOfOrder('not_quorate')
    const telling = manner === 'secret' ? mayNotBeSecret(context, decision, seats) : null
    if (telling) return telling
    openBallotOn(context, decision, seats, manner)
    return done
  },

  'ballot.cast': (context, { seat, ballot, ...input }) => {
    const found = votedDecision(context, { ...input, seat })
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const sitting = speakerFor(decision, seat, sittings(context.state, meeting))?.person ?? null
    const refused = notAllowed(context, { to: 'ballot.cast', sitting })
    if (refused) return refused
    const asked = ballotFor(decision, seat, input.question)
    if (!asked.ok) return asked
    if (asked.value.manner === 'secret') return outOfOrder('ballot_secret')
    const body = { decision: decision.id, seat, ballot }
    if (asked.value.closedAt !== null) return keepLate(context, found.value, asked.value, body)
    return ok({ receipt: receiptOf(context.draft.add({ type: 'ballot.cast/1', body })), counted: 'yes' })
  },

  'ballot.deposit': (context, { seat, key, ballot, ...input }) => {
    const found = votedDecision(context, { ...input, seat })
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const sitting = sittings(context.state, meeting).get(seat)?.person ?? null
    const refused = notAllowed(context, { to: 'ballot.deposit', sitting })
    if (refused) return refused
    const asked = ballotFor(decision, seat, input.question)
    if (!asked.ok) return asked
    if (asked.value.manner !== 'secret') return outOfOrder('ballot_not_secret')
    return asked.value.closedAt === null
      ? deposit(context, decision, asked.value, { seat, key, choice: ballot })
      : keepDepositLate(context, decision, asked.value, seat)
  },

  'ballot.close': (context, input) => {
    const refused = notAllowed(context, { to: 'ballot.close' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'ballot' || !decision.ballot) return outOfOrder(`decision_${decision.stage}`)
    if (decision.suspendedAt !== null) return outOfOrder('quorum_lost')
    const { draft } = context
    if (decision.ballot.manner === 'secret') {
      draft.add({
        type: 'ballot.counted/1',
        body: { decision: decision.id, ...countBox(context, decision, decision.ballot) },
      })
    } else {
      draft.add({ type: 'ballot.closed/1', body: { decision: decision.id, cast: castIn(decision.ballot) } })
    }
    concludeIfOver(context, decision)
    return done
  },
}

function castIn({ seats, cast }: Ballot): { seat: SeatId; ballot: BallotChoice }[] {
  return seats.flatMap(({ id }) => {
    const ballot = cast[id]
    return ballot === undefined || ballot === 'noted' ? [] : [{ seat: id, ballot }]
  })
}

/** The ballot that a seat was asked in: open, or closed since, when what comes is kept as late; else why not. */
function ballotFor(decision: Decision, seat: SeatId, question: string | undefined): Result<Ballot, Failure> {
  const { stage, ballot } = decision
  if (!ballot || (stage !== 'ballot' && !keepsLate(decision, question))) return outOfOrder(`decision_${stage}`)
  const named = ballotNamed(decision, question)
  if (!named) return outOfOrder('other_question')
  const frozen = seatsAsked(decision, named).find((one) => one.id === seat)
  if (!frozen) return notFound('seat')
  if (frozen.recused) return outOfOrder('seat_recused')
  if (!frozen.here) return outOfOrder('seat_away')
  // What waits for its quorum is what is open, and not what was asked before.
  return decision.suspendedAt === null || named.closedAt !== null ? ok(named) : outOfOrder('quorum_lost')
}

/** [DEC8] Under a mixed rule a vote opens only once the gate's conditions are all recorded; the refusal names the missing. */
function mayNotOpen(decision: Decision): Result<never, Failure> | null {
  switch (decision.rule.kind) {
    case 'consensus':
    case 'consent':
      return outOfOrder('rule_has_no_vote')
    case 'graded':
      return mayNotOpenStep(decision)
    case 'vote':
      return decision.stage === 'put' ? null : outOfOrder(`decision_${decision.stage}`)
    case 'mixed': {
      if (decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
      const { why, missing } = outcomeOf(caseOf(decision))
      if (why !== 'awaiting_vote') return fail('out_of_order', { state: 'gate_closed', missing })
      // What is voted on must be what consensus was sought on.
      return decision.rounds.at(-1)?.text === decision.texts.at(-1)?.hash ? null : outOfOrder('text_not_tested')
    }
  }
}

/** [DEC19] The step ahead is a vote, and on the text that was tried last. */
function mayNotOpenStep(decision: Decision): Result<never, Failure> | null {
  if (decision.stage !== 'put' && decision.stage !== 'between') return outOfOrder(`decision_${decision.stage}`)
  const ahead = stepAhead(decision)
  if (ahead?.kind === 'group') return outOfOrder('group_awaited')
  if (ahead?.kind !== 'vote') return outOfOrder('round_first')
  return isStepTested(decision, ahead) ? null : outOfOrder('text_not_tested')
}
