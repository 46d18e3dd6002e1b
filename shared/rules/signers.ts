import type { Procedure, ProcedureAnswer, ProcedureSpeaker } from '../domain/procedure.ts'
import type { ForumState } from '../domain/state.ts'
import { foldedName } from '../lib/folded-name.ts'

/** Somebody of the network by what those who lead entered, or a seat. */
export type Signer =
  | Extract<ProcedureSpeaker, { seat: unknown } | { organisation: unknown }>
  | { readonly person: unknown; readonly member: boolean }

/**
 * [BET4] What tells one signer from another: a seat as a person; an organisation by its name, through whichever seat it signs. Of
 * persons without a seat nobody can tell: null.
 */
export function signerKey({ seats }: Pick<ForumState, 'seats'>, by: Signer): string | null {
  if ('person' in by) return null
  if ('organisation' in by) return `organisation ${foldedName(by.organisation)}`
  if (by.as === 'person') return `seat ${by.seat}`
  const organisation = seats[by.seat]?.organisation ?? null
  return organisation === null ? `seat of ${by.seat}` : `organisation ${foldedName(organisation)}`
}

/** [BET4] Whether they have signed already; who withdrew may sign again. */
export function hasSigned(state: Pick<ForumState, 'seats'>, { answers }: Procedure, by: Signer): boolean {
  const key = signerKey(state, by)
  return key !== null && answers.some((one) => one.settled === null && signerKey(state, one.by) === key)
}

/** The answers with their places, without those withdrawn by whoever signed again later under the same name. */
export function standingSignatures(answers: readonly ProcedureAnswer[]): (readonly [ProcedureAnswer, number])[] {
  const same = (a: ProcedureSpeaker, b: ProcedureSpeaker): boolean => {
    if ('seat' in a) return 'seat' in b && a.seat === b.seat && a.as === b.as
    return 'organisation' in a && 'organisation' in b && a.organisation === b.organisation
  }
  return answers
    .map((answer, index) => [answer, index] as const)
    .filter(([{ by, settled }, index]) => settled === null || !answers.slice(index + 1).some((one) => same(one.by, by)))
}
