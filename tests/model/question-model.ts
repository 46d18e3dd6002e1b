import type { CaseRound, CaseSeat, ConsentSeat, Given, Outcome, QuorumRule, VoteRule, VoteSeat } from './counting.ts'
import { consensus, consent, mixed, NONE, quorate, represented, vote, whyNot } from './counting.ts'
import type { ForumModel, ModelBallot, ModelDecision, ModelMeeting, ModelRound, ModelRule } from './forum-model.ts'

/** A round or ballot that is open: its quorum, its end, and the case that a decision amounts to (SPEC.md 7). */

/** The quorum that a round or ballot of this rule asks for. */
export function quorumOfQuestion(decision: ModelDecision, question: 'round' | 'ballot'): QuorumRule | null {
  const { rule } = decision
  if (rule.kind !== 'mixed') return rule.rule.quorum
  return (question === 'round' ? rule.rule.consensus : rule.rule.vote).quorum
}

/** The rule of a decision's vote; null where it has none. */
export function voteRuleOf({ rule }: Pick<ModelDecision, 'rule'>): VoteRule | null {
  if (rule.kind === 'vote') return rule.rule
  return rule.kind === 'mixed' ? rule.rule.vote : null
}

/** [DEC2] `each` becomes the names of the sectors that have an active seat. */
export function resolved(forum: ForumModel, rule: ModelRule, day: string): ModelRule {
  const active = forum.activeSeats(day)
  const names = forum.sectors.filter((name) => active.some((seat) => seat.sector === name))
  const copy = structuredClone(rule)
  const vote = copy.kind === 'vote' ? copy.rule : copy.kind === 'mixed' ? copy.rule.vote : null
  if (vote?.sectors?.names === 'each') vote.sectors = { ...vote.sectors, names }
  // [PROX2]
  const { proxies } = forum.rulebook!
  if (vote && proxies) vote.proxies = { perHolder: proxies.perHolder, present: proxies.present }
  return copy
}

/** [PROX2] What a ballot that opened now would freeze; null where its rule knows no proxies. */
export function givenNow(forum: ForumModel, meeting: ModelMeeting, decision: ModelDecision): Given | null {
  if (!voteRuleOf(decision)?.proxies) return null
  // A seat that nobody holds any more is in no case.
  const listed = forum.activeSeats(meeting.day).map((seat) => seat.id)
  const standing = meeting.proxies.filter((one) => !one.revoked && listed.includes(one.from) && listed.includes(one.to))
  return { proxies: standing.map(({ revoked: _, ...one }) => one), deadline: decision.proxyDeadline }
}

/** [PROX2] The seats that a ballot asks: those represented are as if they were here. */
export function askedIn(decision: ModelDecision, ballot: ModelBallot): CaseSeat[] {
  return represented(ballot.seats, voteRuleOf(decision)?.proxies, ballot.given ?? NONE)
}

/** [PROX2] Which of the proxies that a ballot was opened with hold, by the seats frozen with them. */
export function looked(decision: ModelDecision, { seats, given }: ModelBallot): ReturnType<typeof whyNot> {
  return given ? whyNot(seats, voteRuleOf(decision)?.proxies, given) : []
}

/** The seat that holds a seat's proxy in a ballot. */
export function heldBy(decision: ModelDecision, ballot: ModelBallot, seat: string): string | null {
  return looked(decision, ballot).find((one) => one.from === seat && one.why === null)?.to ?? null
}

/** Whether these seats meet the quorum of a round or ballot. [PROX2] Seats represented are in it only where the rule says so. */
export function mayDecide(
  decision: ModelDecision,
  question: 'round' | 'ballot',
  seats: readonly CaseSeat[],
  given: Given | null,
): boolean {
  const proxies = question === 'ballot' ? voteRuleOf(decision)?.proxies : undefined
  const counted = proxies?.present ? represented(seats, proxies, given ?? NONE) : seats
  return quorate(quorumOfQuestion(decision, question), counted)
}

