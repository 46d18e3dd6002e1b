import type { CommandAnswer } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Ballot, BallotChoice } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import { keepsLate } from '../../../shared/domain/question.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { speakerFor } from '../../../shared/rules/held-proxies.ts'
import { sittings } from '../../../shared/rules/meeting-seats.ts'
import type { Context } from './handler.ts'
import { decisionOf, outOfOrder, receiptOf } from './handler.ts'

/** [DEC12] So long after the adjournment a vote is still kept: a device that was out of reach has come back by then. */
const KEPT_AFTER_MS = 24 * 3_600_000

interface Voted {
  readonly meeting: string
  readonly decision: string
  readonly seat: SeatId
  readonly question?: string | undefined
}

/** A decision of an open meeting; [DEC12] or of one that was adjourned lately, for a vote that was given before and is kept as late. */
export function votedDecision(
  context: Context,
  voted: Voted,
): Result<{ meeting: Meeting; decision: Decision }, Failure> {
  const inMeeting = decisionOf(context, voted)
  if (inMeeting.ok) return inMeeting
  const meeting = context.state.meetings[voted.meeting]
  const decision = context.state.decisions[voted.decision]
  if (!meeting || decision?.meeting !== meeting.id || !isKeptAfter(context, meeting, decision, voted)) return inMeeting
  return ok({ meeting, decision })
}

/** Only of whoever sits for the seat, and of a ballot that they name: then their window was there when it was open. */
function isKeptAfter(
  { state, actor, draft }: Context,
  meeting: Meeting,
  decision: Decision,
  { seat, question }: Voted,
): boolean {
  const { adjournedAt } = meeting
  if (adjournedAt === null || question === undefined || !decision.ballot || !keepsLate(decision, question)) return false
  if (Date.parse(draft.at) - Date.parse(adjournedAt) > KEPT_AFTER_MS) return false
  const sitting = speakerFor(decision, seat, sittings(state, meeting))?.person
  return actor.person !== null && actor.person === sitting
}

/** [DEC12] Keeps an open vote that came late: after the adjournment one of each seat. */
export function keepLate(
  { draft }: Context,
  { meeting, decision }: { meeting: Meeting; decision: Decision },
  ballot: Ballot,
  vote: { decision: Decision['id']; seat: SeatId; ballot: BallotChoice },
): Result<CommandAnswer<'ballot.cast'>, Failure> {
  if (meeting.stage !== 'open' && isLate(ballot, vote.seat)) return outOfOrder(`meeting_${meeting.stage}`)
  const body = { ...vote, why: 'late' as const, ...questionOf(decision, ballot) }
  const recorded = draft.add({ type: 'ballot.refused/1', body })
  return ok({ receipt: receiptOf(recorded), counted: 'late' })
}

/**
 * [DEC12] [DEC16] Keeps that a seat voted late in a secret ballot, and not what. Once: such a command leaves no answer behind by which a
 * retry could be known.
 */
export function keepDepositLate(
  { draft }: Context,
  decision: Decision,
  ballot: Ballot,
  seat: SeatId,
): Result<CommandAnswer<'ballot.deposit'>, Failure> {
  if (isLate(ballot, seat)) return ok({ counted: 'late' })
  const body = { decision: decision.id, seat, why: 'late' as const, ...questionOf(decision, ballot) }
  const recorded = draft.add({ type: 'ballot.refused/1', body })
  return ok({ receipt: receiptOf(recorded), counted: 'late' })
}

/** The last ballot goes without saying. */
function questionOf(decision: Decision, { openedAt }: Ballot): { question?: string } {
  return decision.ballot?.openedAt === openedAt ? {} : { question: openedAt }
}

function isLate({ late }: Ballot, seat: SeatId): boolean {
  return late.some((one) => one.seat === seat)
}
