import type { Decision } from '../domain/decision.ts'
import type { Lot } from '../domain/lot.ts'
import type { Json } from '../lib/canonical-json.ts'
import { decisionCode } from './decision-case.ts'
import type { LotCase, LotOutcome } from '../tally/lot.ts'
import { tallyLot } from '../tally/lot.ts'

/** Lots are of the second case format alone. */
export const LOT_FORMAT = 2

type Told = { readonly secret: string; readonly words: readonly string[] }

/** [EXC2] The case that a lot was drawn from. */
export function lotCaseOf(decision: Pick<Decision, 'number'>, lot: Omit<Lot, 'drawn'>, told: Told): LotCase {
  const { names, places, commitment, number } = lot
  const id = `${decisionCode(decision)} lot ${String(number)}`
  return { id, kind: 'lot', names, places, commitment, secret: told.secret, words: told.words }
}

/** What a lot that was drawn amounts to, counted again; null while it has not been drawn. */
export function countedLot(decision: Pick<Decision, 'number'>, lot: Lot): LotOutcome | null {
  return lot.drawn && tallyLot(lotCaseOf(decision, lot, lot.drawn))
}

/** The same case as a file holds it: each seat named for people beside its id. Null while it has not been drawn. */
export function lotFileOf(
  decision: Pick<Decision, 'number'>,
  lot: Lot,
  label: (seat: string) => string,
): Readonly<Record<string, Json>> | null {
  const expected = countedLot(decision, lot)
  if (!lot.drawn || !expected) return null
  const labels = Object.fromEntries(lot.names.map((seat) => [seat, label(seat)]))
  return { ...lotCaseOf(decision, lot, lot.drawn), labels, expected }
}