/** [DEC13] Every open question of the meeting has its quorum looked at again, over the seats as they are now. */
export function lookAtQuorum(forum: ForumModel, meeting: ModelMeeting): string[] {
  return forum.openQuestions(meeting).flatMap((decision) => {
    const seats = forum.seatsNow(meeting, decision.item)
    const lost = !mayDecide(decision, decision.stage as 'round' | 'ballot', seats, decision.ballot?.given ?? null)
    if (lost === decision.suspended) return []
    decision.suspended = lost
    return [lost ? 'question.suspended/1' : 'question.resumed/1']
  })
}

/** [DEC13] Who holds which seat has changed, for every meeting that is open. */
export function lookEverywhere(forum: ForumModel): string[] {
  return forum.meetings.filter(({ stage }) => stage === 'open').flatMap((meeting) => lookAtQuorum(forum, meeting))
}

/** [DEC14] The open round or ballot is void; the decision stands as before it. */
export function annulQuestion(decision: ModelDecision, why: 'recusal' | 'reason'): void {
  const round = decision.stage === 'round' ? (decision.rounds.pop() ?? null) : null
  const ballot = decision.stage === 'ballot' ? decision.ballot : null
  decision.annulledQuestions.push({ why, round, ballot })
  if (ballot) decision.ballot = null
  decision.suspended = false
  decision.stage = decision.rounds.length > 0 ? 'between' : 'put'
}

/** [DEC14] Nobody is left to decide, or nobody of a sector that the vote asks, because of seats that stand out and are here. */
function leavesNobody(
  decision: ModelDecision,
  question: 'round' | 'ballot',
  seats: readonly CaseSeat[],
  given: Given | null,
): boolean {
  const rule = question === 'ballot' ? voteRuleOf(decision) : null
  const asked = rule ? represented(seats, rule.proxies, given ?? NONE) : seats
  const named = rule?.sectors && rule.sectors.names !== 'each' ? rule.sectors.names : []
  const parts = [asked, ...named.map((name) => asked.filter((seat) => seat.sector === name))]
  return parts.some(
    (part) => part.some((seat) => seat.here && seat.recused) && !part.some((seat) => seat.here && !seat.recused),
  )
}

/** [DEC14] After a recusal it opens again at once, unless the quorum, or those who stand out, do not allow it. */
export function annulAndReopen(
  forum: ForumModel,
  meeting: ModelMeeting,
  decision: ModelDecision,
  at: string,
): string[] {
  const question = decision.stage as 'round' | 'ballot'
  annulQuestion(decision, 'recusal')
  const seats = forum.seatsNow(meeting, decision.item)
  const given = givenNow(forum, meeting, decision)
  if (!mayDecide(decision, question, seats, given) || leavesNobody(decision, question, seats, given))
    return ['question.annulled/1']
  return ['question.annulled/1', openQuestion(decision, question, seats, given, at)]
}

export function openQuestion(
  decision: ModelDecision,
  question: 'round' | 'ballot',
  seats: CaseSeat[],
  given: Given | null,
  openedAt: string,
): string {
  decision.stage = question
  if (question === 'ballot') {
    decision.ballot = { openedAt, seats, cast: new Map(), closed: false, late: [], given }
    return 'ballot.opened/1'
  }
  // [DEC9] Another round: what officers said of the ones before counts no more.
  for (const one of decision.confirmed) one.lapsed = true
  const said: ModelRound['said'] = new Map()
  const text = decision.texts.at(-1)!
  decision.rounds.push({ text, openedAt, seats, said, closed: false, objections: [], outcome: null })
  return 'round.opened/1'
}

export function roundSeats(round: ModelRound): ConsentSeat[] {
  const silent = { position: null, reason: null, paramount: null }
  return round.seats.map((seat) => ({ ...seat, ...(round.said.get(seat.id) ?? silent) }))
}

/** What a round amounts to; of a vote there is none. */
export function outcomeOf(rule: ModelRule, round: ModelRound): Outcome {
  if (rule.kind === 'vote') throw new Error('a vote has no rounds')
  const seats = roundSeats(round)
  if (rule.kind === 'consent') return consent(seats, rule.rule)
  return consensus(seats, rule.kind === 'mixed' ? rule.rule.consensus : rule.rule)
}

const withoutJudgement = ({ paramount: _, ...seat }: ConsentSeat) => seat

