import type { FrozenSeat } from '../domain/ballot.ts'
import type { Recusal } from '../domain/ethics.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ForumState } from '../domain/state.ts'
import { isOverridden, seatsAt } from './meeting-seats.ts'
import { bySector, isEligible } from '../tally/seats.ts'
import type { Quorum, QuorumOutcome } from '../tally/quorum.ts'
import { quorumOf } from '../tally/quorum.ts'

/** The recusals that hold on an item now, in the order of the record. */
export function recusalsOn(meeting: Meeting, item: string): readonly Recusal[] {
  return meeting.recusals.filter((one) => one.item === item && one.liftedAt === null)
}

export function recusalOf(meeting: Meeting, item: string, person: string): Recusal | undefined {
  return recusalsOn(meeting, item).find((one) => one.person === person)
}

/** [ETH2] Whether somebody stands out of an item: themselves, or every seat of theirs through another of its holders. */
export function standsOutAs(
  state: ForumState,
  meeting: Meeting,
  item: string,
  who: { readonly person: string | null; readonly seats: readonly string[] },
): 'self' | 'seat' | null {
  const mine = who.person === null ? undefined : recusalOf(meeting, item, who.person)
  // [EXC2] A lot lets a seat of theirs take part all the same.
  if (mine && !who.seats.some((seat) => isOverridden(mine, seat))) return 'self'
  const own = seatsAt(state, meeting, item).filter((seat) => who.seats.includes(seat.id))
  return own.length > 0 && own.every((seat) => seat.recused) ? 'seat' : null
}

/**
 * [TEXT2] Whether somebody stands out of an item on a commitment in a meeting that is open: themselves, or every seat of theirs through
 * another of its holders. [EXC2] A seat that a lot lets take part stands out of the draft all the same.
 */
export function standsOutOfText(
  state: ForumState,
  commitment: string,
  who: { readonly person: string | null; readonly seats: readonly string[] },
): boolean {
  return Object.values(state.meetings).some((meeting) => {
    if (meeting.stage !== 'open' || meeting.recusals.length === 0) return false
    const bare = { ...meeting, recusals: meeting.recusals.map(({ overridden: _, ...one }) => one) }
    return meeting.items.some((one) => one.commitment === commitment && standsOutAs(state, bare, one.id, who) !== null)
  })
}

/** How a meeting stands on one item: what a recusal changes, and what it leaves. */
export interface Standing {
  /** By the quorum asked about; null where there is none. */
  readonly quorum: QuorumOutcome | null
  /** Seats that may decide: here, and not recused. */
  readonly eligible: number
  /** Sectors that had an eligible seat and have none left. */
  readonly emptied: readonly string[]
}

export interface RecusalEffect {
  /** The seats that the recusal takes out; none where the person holds no seat. */
  readonly seats: readonly string[]
  readonly before: Standing
  readonly after: Standing
  /** The quorum holds now, and would not any more. */
  readonly breaksQuorum: boolean
}

/**
 * [ETH3] What it would do if this person stood out of an item: computed before anything is recorded, by the same functions that
 * count afterwards. `quorum` is the part of the rule that will decide, or the forum's quorum to sit.
 */
export function recusalEffect(
  state: ForumState,
  meeting: Meeting,
  item: string,
  person: string,
  quorum: Quorum | null,
): RecusalEffect {
  const now = seatsAt(state, meeting, item)
  const then = seatsAt(state, meeting, item, person)
  const before = standing(now, quorum, [])
  const after = standing(then, quorum, now)
  return {
    seats: then.filter((seat, index) => seat.recused && now[index]?.recused === false).map((seat) => seat.id),
    before,
    after,
    breaksQuorum: before.quorum?.met === true && after.quorum?.met === false,
  }
}

function standing(seats: readonly FrozenSeat[], quorum: Quorum | null, was: readonly FrozenSeat[]): Standing {
  const left = bySector(seats.filter(isEligible))
  return {
    quorum: quorumOf(seats, quorum),
    eligible: seats.filter(isEligible).length,
    emptied: [...bySector(was.filter(isEligible)).keys()].filter((sector) => !left.has(sector)),
  }
}
