import type { Turn } from '../domain/floor.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { SeatId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'
import { dayOf, isHere, seatsOf, sittings } from './meeting-seats.ts'
import { standsOutAs } from './recusal.ts'
import { isSuspended } from './suspension.ts'

/** Why somebody may neither ask for the floor nor be given it, whoever asks for them; null: they may. */
export type Unheard = 'away' | 'self' | 'seat'

/** [FLOOR3] Whoever is not here, and whoever stands out of the item: themselves, or every seat of theirs. */
export function unheard(state: ForumState, meeting: Meeting, item: string, person: string): Unheard | null {
  if (!isHere(meeting, person) || isSuspended(state, person, dayOf(meeting))) return 'away'
  const seats = seatsOf(state, person, dayOf(meeting), meeting.group).map((seat) => seat.id)
  return standsOutAs(state, meeting, item, { person, seats })
}

/** The seat that somebody speaks for: the one they sit for, else the first that they hold; null where they hold none. */
export function seatSpokenFor(state: ForumState, meeting: Meeting, person: string): SeatId | null {
  const sits = [...sittings(state, meeting)].find(([, sitting]) => sitting.person === person)?.[0]
  return (sits as SeatId | undefined) ?? seatsOf(state, person, dayOf(meeting), meeting.group)[0]?.id ?? null
}

/** [FLOOR6] As it was arranged for this meeting, else as the same body arranged it last; else no time is set and observers listen. */
export function arrangement(
  state: ForumState,
  meeting: Meeting,
): { readonly minutes: number | null; readonly observers: boolean } {
  const own = meeting.floor.arranged
  if (own) return own
  const others = Object.values(state.meetings).flatMap((one) =>
    one.group === meeting.group ? (one.floor.arranged ?? []) : [],
  )
  return others.sort((a, b) => a.seq - b.seq).at(-1) ?? { minutes: null, observers: false }
}

/** What one seat, or one person without a seat, said: in turns, oldest first. */
export interface Speaker {
  readonly person: string
  readonly seat: string | null
  readonly turns: readonly Turn[]
  readonly ms: number
}

/** Who spoke, in the order of their first turn. A turn that goes on lasts until `now`, or counts nothing where that is null. */
export function speakers(turns: readonly Turn[], now: number | null): readonly Speaker[] {
  const groups = Map.groupBy(turns, (one) => one.seat ?? one.person)
  return [...groups.values()].flatMap((of) => {
    const [first] = of
    return first ? [{ person: first.person, seat: first.seat, turns: of, ms: lasting(of, now) }] : []
  })
}

export interface SectorSpeaking {
  readonly sector: string | null
  readonly ms: number
  readonly speakers: readonly Speaker[]
}

/** Speaking time by sector, in the forum's order, and by seat in it; who holds no seat comes last, under no sector. */
export function speakingBySector(
  state: ForumState,
  turns: readonly Turn[],
  now: number | null,
): readonly SectorSpeaking[] {
  const all = speakers(turns, now)
  return [...state.sectors.map((one) => one.id as string), null].flatMap((sector) => {
    const of = all.filter((one) => (one.seat === null ? null : (state.seats[one.seat]?.sector ?? null)) === sector)
    return of.length === 0 ? [] : [{ sector, speakers: of, ms: of.reduce((sum, one) => sum + one.ms, 0) }]
  })
}

function lasting(turns: readonly Turn[], now: number | null): number {
  return turns.reduce((sum, { from, to }) => {
    const end = to === null ? now : Date.parse(to)
    return sum + (end === null ? 0 : Math.max(0, end - Date.parse(from)))
  }, 0)
}