function ballotSeats(ballot: ModelBallot): VoteSeat[] {
  return ballot.seats.map((seat) => ({ ...seat, ballot: ballot.cast.get(seat.id) ?? null }))
}

/**
 * `textChanged` says that the text is another than at the last round *held*; neither SPEC.md nor CASES.md says against
 * which round it is compared.
 */
export function caseRounds(decision: ModelDecision): CaseRound[] {
  let lastHeld: ModelRound | null = null
  return decision.rounds.map((round) => {
    const textChanged = lastHeld !== null && round.text !== lastHeld.text
    if (round.outcome && !['open', 'no_decision'].includes(round.outcome.result)) lastHeld = round
    // [DEC10] An objection that was withdrawn counts as answered.
    const heard = round.objections.filter((one) => one.answers > 0 || one.end === 'withdrawn')
    const answered = heard.map((one) => one.seat)
    return { seats: roundSeats(round).map(withoutJudgement), textChanged, answered }
  })
}

export function confirmedOf(decision: ModelDecision): string[] {
  return decision.confirmed.filter((one) => !one.lapsed).map((one) => one.office)
}

/** [DEC5] The case of a decision, and its outcome. */
export function caseOf(decision: ModelDecision): { case: unknown; outcome: Outcome } {
  const { ballot } = decision
  const rule = withCasting(decision)
  const given = ballot?.given ?? null
  const withGiven = given ? { proxies: given.proxies, proxyDeadline: given.deadline } : {}
  if (rule.kind === 'vote') {
    const seats = ballot ? ballotSeats(ballot) : []
    return {
      case: { kind: 'vote', seats, rule: rule.rule, ...withGiven },
      outcome: vote(seats, rule.rule, given ?? NONE),
    }
  }
  const last = decision.rounds.at(-1)
  if (rule.kind === 'consensus') {
    const seats = last ? roundSeats(last).map(withoutJudgement) : []
    return { case: { kind: 'consensus', seats, rule: rule.rule }, outcome: consensus(seats, rule.rule) }
  }
  if (rule.kind === 'consent') {
    const seats = last ? roundSeats(last) : []
    return { case: { kind: 'consent', seats, rule: rule.rule }, outcome: consent(seats, rule.rule) }
  }
  const rounds = caseRounds(decision)
  const confirmed = confirmedOf(decision)
  const seats = ballot ? ballotSeats(ballot) : null
  return {
    case: { kind: 'mixed', rule: rule.rule, rounds, confirmed, ballot: seats, ...withGiven },
    outcome: mixed(rule.rule, rounds, confirmed, seats, given ?? NONE),
  }
}

/** [CAST1] A casting vote that was given stands in the rule of the case. `vote`: as if it had been given so. */
function withCasting(decision: ModelDecision, vote = decision.casting?.vote ?? null): ModelRule {
  if (vote === null) return decision.rule
  const rule = structuredClone(decision.rule)
  voteRuleOf({ rule })!.castingVote = vote as 'yes' | 'no'
  return rule
}

/** [CAST1] Whether votes are even, with nothing else in the way: a casting vote would decide. */
export function isEven(decision: ModelDecision): boolean {
  return caseOf({ ...decision, rule: withCasting(decision, 'yes') }).outcome.why === 'casting_vote'
}

/** [DEC6] [RULE2] Ends a decision with what its case amounts to. */
export function conclude(forum: ForumModel, decision: ModelDecision, at: string): string[] {
  const counted = caseOf(decision)
  const { result } = counted.outcome
  decision.outcome = counted.outcome
  decision.case = counted.case
  decision.result =
    result === 'adopted' || result === 'consensus' || result === 'consent'
      ? 'adopted'
      : result === 'no_decision' || result === 'open'
        ? 'no_decision'
        : 'not_adopted'
  decision.stage = 'concluded'
  decision.concludedAt = at
  if (decision.result !== 'adopted') return ['decision.concluded/1']
  if (decision.commitment !== null) forum.drafts.get(decision.commitment)!.adopted = true
  if (decision.rulebook === null) return ['decision.concluded/1']
  forum.rulebook = decision.rulebook
  forum.rulesVersion++
  return ['decision.concluded/1', 'rules.adopted/1']
}
