import type { Ballot, FrozenSeat } from '../../../shared/domain/ballot.ts'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { RoundKind } from '../../../shared/domain/position.ts'
import { isAsked } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import type { Me } from '../../../shared/contract/frames-down.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Election } from '../../../shared/domain/election.ts'
import { electionOfItem, isUnderWay } from '../../features/election/election-view.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { electorsOf, openElectionIn } from '../../../shared/rules/election-case.ts'
import { seatsAsked } from '../../../shared/rules/held-proxies.ts'
import { sittings } from '../../../shared/rules/meeting-seats.ts'

/** The meetings that a guest may be in now: those open, else the next planned, else the last one held, of the forum and of one's own groups. */
export function meetingsNow(state: ForumState, me: Pick<Me, 'seats'>): readonly Meeting[] {
  const meetings = Object.values(state.meetings).sort((a, b) => a.starts.instant.localeCompare(b.starts.instant))
  const open = meetings.filter(({ stage }) => stage === 'open')
  if (open.length > 0) return open
  // Of what is planned or past, that of a body in which one sits comes before that of another.
  const bodies = new Set<string | null>([null, ...me.seats.map((seat) => state.seats[seat]?.group ?? null)])
  const own = meetings.filter((meeting) => bodies.has(meeting.group))
  const of = own.length > 0 ? own : meetings
  const one = of.find(({ stage }) => stage === 'planned') ?? of.findLast(({ stage }) => stage === 'adjourned')
  return one ? [one] : []
}

/** The one among several open meetings in which this person was checked in, if there is just one. */
export function meetingOf(meetings: readonly Meeting[], me: Me): Meeting | null {
  if (meetings.length === 1) return meetings[0] ?? null
  const here = meetings.filter(
    (meeting) => me.person !== null && ['room', 'remote'].includes(presenceOf(meeting, me.person) ?? ''),
  )
  return here.length === 1 ? (here[0] ?? null) : null
}

export function currentItem(meeting: Meeting): { readonly item: Item; readonly place: number } | null {
  const at = meeting.items.findIndex(({ id }) => id === meeting.currentItem)
  const item = meeting.items[at]
  return item ? { item, place: at + 1 } : null
}

/** The last decision on an item, whether it goes on or has ended; annulled ones are as if they had not been. */
export function decisionOn(state: ForumState, meeting: Meeting, item: Item): Decision | null {
  return (
    Object.values(state.decisions)
      .filter((one) => one.meeting === meeting.id && one.item === item.id && one.stage !== 'annulled')
      .sort((a, b) => a.number - b.number)
      .at(-1) ?? null
  )
}

/** A round, ballot, veto or election that asks the seats of this meeting now. `key` tells one from the next. */
export interface Asking {
  readonly key: string
  readonly kind: 'round' | 'ballot' | 'veto' | 'election'
  readonly item: string | null
  readonly title: string
  /** Of the consensus test, or the call for consent. */
  readonly round: number
  readonly call: RoundKind
  /** Whether it asks a seat that this person sits for now. */
  readonly asksMe: boolean
}

export function askingIn(state: ForumState, meeting: Meeting, me: Me): Asking | null {
  const election = openElectionIn(state, meeting.id)
  if (election) return electionAsking(state, meeting, me, election)
  const decision = Object.values(state.decisions).find((one) => one.meeting === meeting.id && isAsked(one))
  const asked = decision && askedIn(decision)
  if (!asked) return null
  const sitting = sittings(state, meeting)
  return {
    key: `${decision.id} ${asked.openedAt}`,
    kind: asked.kind,
    item: decision.item,
    title: decision.title,
    round: decision.rounds.at(-1)?.number ?? 1,
    call: roundKind(decision),
    asksMe:
      me.person !== null &&
      asked.seats.some(({ id, recused, proxy }) => !recused && sitting.get(proxy ?? id)?.person === me.person),
  }
}

function askedIn({
  stage,
  rounds,
  ballot,
  veto,
  rule,
}: Decision):
  | (Pick<Asking, 'kind'> & Pick<Ballot, 'openedAt'> & { seats: readonly (FrozenSeat & { proxy?: string | null })[] })
  | null {
  const round = rounds.at(-1)
  if (stage === 'round' && round) return { kind: stage, openedAt: round.openedAt, seats: round.seats }
  if (stage === 'ballot' && ballot)
    return { kind: stage, openedAt: ballot.openedAt, seats: seatsAsked({ rule }, ballot) }
  if (stage !== 'veto' || !veto) return null
  const seats = veto.seats.filter((seat) => rule.veto?.sectors.includes(seat.sector))
  return { kind: stage, openedAt: veto.openedAt, seats }
}

function electionAsking(state: ForumState, meeting: Meeting, me: Me, election: Election): Asking {
  const sitting = sittings(state, meeting)
  return {
    key: election.id,
    kind: 'election',
    item: election.item,
    title: election.title,
    round: 1,
    call: 'consensus',
    asksMe: me.person !== null && electorsOf(election).some(({ id }) => sitting.get(id)?.person === me.person),
  }
}

/** What the Vote tab is about where it is an election: the one under way on the open item, or its result while no decision stands there. */
export function electionToShow(state: ForumState, meeting: Meeting): Election | null {
  const current = currentItem(meeting)
  const election = current && electionOfItem(state, meeting, current.item.id)
  if (!election) return null
  return isUnderWay(election) || decisionOn(state, meeting, current.item) === null ? election : null
}
