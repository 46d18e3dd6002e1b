import type { BallotManner } from '../../../shared/domain/ballot.ts'
import type { AnnulledQuestion, Decision, Round } from '../../../shared/domain/decision.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import type { Item, Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import type { Action } from '../../../shared/domain/minutes.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { EthicsLine } from '../../../shared/rules/interests.ts'
import { itemEthics } from '../../../shared/rules/interests.ts'
import type { PresenceStep } from '../../../shared/rules/presence-history.ts'
import { presenceHistory } from '../../../shared/rules/presence-history.ts'

export interface SeatMoved {
  readonly seat: string
  /** Null: it left. */
  readonly mode: Exclude<PresenceMode, 'away'> | null
}

/** Something that the record says happened while an item was open, for a dated line among its notes. */
export type ItemEvent = { readonly at: string } & (
  | { readonly kind: 'opened' | 'closed' }
  | {
      readonly kind: 'presence'
      readonly moved: readonly SeatMoved[]
      readonly here: number
      readonly total: number
      /** Whether the quorum was reached or lost here; null where it stayed as it was. */
      readonly quorum: 'reached' | 'lost' | null
    }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'ethics'; readonly line: EthicsLine; readonly meeting: Meeting }
  | { readonly kind: 'deferred'; readonly deferred: NonNullable<Item['deferred']> }
  | { readonly kind: 'lot'; readonly decision: Decision; readonly lot: Lot; readonly drawn: boolean }
  | { readonly kind: 'text'; readonly decision: Decision; readonly version: number }
  | { readonly kind: 'round-opened'; readonly decision: Decision; readonly round: Round }
  | {
      readonly kind: 'round-closed'
      readonly decision: Decision
      readonly round: Round
      readonly counts: PositionCounts
    }
  | { readonly kind: 'question-annulled'; readonly decision: Decision; readonly question: AnnulledQuestion }
  | { readonly kind: 'ballot-opened'; readonly decision: Decision; readonly manner: BallotManner }
  | { readonly kind: 'suspended'; readonly decision: Decision; readonly until: string | null }
  | { readonly kind: 'ballot-closed' | 'concluded' | 'annulled' | 'responded'; readonly decision: Decision }
)

export type PositionCounts = Readonly<Record<Position, number>>

/** Arrivals this close together are one line: a room fills by the minute, not by the person. */
const TOGETHER_MS = 2 * 60_000

