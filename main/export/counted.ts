import { isDeepStrictEqual } from 'node:util'
import type { Decision } from '../../shared/domain/decision.ts'
import { parseCase } from '../../shared/rules/case.ts'
import type { ConsensusCase, ConsensusOutcome } from '../../shared/rules/consensus.ts'
import { tallyConsensus } from '../../shared/rules/consensus.ts'
import type { MixedCase, MixedOutcome } from '../../shared/rules/mixed.ts'
import { tallyMixed } from '../../shared/rules/mixed.ts'
import type { VoteCase, VoteOutcome } from '../../shared/rules/vote.ts'
import { tallyVote } from '../../shared/rules/vote.ts'

/** A concluded decision with its case and outcome, as types that pages and tables can read. */
export type Counted =
  | { readonly kind: 'vote'; readonly question: VoteCase; readonly outcome: VoteOutcome }
  | { readonly kind: 'consensus'; readonly question: ConsensusCase; readonly outcome: ConsensusOutcome }
  | { readonly kind: 'mixed'; readonly question: MixedCase; readonly outcome: MixedOutcome }

/** Null where nothing is concluded, or where this version counts otherwise than the record says: then no arithmetic is shown. */
export function countedOf(decision: Decision): Counted | null {
  const { concluded } = decision
  const parsed = concluded && parseCase(concluded.case)
  if (!parsed?.ok) return null
  const counted = count(parsed.value)
  return counted && sameJson(counted.outcome, concluded?.outcome) ? counted : null
}

function count(question: VoteCase | ConsensusCase | MixedCase | { readonly kind: 'stv' | 'cut' }): Counted | null {
  switch (question.kind) {
    case 'vote':
      return { kind: 'vote', question, outcome: tallyVote(question) }
    case 'consensus':
      return { kind: 'consensus', question, outcome: tallyConsensus(question) }
    case 'mixed':
      return { kind: 'mixed', question, outcome: tallyMixed(question) }
    default:
      return null // elections and cuts are no decisions on a text
  }
}

/** Equal as JSON: the order of keys does not matter, that of a list does. */
export function sameJson(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b))
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
