import fc from 'fast-check'
import type { ConsensusRule, ConsensusSeat } from '../../shared/tally/consensus.ts'
import type { Comparison, Fraction } from '../../shared/tally/fraction.ts'
import type { Quorum } from '../../shared/tally/quorum.ts'
import type { VoteRule, VoteSeat } from '../../shared/tally/vote.ts'

const sectorNames = ['gov', '__proto__', 'constructor', 'ა'] as const

const fraction = fc.constantFrom<Fraction>([0, 1], [1, 3], [1, 2], [2, 4], [3, 5], [2, 3], [1, 1])
const comparison = fc.constantFrom<Comparison>('more_than', 'at_least')

const seatShape = {
  sector: fc.constantFrom(...sectorNames),
  here: fc.boolean(),
  recused: fc.boolean(),
}

function numbered<T extends object>(seats: readonly T[]): readonly (T & { readonly id: string })[] {
  return seats.map((seat, index) => ({ ...seat, id: `s${String(index)}` }))
}

export const voteSeats: fc.Arbitrary<readonly VoteSeat[]> = fc
  .array(fc.record({ ...seatShape, ballot: fc.constantFrom('yes', 'no', 'abstain', 'blank', 'invalid', null) }), {
    maxLength: 24,
  })
  .map(numbered)

export const consensusSeats: fc.Arbitrary<readonly ConsensusSeat[]> = fc
  .array(
    fc.record({
      ...seatShape,
      position: fc.constantFrom('agree', 'reservations', 'stand_aside', 'block', null),
      reason: fc.constantFrom(null, '', ' \u00a0\u3000', 'harms the public'),
    }),
    { maxLength: 24 },
  )
  .map(numbered)

export const quorums: fc.Arbitrary<Quorum | null> = fc.option(
  fc.record({
    fraction,
    comparison,
    recused: fc.constantFrom('count', 'not_present', 'leave'),
    eachSector: fc.option(fc.record({ fraction, comparison })),
  }),
)

const threshold = {
  base: fc.constantFrom('cast', 'cast_and_abstained', 'attending', 'active'),
  fraction,
  comparison,
} as const

export const voteRules: fc.Arbitrary<VoteRule> = fc.record({
  ...threshold,
  blank: fc.constantFrom('abstention', 'cast'),
  invalid: fc.constantFrom('excluded', 'cast'),
  recusedInBase: fc.boolean(),
  sectors: fc.option(fc.record({ ...threshold, names: fc.subarray([...sectorNames, 'nobody']) })),
  castingVote: fc.constantFrom(null, 'yes', 'no'),
  quorum: quorums,
})

export const consensusRules: fc.Arbitrary<ConsensusRule> = fc.record({
  maxStandAside: fc.option(fraction),
  unreasonedBlock: fc.constantFrom('open', 'ignored'),
  quorum: quorums,
})

/** A list, and the same in another order. */
export function shuffled<T>(lists: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly [readonly T[], readonly T[]]> {
  return lists.chain((list) =>
    fc.shuffledSubarray([...list], { minLength: list.length }).map((other) => [list, other] as const),
  )
}
