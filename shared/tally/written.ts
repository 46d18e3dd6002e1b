import type { Check } from './check.ts'
import { distinct, fault, listOf, memberPath, name, nullable, objectOf, oneOf, truth, whole } from './check.ts'
import type { FullVoteOutcome, FullVoteRule, FullVoteVerdict } from './full-vote.ts'
import { unproxiedRuleSchema } from './full-vote.ts'
import { kind } from './kind.ts'
import type { Unnamed } from './kind.ts'
import type { OutOfTime, Period } from './period.ts'
import { daysOf, instant, isOver, outOfTime, periodSchema } from './period.ts'
import { quorumOf } from './quorum.ts'
import type { Ballot, VoteSeat } from './vote.ts'
import { countSeats } from './vote.ts'

/** A reply is a ballot and the moment it came in: both are null, or neither. */
export type WrittenSeat = {
  readonly id: string
  readonly sector: string
  readonly recused: boolean
  readonly ballot: Ballot | null
  readonly replied: string | null
}

/** `days`: how long the period must be at the least; `vote`: without proxies, which are null here. */
export type WrittenRule = { readonly days: number; readonly vote: FullVoteRule }

/** A vote by correspondence, where a reply is attendance. */
export type WrittenCase = {
  readonly id: string
  readonly kind: 'written'
  readonly seats: readonly WrittenSeat[]
  readonly period: Period
  readonly asOf: string
  readonly rule: WrittenRule
}

export type WrittenVerdict =
  | FullVoteVerdict
  | { readonly result: 'no_decision'; readonly why: 'period_short' }
  | { readonly result: 'open'; readonly why: 'deadline_ahead' }

/** As of a vote; `replies`: how many seats are here, recused ones too; `refused` in the order of the seats. */
export type WrittenOutcome = WrittenVerdict &
  Omit<FullVoteOutcome, 'result' | 'why' | 'proxies' | 'refused'> & {
    readonly replies: number
    readonly days: number
    readonly refused: readonly { readonly id: string; readonly why: 'recused' | OutOfTime }[]
  }

export const writtenRuleSchema: Check<WrittenRule> = objectOf<WrittenRule>({
  days: whole(0),
  vote: unproxiedRuleSchema,
})

const seatShape = objectOf<WrittenSeat>({
  id: name,
  sector: name,
  recused: truth,
  ballot: nullable(oneOf('yes', 'no', 'abstain', 'blank', 'invalid')),
  replied: nullable(instant),
})

const seatSchema: Check<WrittenSeat> = (value, path) => {
  const parsed = seatShape(value, path)
  if (!parsed.ok || (parsed.value.ballot === null) === (parsed.value.replied === null)) return parsed
  return fault('range', memberPath(path, 'ballot'), 'A reply is a ballot and the moment it came in, or neither.')
}

const writtenCheck: Check<Unnamed<WrittenCase>> = objectOf<Unnamed<WrittenCase>>({
  kind: oneOf('written'),
  seats: distinct(listOf(seatSchema), ({ id }) => id, 'id'),
  period: periodSchema,
  asOf: instant,
  rule: writtenRuleSchema,
})

/** The outcome of a vote by correspondence (CASES.md, kind "written"); it is over when all have replied, or the period is. */
export function tallyWritten(question: WrittenCase): WrittenOutcome {
  const { period, asOf, rule } = question
  const refused: WrittenOutcome['refused'][number][] = []
  const seats: VoteSeat[] = []
  for (const { id, sector, recused, ballot, replied } of question.seats) {
    const late = replied === null ? null : outOfTime(replied, period.fromAt, [period.untilAt, asOf])
    seats.push({ id, sector, here: replied !== null && late === null, recused, ballot })
    const why = recused && replied !== null ? 'recused' : late
    if (why !== null) refused.push({ id, why })
  }
  const days = daysOf(period)
  const quorum = quorumOf(seats, rule.vote.quorum)
  const { verdict, counts, figures } = countSeats(seats, rule.vote, rule.vote.leastYes, quorum)
  return {
    id: question.id,
    ...(timeVerdict(question, days, seats) ?? verdict),
    counts,
    ...figures,
    quorum,
    replies: seats.filter(({ here }) => here).length,
    days,
    refused,
  }
}

/** What the time alone says, before any ballot is looked at; null: nothing. */
function timeVerdict(question: WrittenCase, days: number, seats: readonly VoteSeat[]): WrittenVerdict | null {
  if (days < question.rule.days) return { result: 'no_decision', why: 'period_short' }
  const awaited = seats.some(({ here, recused }) => !here && !recused)
  return awaited && !isOver(question.period, question.asOf) ? { result: 'open', why: 'deadline_ahead' } : null
}

export const writtenKind = kind(writtenCheck, tallyWritten)
