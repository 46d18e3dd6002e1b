import type { FrozenSeat } from '../domain/ballot.ts'
import type { Decision } from '../domain/decision.ts'
import type { Rulebook } from '../domain/forum.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { BallotProxies } from '../domain/proxy.ts'
import type { ForumState } from '../domain/state.ts'
import { ballotRule } from './asked-rule.ts'
import { historyIn } from './bodies.ts'
import { fullVoteRuleSchema } from '../tally/full-vote.ts'
import type { NumberedStep } from './graded-steps.ts'
import { stepAhead } from './graded-steps.ts'
import { proxiesFor, seatsAsked } from './held-proxies.ts'
import { seatsAt } from './meeting-seats.ts'
import { decisionQuorum } from './question.ts'
import { isEligible } from '../tally/seats.ts'
import { sectorsAsked } from '../tally/vote.ts'

/** Why recusals keep a decision from being taken, and what would mend it. */
export interface BrokenByRecusal {
  /** Too few seats are present, or a sector that the rule asks something of has no seat left that may decide; null: the whole has none. */
  readonly why: 'quorum' | 'emptied'
  /** Where it lacks; null: in the whole. */
  readonly sector: string | null
  /** The seats that stand out and are here: among them a lot could be drawn. In the order of the seats. */
  readonly names: readonly string[]
  /** How many of them would have to take part. */
  readonly places: number
}

/**
 * [EXC1] Whether a decision that is put, with no question open, cannot be taken because seats stand out of it. Null where it can, or
 * where they could all take part and it would lack all the same. One lack at a time: a sector's first, then the whole's.
 */
export function brokenByRecusal(state: ForumState, meeting: Meeting, decision: Decision): BrokenByRecusal | null {
  const seats = seatsAt(state, meeting, decision.item)
  if (!seats.some((seat) => seat.recused)) return null
  for (const stage of stagesAhead(decision)) {
    const broken = brokenAt(
      decision,
      seats,
      stage,
      stage === 'vote' ? proxiesFor(state, meeting, decision, seats) : null,
    )
    if (broken) return broken
  }
  return null
}

type Stage = 'consensus' | 'vote'

function stagesAhead(decision: Decision): readonly Stage[] {
  const { kind } = decision.rule
  const { stage } = decision
  if (stage !== 'put' && stage !== 'between') return []
  if (kind === 'vote') return stage === 'put' ? ['vote'] : []
  if (kind === 'graded') return stagesOfStep(stepAhead(decision)?.kind)
  return kind === 'mixed' && stage === 'between' ? ['consensus', 'vote'] : ['consensus']
}

/** [DEC19] A joint group reports whoever stands out; what follows it is looked at then. */
function stagesOfStep(kind: NumberedStep['kind'] | undefined): readonly Stage[] {
  if (kind === undefined || kind === 'group') return []
  return kind === 'vote' ? ['vote'] : ['consensus']
}

/** `proxies`: those that the ballot would be opened with: a seat that is represented is not lacking. */
function brokenAt(
  decision: Decision,
  seats: readonly FrozenSeat[],
  stage: Stage,
  proxies: BallotProxies | null,
): BrokenByRecusal | null {
  const quorum = decisionQuorum(decision, seats, stage, proxies)
  if (quorum && !quorum.met) {
    const [sector] = Object.entries(quorum.sectors).find(([, { met }]) => !met) ?? [null]
    const met = (tried: readonly FrozenSeat[]): boolean => {
      const again = decisionQuorum(decision, tried, stage, proxies)
      if (sector === null) return (again?.present ?? 0) >= (again?.needed ?? 0)
      return again?.sectors[sector]?.met === true
    }
    const mended = mendedBy(seats, sector, met)
    return mended && { why: 'quorum', sector, ...mended }
  }
  const empty = emptiedIn(decision, seatsAsked(decision, { seats, proxies }), stage)
  if (empty === undefined) return null
  const some = (tried: readonly FrozenSeat[]): boolean =>
    tried.some((seat) => isEligible(seat) && (empty === null || seat.sector === empty))
  const mended = mendedBy(seats, empty, some)
  return mended && { why: 'emptied', sector: empty, ...mended }
}

/** The smallest number of those standing out who, taking part, make it hold. */
function mendedBy(
  seats: readonly FrozenSeat[],
  sector: string | null,
  holds: (tried: readonly FrozenSeat[]) => boolean,
): Pick<BrokenByRecusal, 'names' | 'places'> | null {
  const names = seats.filter((seat) => seat.here && seat.recused && isOf(seat, sector)).map((seat) => seat.id as string)
  const enough = names.findIndex((_, index) => {
    const back = new Set(names.slice(0, index + 1))
    return holds(seats.map((seat) => (back.has(seat.id) ? { ...seat, recused: false } : seat)))
  })
  return enough < 0 ? null : { names, places: enough + 1 }
}

function isOf(seat: FrozenSeat, sector: string | null): boolean {
  return sector === null || seat.sector === sector
}

/**
 * [DEC14] Whether recusals leave a round or ballot that would open over these seats nobody who may decide, or no seat of a sector that its
 * vote asks something of. `proxies`: those that it would be opened with.
 */
export function leavesNobody(
  decision: Decision,
  seats: readonly FrozenSeat[],
  stage: Stage,
  proxies: BallotProxies | null,
): boolean {
  return emptiedIn(decision, seatsAsked(decision, { seats, proxies }), stage) !== undefined
}

/** The first sector asked that recusals have left without a seat that may decide; null: the whole; undefined: none. */
function emptiedIn(decision: Decision, seats: readonly FrozenSeat[], stage: Stage): string | null | undefined {
  const emptied = (sector: string | null): boolean =>
    seats.some((seat) => seat.here && seat.recused && isOf(seat, sector)) &&
    !seats.some((seat) => isEligible(seat) && isOf(seat, sector))
  if (emptied(null)) return null
  return stage === 'vote' ? askedSectors(decision).find(emptied) : undefined
}

/** The sectors whose own seats a decision's vote asks something of. */
function askedSectors(decision: Decision): readonly string[] {
  const vote = fullVoteRuleSchema(ballotRule(decision), 'rule')
  return vote.ok ? sectorsAsked(vote.value, vote.value.leastYes) : []
}

/** The rules that a decision was put under, which it keeps. */
export function rulesPutUnder(
  state: Pick<ForumState, 'forum' | 'groups' | 'meetings'>,
  { rulesVersion, meeting }: Decision,
): Rulebook | null {
  const history = historyIn(state, state.meetings[meeting]?.group ?? null)
  return history.find((one) => one.rules.version === rulesVersion)?.rules ?? null
}
