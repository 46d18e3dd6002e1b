import type { Result } from '../lib/result.ts'
import type { Check, Fault } from './check.ts'
import { distinct, fault, listOf, memberPath, name, namedValues, nullable, objectOf, oneOf, whole } from './check.ts'
import type { Cut, CutCase, CutOutcome } from './cut.ts'
import { cutOf } from './cut.ts'
import type { Unnamed } from './kind.ts'
import { kind } from './kind.ts'

/** Names in the order that was drawn, best first: exactly those tied across the cut. Null: no lots were drawn. */
export type Lots = readonly string[] | null

/** A cut in format 2: lots may say who of the tied takes the places left. */
export type CutLotsCase = CutCase & { readonly lots: Lots }

/** `byLot`: who came in by lot, in the order of the lots. */
export type ByLot = { readonly byLot: readonly string[] }

export type CutLotsOutcome = CutOutcome & ByLot

/** `lots` as JSON, without a look at who is tied. */
export const lotsSchema: Check<Lots> = nullable(distinct(listOf(name), (each) => each))

const shape = objectOf<Unnamed<CutLotsCase>>(
  { kind: oneOf('cut'), places: whole(1), points: namedValues(whole(0)), lots: lotsSchema },
  ['lots'],
)

/** Beyond the shape: lots are drawn among those tied across the cut, and among all of them. */
const cutLotsCheck: Check<Unnamed<CutLotsCase>> = (value, path) => {
  const parsed = shape(value, path)
  if (!parsed.ok) return parsed
  const { lots, points, places } = parsed.value
  return lotsFault(lots, cutOf(Object.entries(points), places).tied, path) ?? parsed
}

/** What is wrong with the lots of the case at `path` if exactly `tied` are tied; null: nothing. No name is in them twice. */
export function lotsFault(lots: Lots, tied: readonly string[], path: string): Result<never, Fault> | null {
  if (lots === null) return null
  const asked = new Set(tied)
  const stranger = lots.find((each) => !asked.has(each))
  const at = memberPath(path, 'lots')
  if (stranger !== undefined) return fault('unknown', at, `${JSON.stringify(stranger)} is not tied across the cut.`)
  return lots.length < tied.length ? fault('unknown', at, 'The lots do not name everybody tied across the cut.') : null
}

/** The cut once lots have been drawn; `tied` still names all who were. `lots` are of this cut's tied names. */
export function takeByLot(cut: Cut, places: number, lots: Lots): Cut & ByLot {
  if (lots === null) return { ...cut, byLot: [] }
  const left = places - cut.in.length
  const byLot = lots.slice(0, left)
  return { in: [...cut.in, ...byLot], tied: cut.tied, out: [...lots.slice(left), ...cut.out], byLot }
}

/** Who has a place, where lots may settle a tie (CASES.md, kind "cut", what format 2 adds). */
export function tallyCutLots(question: CutLotsCase): CutLotsOutcome {
  const { id, places, points, lots } = question
  return { id, ...takeByLot(cutOf(Object.entries(points), places), places, lots) }
}

export const cutLotsKind = kind(cutLotsCheck, tallyCutLots)
