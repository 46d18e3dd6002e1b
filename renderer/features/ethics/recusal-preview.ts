import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { leavesNobody, rulesPutUnder } from '../../../shared/rules/broken-quorum.ts'
import { proxiesFor } from '../../../shared/rules/held-proxies.ts'
import { dayOf, seatsAt, seatsOf } from '../../../shared/rules/meeting-seats.ts'
import type { Quorum, QuorumCount } from '../../../shared/tally/quorum.ts'
import { questionQuorum } from '../../../shared/rules/question.ts'
import type { RecusalEffect } from '../../../shared/rules/recusal.ts'
import { recusalEffect } from '../../../shared/rules/recusal.ts'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import { whyNotSecret } from '../../../shared/rules/secret-sectors.ts'

/** What standing out of an item would do, ready to be put into words. */
export interface RecusalPreview {
  /** The seats that would stand out newly. */
  readonly seats: readonly string[]
  /** They hold a seat on the day of the meeting, if perhaps one that stands out already. */
  readonly seated: boolean
  /** Nobody has been checked in yet, so that no count says anything. */
  readonly early: boolean
  readonly quorum: 'none' | 'holds' | 'breaks' | 'missed'
  /** What the quorum is missed by, or holds by: the whole, or the first sector that falls short though the whole does not. */
  readonly count: (QuorumCount & { readonly sector: string | null }) | null
  readonly eligible: number
  readonly emptied: readonly string[]
  /** The round or ballot that is open on the item and would be void; whether it opens again at once. */
  readonly voids: { readonly what: 'round' | 'ballot'; readonly again: boolean } | null
  /** [EXC2] The rules that count here know a lot among those who stand out. */
  readonly lot: boolean
}

/** [ETH3] Computed by the function that counts afterwards, on the quorum that counts here. */
export function recusalPreview(state: ForumState, meeting: Meeting, item: string, person: string): RecusalPreview {
  const decision = decisionUnderWay(state, meeting, item)
  const effect = recusalEffect(state, meeting, item, person, quorumThatCounts(state, meeting, decision))
  return {
    seats: effect.seats,
    seated: seatsOf(state, person, dayOf(meeting), meeting.group).length > 0,
    early: Object.keys(meeting.presence).length === 0,
    quorum: quorumWord(effect),
    count: countToTell(effect),
    eligible: effect.after.eligible,
    emptied: effect.after.emptied,
    voids: voidedBy(state, meeting, decision, effect, seatsAt(state, meeting, item, person)),
    lot: (decision ? rulesPutUnder(state, decision) : rulesIn(state, meeting.group))?.recusalException === 'lot',
  }
}

/** The quorum of the rule that a decision on the item is under; where none is under way, the quorum to sit of the body that meets. */
function quorumThatCounts(state: ForumState, { group }: Meeting, decision: Decision | undefined): Quorum | null {
  if (!decision) return parseQuorum(rulesIn(state, group)?.quorum ?? null)
  return questionQuorum(decision, decision.stage === 'ballot' ? 'vote' : 'consensus')
}

function decisionUnderWay(state: ForumState, meeting: Meeting, item: string): Decision | undefined {
  return Object.values(state.decisions).find(
    (one) => one.meeting === meeting.id && one.item === item && one.stage !== 'concluded' && one.stage !== 'annulled',
  )
}

function quorumWord({ before, after, breaksQuorum }: RecusalEffect): RecusalPreview['quorum'] {
  if (!before.quorum || !after.quorum) return 'none'
  if (breaksQuorum) return 'breaks'
  return after.quorum.met ? 'holds' : 'missed'
}

function countToTell({ after: { quorum } }: RecusalEffect): RecusalPreview['count'] {
  if (!quorum) return null
  const { present, base, needed } = quorum
  const short = present >= needed ? Object.entries(quorum.sectors).find(([, count]) => !count.met) : undefined
  return short ? { ...short[1], sector: short[0] } : { present, base, needed, met: present >= needed, sector: null }
}

function voidedBy(
  state: ForumState,
  meeting: Meeting,
  decision: Decision | undefined,
  { seats, after }: RecusalEffect,
  then: readonly FrozenSeat[],
): RecusalPreview['voids'] {
  if (decision?.stage !== 'round' && decision?.stage !== 'ballot') return null
  const asked = decision.stage === 'ballot' ? decision.ballot?.seats : decision.rounds.at(-1)?.seats
  if (!asked?.some((seat) => !seat.recused && seats.includes(seat.id))) return null
  const isSecret = decision.ballot?.manner === 'secret'
  const proxies = isSecret ? null : proxiesFor(state, meeting, decision, then)
  const stage = decision.stage === 'ballot' ? 'vote' : 'consensus'
  const secret = !isSecret || whyNotSecret(state, decision, then) === null
  const again = (after.quorum?.met ?? true) && !leavesNobody(decision, then, stage, proxies) && secret
  return { what: decision.stage, again }
}
