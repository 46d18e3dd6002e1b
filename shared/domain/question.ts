import type { Ballot } from './ballot.ts'
import { applyBallotEvent } from './ballot.ts'
import type { AnnulledQuestion, Decision } from './decision.ts'

/** Under a graded rule there may have been a ballot of an earlier step. */
export function openBallot(decision: Decision, opened: Ballot): void {
  if (decision.ballot && decision.rule.kind === 'graded') decision.pastBallots.push(decision.ballot)
  decision.ballot = opened
  decision.stage = 'ballot'
}

export function openVeto(decision: Decision, openedAt: string, seats: Ballot['seats']): void {
  decision.veto = { openedAt, seats, calls: {}, reasons: [] }
  decision.stage = 'veto'
}

/** Where a step of a graded rule is left, the decision goes on from here; else it is concluded in the same breath. */
export function applyToBallot(decision: Decision, event: Parameters<typeof applyBallotEvent>[1]): void {
  if (decision.ballot) applyBallotEvent(decision.ballot, event)
  if (event.type === 'ballot.closed/1' && decision.rule.kind === 'graded') decision.stage = 'between'
}

/** [DEC12] Whether a vote that comes once its ballot has closed is kept as late: not where all of it was annulled. */
export function keepsLate({ stage, rule }: Pick<Decision, 'stage' | 'rule'>): boolean {
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
