import type { Ballot, FrozenSeat } from '../domain/ballot.ts'
import type { Round } from '../domain/decision.ts'
import type { RoundKind } from '../domain/position.ts'
import type { Sealed } from '../domain/sealed.ts'
import type { Json } from '../lib/canonical-json.ts'

/** Stands for a reason that a reader may not see: there was one, which is all that arithmetic asks. */
export const WITHHELD = '(withheld)'

/** What a case may show: a seat's name, and a reason where the reader may see it. */
export interface CaseView {
  readonly label?: (seat: string) => string | undefined
  readonly reason?: (reason: Sealed) => string | undefined
}

/** What the seats of a round said, as a case holds it. */
export function roundSeats(round: Round | undefined, kind: RoundKind, view: CaseView): Json {
  return (round?.seats ?? []).map((seat) => {
    const taken = round?.positions[seat.id]
    const reason = taken?.reason ? (view.reason?.(taken.reason) ?? WITHHELD) : taken?.reasoned ? WITHHELD : null
    const said = { ...labelled(seat, view), position: taken?.position ?? null, reason }
    return kind === 'consent' ? { ...said, paramount: taken?.judged?.paramount ?? null } : said
  })
}

/** What the seats of a ballot cast, as a case holds it; null where there was none. */
export function ballotSeats(ballot: Ballot | null, view: CaseView): Json {
  if (!ballot) return null
  return ballot.seats.map((seat) => {
    const cast = ballot.cast[seat.id]
    return { ...labelled(seat, view), ballot: cast === undefined || cast === 'noted' ? null : cast }
  })
}

export function labelled(seat: FrozenSeat, view: CaseView): Readonly<Record<string, Json>> {
  const label = view.label?.(seat.id)
  return {
    id: seat.id,
    ...(label === undefined ? {} : { label }),
    sector: seat.sector,
    here: seat.here,
    recused: seat.recused,
  }
}
