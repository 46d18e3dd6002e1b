import type { Election } from '../domain/election.ts'
import type { HolderState, Seat } from '../domain/member.ts'
import type { ForumState } from '../domain/state.ts'
import { chosenIn } from './election-case.ts'
import { holdersOn, seatsIn } from './meeting-seats.ts'
import { isFree, isNoTerm } from './terms.ts'

export interface SeatedByElection {
  readonly candidate: string
  readonly seat: Seat
  readonly holder: HolderState
}

/** [ELE10] Who was seated by an election already, in the order of the record. */
export function seatedBy(state: Pick<ForumState, 'seats'>, { id }: Pick<Election, 'id'>): readonly SeatedByElection[] {
  return Object.values(state.seats)
    .flatMap((seat) =>
      seat.holders.flatMap((holder) =>
        holder.elected?.election === id ? [{ candidate: holder.elected.candidate, seat, holder }] : [],
      ),
    )
    .sort((a, b) => a.holder.entry - b.holder.entry)
}

/** [ELE10] Whom a counted election of persons chose and nobody has seated yet, best first. */
export function toSeat(state: Pick<ForumState, 'seats'>, election: Election): readonly string[] {
  const { closed, about, stage } = election
  if (!closed || stage !== 'closed' || about !== 'persons') return []
  const seated = new Set(seatedBy(state, election).map(({ candidate }) => candidate))
  return chosenIn(closed).filter((id) => !seated.has(id))
}

/**
 * [ELE10] The forum's seats that nobody is titular of in a term, of one sector or of all: vacant ones first, then those whose holder's
 * term has run out; each in the order of the record.
 */
export function seatsToFill(
  state: Pick<ForumState, 'seats'>,
  sector: string | null,
  term: { readonly since: string; readonly until: string | null },
): readonly Seat[] {
  const asked = { ...term, left: false }
  if (isNoTerm(asked)) return []
  const free = seatsIn(state).filter(
    (seat) =>
      seat.ended === null && (sector === null || seat.sector === sector) && isFree(seat.holders, 'titular', asked),
  )
  const isHeld = (seat: Seat): boolean => holdersOn(seat, term.since).some(({ as }) => as === 'titular')
  return [...free.filter((seat) => !isHeld(seat)), ...free.filter(isHeld)]
}

/** Whose seats an election is about: those of the sector that a selection fills, else of its college; null: any. */
export function sectorSeated(
  state: Pick<ForumState, 'selections'>,
  { selection, college }: Pick<Election, 'selection' | 'college'>,
): string | null {
  return (selection === null ? undefined : state.selections[selection]?.sector) ?? college
}
