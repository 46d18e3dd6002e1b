import type { Commitment } from '../../../shared/domain/commitment.ts'
import { adoptions, isSettled } from '../../../shared/domain/commitment.ts'
import type { ForumState } from '../../../shared/domain/state.ts'

/** How the words of a commitment stand: open to writers, held still by a round or ballot, or on the record. */
export type DraftStanding =
  | { readonly kind: 'open' }
  /** A version was put to decision, and no round or ballot is open: it is written on, for the next version. */
  | { readonly kind: 'between'; readonly version: number }
  | { readonly kind: 'round'; readonly hash: string; readonly round: number }
  | { readonly kind: 'ballot'; readonly hash: string }
  | { readonly kind: 'adopted'; readonly hash: string; readonly at: string | null }

export function standingOf(state: ForumState, commitment: Commitment): DraftStanding {
  const decisions = Object.values(state.decisions).filter((one) => one.commitment === commitment.id)
  if (isSettled(commitment) && commitment.adopted !== null) {
    return { kind: 'adopted', hash: commitment.adopted, at: adoptions(state, commitment).at(-1)?.at ?? null }
  }
  const decision = decisions.find((one) => one.stage !== 'concluded' && one.stage !== 'annulled')
  const text = decision?.texts.at(-1)
  if (!decision || !text) return { kind: 'open' }
  if (decision.stage === 'round') return { kind: 'round', hash: text.hash, round: decision.rounds.at(-1)?.number ?? 1 }
  if (decision.stage === 'ballot') return { kind: 'ballot', hash: decision.ballot?.text ?? text.hash }
  return { kind: 'between', version: text.version }
}
