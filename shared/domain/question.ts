import type { Ballot } from './ballot.ts'
import { applyBallotEvent } from './ballot.ts'
import type { AnnulledQuestion, Decision } from './decision.ts'
import type { VetoEvent } from './veto.ts'
import { applyVetoEvent } from './veto.ts'

/** Under a graded rule there may have been a ballot of an earlier step. */
export function openBallot(decision: Decision, opened: Ballot): void {
  if (decision.ballot && decision.rule.kind === 'graded') decision.pastBallots.push(decision.ballot)
  decision.ballot = opened
  decision.stage = 'ballot'
}

/** What was said in a ballot, or to a veto that what carried in it awaits. */
export function applyToVote(decision: Decision, event: Parameters<typeof applyBallotEvent>[1] | VetoEvent): void {
  switch (event.type) {
    case 'veto.opened/1':
    case 'veto.called/1':
    case 'veto.reasoned/1':
    case 'veto.recused/1':
      applyToVeto(decision, event)
      return
    default:
      applyToBallot(decision, event)
  }
}

/** [DEC17] Sectors are asked for a veto, or have said something to it. */
function applyToVeto(decision: Decision, event: VetoEvent): void {
  if (event.type !== 'veto.opened/1') {
    if (decision.veto) applyVetoEvent(decision.veto, event)
    return
  }
  decision.veto = { openedAt: event.at, seats: event.body.seats, calls: {}, reasons: [] }
  decision.stage = 'veto'
}

/** Where a step of a graded rule is left, the decision goes on from here; else it is concluded in the same breath. */
function applyToBallot(decision: Decision, event: Parameters<typeof applyBallotEvent>[1]): void {
  const ballot = ballotNamed(decision, event.type === 'ballot.refused/1' ? event.body.question : undefined)
  if (ballot) applyBallotEvent(ballot, event)
  if (event.type === 'ballot.closed/1' && decision.rule.kind === 'graded') decision.stage = 'between'
}

type Balloted = Pick<Decision, 'ballot' | 'pastBallots'>

/** [DEC11] [DEC12] The ballot that a vote names by when it was opened, an earlier step's too; the last one where it names none. */
export function ballotNamed({ ballot, pastBallots }: Balloted, question: string | undefined): Ballot | null {
  if (question === undefined || ballot?.openedAt === question) return ballot
  return pastBallots.findLast(({ openedAt }) => openedAt === question) ?? null
}

/**
 * [DEC12] Whether a vote that comes once its ballot has closed is kept as late: not where all of it was annulled. Where the decision has gone
 * on to another round or ballot since, only a vote that names its own.
 */
export function keepsLate(
  decision: Pick<Decision, 'stage' | 'rule'> & Balloted,
  question: string | undefined,
): boolean {
  const { stage, rule } = decision
  if ((stage === 'round' || stage === 'ballot') && question !== undefined)
    return (ballotNamed(decision, question)?.closedAt ?? null) !== null
  if (stage === 'between') return rule.kind === 'graded'
  return stage === 'casting' || stage === 'veto' || stage === 'concluded'
}

/** [DEC19] The step of the joint group is over. */
export function noteReport(decision: Decision, report: Decision['reports'][number]): void {
  decision.reports.push(report)
  decision.stage = 'between'
}

export function suspend(decision: Decision, at: string): void {
  decision.suspendedAt = at
  decision.suspensions.push({ from: at, to: null })
}

export function annulQuestion(decision: Decision, said: Pick<AnnulledQuestion, 'at' | 'why' | 'reason'>): void {
  const round = decision.stage === 'round' ? (decision.rounds.pop() ?? null) : null
  const ballot = decision.stage === 'ballot' ? decision.ballot : null
  decision.annulledQuestions.push({ ...said, round, ballot })
  if (ballot) decision.ballot = decision.pastBallots.pop() ?? null
  endSuspension(decision, said.at)
  const fresh = decision.rounds.length === 0 && decision.ballot === null && decision.reports.length === 0
  decision.stage = fresh ? 'put' : 'between'
}

/** [DEC13] The quorum is back, or what waited for it is annulled. */
export function endSuspension(decision: Decision, at: string): void {
  const last = decision.suspensions.at(-1)
  if (last && decision.suspendedAt !== null) last.to = at
  decision.suspendedAt = null
}
