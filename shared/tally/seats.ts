/**
 * A seat as it was when the question was put. Every seat listed is an active seat; a vacant one is not listed
 * (FORMAT.md, "Seats"). `here`: somebody entitled to speak for it is present. `recused`: its holder stands out of this
 * question.
 */
export type Seat = {
  readonly id: string
  readonly sector: string
  readonly here: boolean
  readonly recused: boolean
}

/** What a seat said although it was not eligible: it counts nowhere, and is shown. */
export type Refusal = { readonly id: string; readonly why: 'away' | 'recused' }

export function isEligible(seat: Seat): boolean {
  return seat.here && !seat.recused
}

/**
 * The seats that said something without being eligible, in the order of `seats`; one that is both away and recused is
 * `recused`. `said` tells what counts as saying: a ballot or position that is not null, a reason alone is nothing.
 */
export function refused<S extends Seat>(seats: readonly S[], said: (seat: S) => unknown): readonly Refusal[] {
  return seats
    .filter((seat) => !isEligible(seat) && said(seat) !== null)
    .map((seat) => ({ id: seat.id, why: seat.recused ? 'recused' : 'away' }))
}

/** The seats of each sector that has one, sectors in order of first appearance. A map, since any name is allowed. */
export function bySector<S extends Seat>(seats: readonly S[]): ReadonlyMap<string, readonly S[]> {
  const sectors = new Map<string, S[]>()
  for (const seat of seats) {
    const own = sectors.get(seat.sector)
    if (own === undefined) sectors.set(seat.sector, [seat])
    else own.push(seat)
  }
  return sectors
}
