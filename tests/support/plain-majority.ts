import type { VoteRule } from '../../shared/tally/vote.ts'

/** More than half of the votes cast, of all together, and nothing else asked: for rules of tests, which differ from it where they matter. */
export const plainMajority = {
  base: 'cast',
  fraction: [1, 2],
  comparison: 'more_than',
  blank: 'abstention',
  invalid: 'excluded',
  recusedInBase: false,
  sectors: null,
  castingVote: null,
  quorum: null,
} satisfies VoteRule
