import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { seatsAt } from '../../../shared/rules/meeting-seats.ts'
import { isQuorate } from '../quorate.ts'
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
  draft.add({ type: 'round.opened/1', body: { decision: decision.id, round, text, seats: [...seats] } })
}

export function openBallotOn(
  { draft }: Pick<Context, 'draft'>,
  decision: Decision,
  seats: readonly FrozenSeat[],
): void {
  const text = decision.texts.at(-1)?.hash ?? ''
  draft.add({ type: 'ballot.opened/1', body: { decision: decision.id, text, seats: [...seats] } })
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
 * they are, unless the quorum does not allow it.
 */
export function annulForRecusal(context: Context, meeting: Meeting, item: string): void {
  const decision = openQuestion(context, meeting)
  if (decision?.item !== item) return
  const frozen = decision.stage === 'ballot' ? decision.ballot?.seats : decision.rounds.at(-1)?.seats
  const now = seatsAt(context.state, meeting, item)
  const recused = new Set(now.filter((seat) => seat.recused).map((seat) => seat.id))
  if (!frozen?.some((seat) => !seat.recused && recused.has(seat.id))) return
  const stage = stageOf(decision)
  context.draft.add({
    type: 'question.annulled/1',
    body: { decision: decision.id, why: 'recusal', reason: null },
  })
  if (!isQuorate(decision, now, stage)) return
  if (stage === 'vote') openBallotOn(context, decision, now)
  else openRoundOn(context, decision, now)
}

function stageOf({ stage }: Decision): 'consensus' | 'vote' {
  return stage === 'ballot' ? 'vote' : 'consensus'
}
