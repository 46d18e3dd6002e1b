import type { BallotProxies } from '../domain/proxy.ts'
import type { FrozenSeat } from '../domain/ballot.ts'
import type { AnnulledQuestion, Decision } from '../domain/decision.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Office } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'
import { ballotRule, roundRule } from './asked-rule.ts'
import { officesIn } from './bodies.ts'
import { dayOf, holdersOn } from './meeting-seats.ts'
import { proxyRuleOf, seatsAsked } from './held-proxies.ts'
import type { Quorum, QuorumOutcome } from '../tally/quorum.ts'
import { quorumOf } from '../tally/quorum.ts'
import { parseQuorum } from './rulebook.ts'

/**
 * [DEC13] How these seats stand against the quorum of a decision's rule, for a test for consensus or a vote; null where it asks none.
 * `proxies`: those of the open ballot, or those that one would be opened with.
 */
export function decisionQuorum(
  decision: Decision,
  seats: readonly FrozenSeat[],
  stage: 'consensus' | 'vote',
  proxies: BallotProxies | null = decision.ballot?.proxies ?? null,
): QuorumOutcome | null {
  const counted = stage === 'vote' && proxyRuleOf(decision)?.present === true
  return quorumOf(counted ? seatsAsked(decision, { seats, proxies }) : seats, questionQuorum(decision, stage))
}

/** The quorum that a round or a ballot of a decision asks; a rule with only one of the two has only that one's. */
export function questionQuorum(decision: Decision, stage: 'consensus' | 'vote'): Quorum | null {
  const [round, ballot] = [roundRule(decision)?.rule ?? null, ballotRule(decision)]
  const part = stage === 'vote' ? (ballot ?? round) : (round ?? ballot)
  return parseQuorum(part?.['quorum'] ?? null)
}

/** [DEC14] The seats that a question counted on and whose recusal annulled it; none where it was annulled for another reason. */
export function stoodOutOf(
  state: Pick<ForumState, 'meetings' | 'seats'>,
  decision: Pick<Decision, 'meeting' | 'item'>,
  { at, why, ballot, round }: AnnulledQuestion,
): readonly string[] {
  const meeting = state.meetings[decision.meeting]
  if (why !== 'recusal' || !meeting) return []
  // Whoever stood out before it was opened is frozen as recused, so that those left over are the ones that annulled it.
  const recusals = meeting.recusals.filter(
    ({ item, notedAt, liftedAt }) => item === decision.item && notedAt <= at && (liftedAt === null || at < liftedAt),
  )
  const people = new Set<string>(recusals.map((one) => one.person))
  return ((ballot ?? round)?.seats ?? []).flatMap(({ id, recused }) => {
    const seat = state.seats[id]
    if (recused || !seat) return []
    return holdersOn(seat, dayOf(meeting)).some((holder) => people.has(holder.person)) ? [id] : []
  })
}

/** Who entered what a seat said: by the office held on the day of the meeting, else as the record names whoever acted. */
export interface EnteredBy {
  readonly office: Office | null
  readonly actor: string
}

/** [DEC7] Who spoke for a seat that has not spoken itself; null where it was one of the seat's own people. */
export function enteredFor(
  state: Pick<ForumState, 'persons' | 'seats' | 'groups'>,
  meeting: Meeting,
  seat: string,
  actor: string,
): EnteredBy | null {
  const held = state.seats[seat]
  const day = dayOf(meeting)
  if (held && holdersOn(held, day).some((holder) => holder.person === actor)) return null
  return { office: officesIn(state, meeting.group, actor, day)[0] ?? null, actor }
}
