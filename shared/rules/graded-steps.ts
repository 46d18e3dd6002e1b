import type { Ballot } from '../domain/ballot.ts'
import type { Decision, Round } from '../domain/decision.ts'
import type { Json } from '../lib/canonical-json.ts'
import { parseCase } from '../tally/case.ts'
import type { GradedOutcome, GradedRuleStep } from '../tally/graded.ts'
import { gradedRuleSchema, tallyGraded } from '../tally/graded.ts'
import type { CaseView } from './said-in-case.ts'
import { ballotSeats, roundSeats } from './said-in-case.ts'

/** A step of a graded rule, numbered from 1. */
export type NumberedStep = GradedRuleStep & { readonly number: number }

/** [DEC19] The steps of a decision's rule, best grade first; none where the rule is not graded. */
export function stepsOf({ rule: { kind, rule } }: Pick<Decision, 'rule'>): readonly NumberedStep[] {
  if (kind !== 'graded') return []
  const checked = gradedRuleSchema(rule, 'rule')
  if (!checked.ok) throw new Error(`a recorded rule does not parse at ${checked.error.path}: ${checked.error.message}`)
  return checked.value.steps.map((step, index) => ({ ...step, number: index + 1 }))
}

/** What has been said at each step, as a case holds it. A round or ballot that is still open is not taken yet. */
export function stepsTaken(decision: Decision, view: CaseView = {}): Json {
  return stepsOf(decision).map(({ number, kind }): Json => {
    switch (kind) {
      case 'group':
        return { reported: decision.reports.some((one) => one.step === number) }
      case 'vote': {
        const ballot = ballotAt(decision, number)
        return ballot && { seats: ballotSeats(ballot, view) }
      }
      default: {
        const round = roundAt(decision, number)
        return round && { seats: roundSeats(round, kind, view) }
      }
    }
  })
}

/** The round that a step is counted by: the last that came to something, else the last. A round closed early takes nothing back. */
export function roundAt({ rounds }: Decision, step: number): Round | null {
  const closed = rounds.filter((round) => round.step === step && round.closedAt !== null)
  const held = closed.findLast(({ outcome }) => outcome?.['result'] !== 'open' && outcome?.['result'] !== 'no_decision')
  return held ?? closed.at(-1) ?? null
}

export function ballotAt({ ballot, pastBallots }: Decision, step: number): Ballot | null {
  const all = ballot ? [...pastBallots, ballot] : pastBallots
  return all.findLast((one) => one.step === step && one.closedAt !== null) ?? null
}

/** How the steps taken so far count, whatever is open now; null where the rule is not graded. */
export function gradedNow(decision: Decision): GradedOutcome | null {
  const { kind, rule } = decision.rule
  if (kind !== 'graded') return null
  const parsed = parseCase({ id: 'now', kind, rule, steps: stepsTaken(decision) }, 2)
  if (!parsed.ok || parsed.value.kind !== 'graded') throw new Error('a recorded decision gives no case')
  return tallyGraded(parsed.value)
}

/** The step that is open, or else comes next; null where none is left, or the rule is not graded. */
export function stepAhead(decision: Decision): NumberedStep | null {
  const steps = stepsOf(decision)
  const { stage, ballot, rounds } = decision
  const open = stage === 'ballot' ? ballot?.step : stage === 'round' ? rounds.at(-1)?.step : null
  const number = open ?? (steps.length === 0 ? null : (gradedNow(decision)?.step ?? null))
  return steps.find((step) => step.number === number) ?? null
}

/** The step that a round opened now is of: the one ahead, or the last before it that is no vote, which may be tried once more. */
export function roundStep(decision: Decision): NumberedStep | null {
  const ahead = stepAhead(decision)?.number ?? 0
  return stepsOf(decision).findLast(({ number, kind }) => number <= ahead && isRound(kind)) ?? null
}

/** The vote that is open or comes next; null where none is left. */
export function voteStep(decision: Decision): NumberedStep | null {
  const ahead = stepAhead(decision)?.number ?? Infinity
  return stepsOf(decision).find(({ number, kind }) => number >= ahead && kind === 'vote') ?? null
}

/**
 * [DEC19] A vote is on the text that consensus or consent was sought on last, unless it follows the report of a joint group, which
 * may have changed it.
 */
export function isStepTested(decision: Decision, vote: NumberedStep): boolean {
  const before = stepsOf(decision).filter(({ number }) => number < vote.number)
  if (before.at(-1)?.kind === 'group' || !before.some(({ kind }) => isRound(kind))) return true
  return decision.rounds.at(-1)?.text === decision.texts.at(-1)?.hash
}

function isRound(kind: GradedRuleStep['kind']): kind is 'consensus' | 'consent' {
  return kind === 'consensus' || kind === 'consent'
}
