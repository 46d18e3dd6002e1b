import { isDeepStrictEqual } from 'node:util'
import type { Ballot } from '../../shared/domain/ballot.ts'
import type { Decision, Round } from '../../shared/domain/decision.ts'
import { presenceOf } from '../../shared/domain/meeting.ts'
import type { ForumState } from '../../shared/domain/state.ts'
import type { ForumModel, ModelBallot, ModelDecision, ModelMeeting, ModelRound } from './forum-model.ts'

/** What anybody can see of a forum, as the host has it and as the model has it, in one form. */
export function seenOf(state: ForumState): unknown {
  return {
    rulesVersion: state.forum?.rules?.version,
    usual: state.forum?.rules?.usual,
    meetings: Object.values(state.meetings).map((meeting) => ({
      stage: meeting.stage,
      current: meeting.currentItem,
      items: meeting.items.map((item) => [item.id, item.closedAt !== null]),
      presence: Object.keys(meeting.presence)
        .sort()
        .map((person) => [person, presenceOf(meeting, person)]),
      recusals: meeting.recusals.map((one) => [one.item, one.person, one.liftedAt !== null]),
      proxies: (meeting.proxies ?? []).map((one) => [one.from, one.to, one.lodgedAt, one.revokedAt !== null]),
    })),
    adopted: Object.values(state.commitments).map((one) => one.stage === 'adopted'),
    decisions: Object.values(state.decisions).map(seenDecision),
  }
}

export function expectedOf(model: ForumModel): unknown {
  return {
    rulesVersion: model.rulesVersion,
    usual: model.rulebook?.usual,
    meetings: model.meetings.map((meeting) => expectedMeeting(model, meeting)),
    adopted: [...model.drafts.values()].map((one) => one.adopted),
    decisions: model.decisions.map(expectedDecision),
  }
}

function expectedMeeting(model: ForumModel, meeting: ModelMeeting): unknown {
  return {
    stage: meeting.stage,
    current: meeting.current,
    items: meeting.items.map((item) => [item.id, item.closed]),
    presence: [...meeting.presence.keys()].sort().map((person) => [person, model.presence(meeting, person)]),
    recusals: meeting.recusals.map((one) => [one.item, one.person, one.state === 'lifted']),
    proxies: meeting.proxies.map((one) => [one.from, one.to, one.lodged, one.revoked]),
  }
}

function seenDecision(decision: Decision): unknown {
  return {
    id: decision.id,
    stage: decision.stage,
    texts: pattern(decision.texts.map((one) => one.hash)),
    rounds: decision.rounds.map(seenRound),
    confirmed: decision.confirmed.map((one) => [one.office, one.lapsed !== undefined]),
    ballot: decision.ballot && seenBallot(decision.ballot),
    casting: decision.casting ? [decision.casting.office, decision.casting.given?.vote ?? null] : null,
    suspended: decision.suspendedAt !== null,
    annulled: decision.annulledQuestions.map((one) => [
      one.why,
      one.round && seenRound(one.round),
      one.ballot && seenBallot(one.ballot),
    ]),
    result: decision.concluded?.result ?? null,
    outcome: decision.concluded && comparable(decision.concluded.outcome),
    case: decision.concluded && comparable(decision.concluded.case),
  }
}

function expectedDecision(decision: ModelDecision): unknown {
  return {
    id: decision.id,
    stage: decision.stage,
    texts: pattern(decision.texts),
    rounds: decision.rounds.map(expectedRound),
    confirmed: decision.confirmed.map((one) => [one.office, one.lapsed]),
    ballot: decision.ballot && expectedBallot(decision.ballot),
    casting: decision.casting && [decision.casting.office, decision.casting.vote],
    suspended: decision.suspended,
    annulled: decision.annulledQuestions.map((one) => [
      one.why,
      one.round && expectedRound(one.round),
      one.ballot && expectedBallot(one.ballot),
    ]),
    result: decision.result,
    outcome: comparable(decision.outcome),
    case: comparable(decision.case),
  }
}

function seenRound(round: Round): unknown {
  return {
    seats: round.seats,
    said: sorted(
      Object.values(round.positions).map((one) => [
        one.seat,
        one.position,
        one.reasoned,
        one.judged?.paramount ?? null,
      ]),
    ),
    closed: round.closedAt !== null,
    objections: round.objections.map((one) => [one.seat, one.answers.length, one.end]),
    outcome: comparable(round.outcome),
  }
}

function expectedRound(round: ModelRound): unknown {
  return {
    seats: round.seats,
    said: sorted(
      [...round.said].map(([seat, { position, reason, paramount }]) => [
        seat,
        position,
        (reason ?? '').trim() !== '',
        paramount,
      ]),
    ),
    closed: round.closed,
    objections: round.objections.map((one) => [one.seat, one.answers, one.end]),
    outcome: comparable(round.outcome),
  }
}

function seenBallot(ballot: Ballot): unknown {
  return {
    seats: ballot.seats,
    cast: sorted(Object.entries(ballot.cast)),
    closed: ballot.closedAt !== null,
    late: ballot.late.map((one) => [one.seat, one.ballot]),
    proxies: ballot.proxies
      ? [ballot.proxies.deadline, ballot.proxies.given.map((one) => [one.from, one.to, one.lodged])]
      : null,
  }
}

function expectedBallot(ballot: ModelBallot): unknown {
  return {
    seats: ballot.seats,
    cast: sorted([...ballot.cast]),
    closed: ballot.closed,
    late: ballot.late.map((one) => [one.seat, one.ballot]),
    proxies: ballot.given && [ballot.given.deadline, ballot.given.proxies.map((one) => [one.from, one.to, one.lodged])],
  }
}

function sorted(rows: readonly (readonly unknown[])[]): readonly unknown[] {
  return [...rows].sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))
}

/** Which frozen texts are equal: 0 for the first, and the number of the first that is the same for each. */
function pattern(texts: readonly string[]): number[] {
  return texts.map((text) => texts.indexOf(text))
}

/** A case or an outcome without its id and format; of a reason only whether there is one. An optional key that is null is as one that lacks. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  const isSeat = 'here' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isSeat || (key !== 'id' && key !== 'format'))
      .filter(([key, part]) => part !== null || (key !== 'proxies' && key !== 'proxyDeadline'))
      .map(([key, part]): [string, unknown] => {
        if (key === 'reason') return [key, typeof part === 'string' && part.trim() !== '']
        return [key, comparable(part)]
      }),
  )
}

/** Where two values first differ, in words; null if they are equal. */
export function differenceIn(seen: unknown, expected: unknown, path = 'seen'): string | null {
  if (isDeepStrictEqual(seen, expected)) return null
  if (!isObject(seen) || !isObject(expected))
    return `${path} is ${JSON.stringify(seen)}; the model: ${JSON.stringify(expected)}`
  for (const key of new Set([...Object.keys(seen), ...Object.keys(expected)])) {
    const difference = differenceIn(seen[key], expected[key], `${path}.${key}`)
    if (difference) return difference
  }
  return `${path} is of another kind`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
