import type { CaseRound, CaseSeat, ConsensusSeat, Outcome, QuorumRule, VoteSeat } from './counting.ts'
import { consensus, mixed, quorate, vote } from './counting.ts'
import type { ForumModel, ModelBallot, ModelDecision, ModelMeeting, ModelRound } from './forum-model.ts'

/** A round or ballot that is open: its quorum, its end, and the case that a decision amounts to (SPEC.md 7). */

/** The quorum that a round or ballot of this rule asks for. */
export function quorumOfQuestion(decision: ModelDecision, question: 'round' | 'ballot'): QuorumRule | null {
  const { rule } = decision
  if (rule.kind !== 'mixed') return rule.rule.quorum
  return (question === 'round' ? rule.rule.consensus : rule.rule.vote).quorum
}

/** [DEC13] Every open question of the meeting has its quorum looked at again, over the seats as they are now. */
export function lookAtQuorum(forum: ForumModel, meeting: ModelMeeting): string[] {
  return forum.openQuestions(meeting).flatMap((decision) => {
    const seats = forum.seatsNow(meeting, decision.item)
    const lost = !quorate(quorumOfQuestion(decision, decision.stage as 'round' | 'ballot'), seats)
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

/** [DEC14] After a recusal it opens again at once, unless the quorum does not allow it. */
export function annulAndReopen(forum: ForumModel, meeting: ModelMeeting, decision: ModelDecision): string[] {
  const question = decision.stage as 'round' | 'ballot'
  annulQuestion(decision, 'recusal')
  const seats = forum.seatsNow(meeting, decision.item)
  if (!quorate(quorumOfQuestion(decision, question), seats)) return ['question.annulled/1']
  return ['question.annulled/1', openQuestion(decision, question, seats)]
}

export function openQuestion(decision: ModelDecision, question: 'round' | 'ballot', seats: CaseSeat[]): string {
  decision.stage = question
  if (question === 'ballot') {
    decision.ballot = { seats, cast: new Map(), closed: false, late: [] }
    return 'ballot.opened/1'
  }
  // [DEC9] Another round: what officers said of the ones before counts no more.
  for (const one of decision.confirmed) one.lapsed = true
  const said: ModelRound['said'] = new Map()
  const text = decision.texts.at(-1)!
  decision.rounds.push({ text, seats, said, closed: false, objections: [], outcome: null })
  return 'round.opened/1'
}

export function roundSeats(round: ModelRound): ConsensusSeat[] {
  return round.seats.map((seat) => ({ ...seat, ...(round.said.get(seat.id) ?? { position: null, reason: null }) }))
}

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
    return { seats: roundSeats(round), textChanged, answered }
  })
}

export function confirmedOf(decision: ModelDecision): string[] {
  return decision.confirmed.filter((one) => !one.lapsed).map((one) => one.office)
}

/** [DEC5] The case of a decision, and its outcome. */
export function caseOf(decision: ModelDecision): { case: unknown; outcome: Outcome } {
  const { rule, ballot } = decision
  if (rule.kind === 'vote') {
    const seats = ballot ? ballotSeats(ballot) : []
    return { case: { kind: 'vote', seats, rule: rule.rule }, outcome: vote(seats, rule.rule) }
  }
  if (rule.kind === 'consensus') {
    const last = decision.rounds.at(-1)
    const seats = last ? roundSeats(last) : []
    return { case: { kind: 'consensus', seats, rule: rule.rule }, outcome: consensus(seats, rule.rule) }
  }
  const rounds = caseRounds(decision)
  const confirmed = confirmedOf(decision)
  const seats = ballot ? ballotSeats(ballot) : null
  return {
    case: { kind: 'mixed', rule: rule.rule, rounds, confirmed, ballot: seats },
    outcome: mixed(rule.rule, rounds, confirmed, seats),
  }
}

/** [DEC6] [RULE2] Ends a decision with what its case amounts to. */
export function conclude(forum: ForumModel, decision: ModelDecision): string[] {
  const counted = caseOf(decision)
  const { result } = counted.outcome
  decision.outcome = counted.outcome
  decision.case = counted.case
  decision.result =
    result === 'adopted' || result === 'consensus'
      ? 'adopted'
      : result === 'no_decision' || result === 'open'
        ? 'no_decision'
        : 'not_adopted'
  decision.stage = 'concluded'
  if (decision.result !== 'adopted') return ['decision.concluded/1']
  if (decision.commitment !== null) forum.drafts.get(decision.commitment)!.adopted = true
  if (decision.rulebook === null) return ['decision.concluded/1']
  forum.rulebook = decision.rulebook
  forum.rulesVersion++
  return ['decision.concluded/1', 'rules.adopted/1']
}
