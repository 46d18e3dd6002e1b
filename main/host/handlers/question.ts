import type { BallotManner, FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import { isAsked } from '../../../shared/domain/decision.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { openElectionIn } from '../../../shared/rules/election-case.ts'
import { roundStep, voteStep } from '../../../shared/rules/graded-steps.ts'
import { leavesNobody } from '../../../shared/rules/broken-quorum.ts'
import { seatsAt } from '../../../shared/rules/meeting-seats.ts'
import { proxiesFor, seatsAsked } from '../../../shared/rules/held-proxies.ts'
import { rulesOf } from '../../../shared/rules/bodies.ts'
import { smallestSector } from '../../../shared/rules/rulebook.ts'
import { whyNotSecret } from '../../../shared/rules/secret-sectors.ts'
import { isQuorate } from '../quorate.ts'
import { annulElectionForRecusal } from './election-box.ts'
import type { Context, Handlers } from './handler.ts'
import { done, liveDecision, notAllowed, outOfOrder } from './handler.ts'

/** A question is a round or a ballot while it is open. A meeting has one at most. */
export const questionHandlers: Handlers<'question.annul'> = {
  'question.annul': (context, { reason, ...input }) => {
    const refused = notAllowed(context, { to: 'question.annul' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (!asks(decision)) return outOfOrder(`decision_${decision.stage}`)
    const { draft } = context
    emptyBoxOf(context, decision)
    const sealed = draft.seal('reason', reason)
    draft.add({ type: 'question.annulled/1', body: { decision: decision.id, why: 'reason', reason: sealed } })
    return done
  },
}

function asks({ stage }: Decision): boolean {
  return stage === 'round' || stage === 'ballot'
}

/** The decision of a meeting that is in question just now. */
export function openQuestion({ state }: Pick<Context, 'state'>, meeting: Meeting): Decision | undefined {
  return Object.values(state.decisions).find((one) => one.meeting === meeting.id && asks(one))
}

export function openRoundOn({ draft }: Pick<Context, 'draft'>, decision: Decision, seats: readonly FrozenSeat[]): void {
  const text = decision.texts.at(-1)?.hash ?? ''
  const round = decision.rounds.length + 1
  const of = roundStep(decision)
  const step = of ? { step: of.number } : {}
  draft.add({ type: 'round.opened/1', body: { decision: decision.id, round, text, seats: [...seats], ...step } })
}

export function openBallotOn(
  { draft, state }: Pick<Context, 'draft' | 'state'>,
  decision: Decision,
  seats: readonly FrozenSeat[],
  manner: BallotManner,
): void {
  const text = decision.texts.at(-1)?.hash ?? ''
  const of = voteStep(decision)
  const step = of ? { step: of.number } : {}
  const secret = manner === 'secret' ? { smallest: smallestSector(rulesOf(state, decision)) } : {}
  const meeting = state.meetings[decision.meeting]
  const given = meeting && manner !== 'secret' ? proxiesFor(state, meeting, decision, seats) : null
  const proxies = given ? { proxies: given } : {}
  draft.add({
    type: 'ballot.opened/1',
    body: { decision: decision.id, text, seats: [...seats], manner, ...secret, ...proxies, ...step },
  })
}

/** [DEC16] A secret ballot that is not to be counted leaves nothing of what was in its box. */
export function emptyBoxOf({ draft }: Pick<Context, 'draft'>, { id, ballot }: Decision): void {
  if (ballot?.manner === 'secret') draft.writer.emptyBox(id)
}

/** [MEET1] One question at a time: while a round, a ballot, a veto or an election is open, no other opens. */
export function otherQuestion(context: Pick<Context, 'state'>, meeting: Meeting): Result<never, Failure> | null {
  const asked = Object.values(context.state.decisions).some((one) => one.meeting === meeting.id && isAsked(one))
  if (asked) return outOfOrder('decision_open')
  return openElectionIn(context.state, meeting.id) ? outOfOrder('election_open') : null
}

/** [DEC13] [DEC14] Who holds which seat has changed, in every meeting that is open: who newly holds one may stand out. */
export function recheckQuestions(context: Context): void {
  for (const meeting of Object.values(context.state.meetings)) {
    if (meeting.stage !== 'open') continue
    if (meeting.currentItem !== null) annulForRecusal(context, meeting, meeting.currentItem)
    recheckQuorum(context, meeting)
  }
}

/** [DEC13] Who is here has changed: a question whose quorum is lost waits, and goes on as soon as it is back. */
export function recheckQuorum(context: Context, meeting: Meeting): void {
  const decision = openQuestion(context, meeting)
  if (!decision) return
  const quorate = isQuorate(decision, seatsAt(context.state, meeting, decision.item), stageOf(decision))
  if (quorate === (decision.suspendedAt === null)) return
  context.draft.add({ type: quorate ? 'question.resumed/1' : 'question.suspended/1', body: { decision: decision.id } })
}

/**
 * [DEC14] A seat that the open question counts on now stands out: the question is void, and opens again at once over the seats as
 * they are, unless the quorum does not allow it, or those who stand out leave nobody, or no seat of a sector asked, to decide, or too few for
 * a secret vote: what then is for those who lead, a lot, an open ballot or another meeting [EXC2] [EXC3].
 */
export function annulForRecusal(context: Context, meeting: Meeting, item: string): void {
  annulElectionForRecusal(context, meeting, item)
  const decision = openQuestion(context, meeting)
  if (decision?.item !== item) return
  // By falling grades a round may follow a ballot, which then asks nobody any more.
  const ballot = decision.stage === 'ballot' ? decision.ballot : null
  const frozen = ballot ? seatsAsked(decision, ballot) : decision.rounds.at(-1)?.seats
  const now = seatsAt(context.state, meeting, item)
  const recused = new Set(now.filter((seat) => seat.recused).map((seat) => seat.id))
  if (!frozen?.some((seat) => seat.here && !seat.recused && recused.has(seat.id))) return
  const stage = stageOf(decision)
  const manner = ballot?.manner ?? 'open'
  emptyBoxOf(context, decision)
  context.draft.add({
    type: 'question.annulled/1',
    body: { decision: decision.id, why: 'recusal', reason: null },
  })
  const given = manner === 'secret' ? null : proxiesFor(context.state, meeting, decision, now)
  if (!isQuorate(decision, now, stage, given) || leavesNobody(decision, now, stage, given)) return
  if (manner === 'secret' && whyNotSecret(context.state, decision, now) !== null) return
  if (stage === 'vote') openBallotOn(context, decision, now, manner)
  else openRoundOn(context, decision, now)
}

function stageOf({ stage }: Decision): 'consensus' | 'vote' {
  return stage === 'ballot' ? 'vote' : 'consensus'
}
