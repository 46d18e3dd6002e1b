import type { BallotChoice, Decision } from '../../../shared/domain/decision.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { caseOf } from '../../../shared/rules/decision-case.ts'
import { seatsAt, sittings } from '../../../shared/rules/meeting-seats.ts'
import { conclude, outcomeOf } from '../conclusion.ts'
import { isQuorate } from '../quorate.ts'
import type { Handlers } from './handler.ts'
import { done, fail, liveDecision, notAllowed, notFound, outOfOrder } from './handler.ts'

export const ballotHandlers: Handlers<'ballot.open' | 'ballot.cast' | 'ballot.close'> = {
  'ballot.open': (context, input) => {
    const refused = notAllowed(context, { to: 'ballot.open' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const shut = mayNotOpen(decision)
    if (shut) return shut
    if (meeting.currentItem !== decision.item) return outOfOrder('item_not_open')
    const seats = seatsAt(context.state, meeting)
    if (!isQuorate(decision, seats, 'vote')) return outOfOrder('not_quorate')
    const text = decision.texts.at(-1)?.hash ?? ''
    context.draft.add({ type: 'ballot.opened/1', body: { decision: decision.id, text, seats: [...seats] } })
    return done
  },

  'ballot.cast': (context, { meeting: id, decision: of, seat, ballot }) => {
    const found = liveDecision(context, { meeting: id, decision: of })
    if (!found.ok) return found
    const { decision, meeting } = found.value
    const sitting = sittings(context.state, meeting).get(seat)?.person ?? null
    const refused = notAllowed(context, { to: 'ballot.cast', sitting })
    if (refused) return refused
    if (decision.stage !== 'ballot' || !decision.ballot) return outOfOrder(`decision_${decision.stage}`)
    const frozen = decision.ballot.seats.find((one) => one.id === seat)
    if (!frozen) return notFound('seat')
    if (!frozen.here) return outOfOrder('seat_away')
    context.draft.add({ type: 'ballot.cast/1', body: { decision: of, seat, ballot } })
    return done
  },

  'ballot.close': (context, input) => {
    const refused = notAllowed(context, { to: 'ballot.close' })
    if (refused) return refused
    const found = liveDecision(context, input)
    if (!found.ok) return found
    const { decision } = found.value
    if (decision.stage !== 'ballot' || !decision.ballot) return outOfOrder(`decision_${decision.stage}`)
    const { seats, cast } = decision.ballot
    const counted = seats.flatMap(({ id }) => {
      const ballot = cast[id]
      return ballot === undefined || ballot === 'noted' ? [] : [{ seat: id, ballot: ballot satisfies BallotChoice }]
    })
    context.draft.add({ type: 'ballot.closed/1', body: { decision: decision.id, cast: counted } })
    conclude(context.draft, decision)
    return done
  },
}

/** [DEC8] Under a mixed rule a vote opens only once the gate's conditions are all recorded; the refusal names the missing. */
function mayNotOpen(decision: Decision): Result<never, Failure> | null {
  switch (decision.rule.kind) {
    case 'consensus':
      return outOfOrder('rule_has_no_vote')
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