/** What happened on an item, oldest first. Empty before it was opened. */
export function itemEvents(state: ForumState, meeting: Meeting, item: Item): readonly ItemEvent[] {
  if (item.openedAt === null) return []
  const decisions = Object.values(state.decisions).filter((one) => one.meeting === meeting.id && one.item === item.id)
  const actions = Object.values(state.actions).filter((one) => one.meeting === meeting.id && one.item === item.id)
  const events: ItemEvent[] = [
    { kind: 'opened', at: item.openedAt },
    ...presenceEvents(presenceHistory(state, meeting), meeting, item),
    ...actions.map((action): ItemEvent => ({ kind: 'action', at: action.agreedAt, action })),
    ...itemEthics(state, meeting, item).map((line): ItemEvent => ({
      kind: 'ethics',
      at: line.at,
      line,
      meeting,
    })),
    ...decisions.flatMap(decisionEvents),
    ...decisions.flatMap((decision) => responseEvents(decision, item)),
    ...(item.deferred ? [{ kind: 'deferred' as const, at: item.deferred.at, deferred: item.deferred }] : []),
    ...(item.closedAt === null ? [] : [{ kind: 'closed' as const, at: item.closedAt }]),
  ]
  return joined(events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
}

/** The record does not say which item an arrival belongs to: it is the one that was opened last before it. */
function presenceEvents(steps: readonly PresenceStep[], meeting: Meeting, item: Item): ItemEvent[] {
  return steps.flatMap((step, index): ItemEvent[] => {
    if (itemAt(meeting, step.at) !== item.id) return []
    const before = steps[index - 1]?.quorum?.met ?? false
    const now = step.quorum?.met ?? false
    const moved = [
      ...[...step.arrived, ...step.changed].map((seat) => ({ seat, mode: step.sitting.get(seat)?.mode ?? null })),
      ...step.left.map((seat) => ({ seat, mode: null })),
    ]
    const total = step.quorum?.base ?? step.sitting.size
    const quorum = step.quorum === null || before === now ? null : now ? 'reached' : 'lost'
    return [{ kind: 'presence', at: step.at, moved, here: step.sitting.size, total, quorum }]
  })
}

function itemAt(meeting: Meeting, at: string): string | null {
  const open = meeting.items.filter(
    ({ openedAt, closedAt }) => openedAt !== null && openedAt <= at && (closedAt === null || at < closedAt),
  )
  return open.sort((a, b) => ((a.openedAt ?? '') < (b.openedAt ?? '') ? -1 : 1)).at(-1)?.id ?? null
}

function decisionEvents(decision: Decision): ItemEvent[] {
  const { ballot, pastBallots, concluded, annulled, suspensions } = decision
  const ballots = ballot ? [...pastBallots, ballot] : pastBallots
  return [
    ...decision.texts.map(({ at, version }): ItemEvent => ({ kind: 'text', at, decision, version })),
    ...decision.rounds.flatMap((round): ItemEvent[] => [
      { kind: 'round-opened', at: round.openedAt, decision, round },
      ...(round.closedAt === null
        ? []
        : [{ kind: 'round-closed' as const, at: round.closedAt, decision, round, counts: positionCounts(round) }]),
    ]),
    ...decision.annulledQuestions.flatMap((question) => annulledEvents(decision, question)),
    ...decision.lots.flatMap((lot) => lotEvents(decision, lot)),
    ...ballots.map((one): ItemEvent => ({ kind: 'ballot-opened', at: one.openedAt, decision, manner: one.manner })),
    ...suspensions.map(({ from, to }): ItemEvent => ({ kind: 'suspended', at: from, decision, until: to })),
    ...ballots.flatMap(({ closedAt }): ItemEvent[] =>
      closedAt === null ? [] : [{ kind: 'ballot-closed', at: closedAt, decision }],
    ),
    ...(concluded ? [{ kind: 'concluded' as const, at: concluded.at, decision }] : []),
    ...(annulled ? [{ kind: 'annulled' as const, at: annulled.at, decision }] : []),
  ]
}

/** [RESP1] Those given while the item was open; a later one is on the decision's page. */
function responseEvents(decision: Decision, { closedAt }: Item): ItemEvent[] {
  const given = (decision.responses ?? []).filter(({ at }) => closedAt === null || at <= closedAt)
  return given.map(({ at }) => ({ kind: 'responded', at, decision }))
}

function lotEvents(decision: Decision, lot: Lot): ItemEvent[] {
  const called = { kind: 'lot' as const, at: lot.calledAt, decision, lot, drawn: false }
  return lot.drawn ? [called, { ...called, at: lot.drawn.at, drawn: true }] : [called]
}

/** That it was opened, and that it was annulled; never what was said in it. */
function annulledEvents(decision: Decision, question: AnnulledQuestion): ItemEvent[] {
  const { round, ballot } = question
  return [
    ...(round ? [{ kind: 'round-opened' as const, at: round.openedAt, decision, round }] : []),
    ...(ballot ? [{ kind: 'ballot-opened' as const, at: ballot.openedAt, decision, manner: ballot.manner }] : []),
    { kind: 'question-annulled', at: question.at, decision, question },
  ]
}

function positionCounts(round: Round): PositionCounts {
  const counts = { agree: 0, reservations: 0, stand_aside: 0, block: 0, consent: 0, concern: 0, objection: 0 }
  for (const seat of round.seats) {
    const taken = round.positions[seat.id]
    if (seat.here && !seat.recused && taken) counts[taken.position]++
  }
  return counts
}

function joined(events: readonly ItemEvent[]): ItemEvent[] {
  const lines: ItemEvent[] = []
  for (const event of events) {
    const last = lines.at(-1)
    if (
      event.kind === 'presence' &&
      last?.kind === 'presence' &&
      Date.parse(event.at) - Date.parse(last.at) <= TOGETHER_MS
    ) {
      const seats = new Set(event.moved.map((one) => one.seat))
      const moved = [...last.moved.filter((one) => !seats.has(one.seat)), ...event.moved]
      // Reached and lost again within a line says nothing of how it stands after it.
      const quorum = last.quorum === null || event.quorum === null ? (event.quorum ?? last.quorum) : null
      lines[lines.length - 1] = { ...event, at: last.at, moved, quorum }
    } else lines.push(event)
  }
  return lines
}
