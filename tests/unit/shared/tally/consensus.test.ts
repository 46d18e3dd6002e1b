import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConsensusRule, ConsensusSeat, Position } from '../../../../shared/tally/consensus.ts'
import { isReasoned, tallyConsensus } from '../../../../shared/tally/consensus.ts'
import { consensusRules, consensusSeats, shuffled } from '../../../support/arbitrary-cases.ts'

const open: ConsensusRule = { maxStandAside: null, unreasonedBlock: 'open', quorum: null }
const ignoring: ConsensusRule = { ...open, unreasonedBlock: 'ignored' }

function call(rule: ConsensusRule, seats: readonly ConsensusSeat[]) {
  return tallyConsensus({ id: 'case', kind: 'consensus', seats, rule })
}

function said(...positions: readonly (Position | null | 'reasoned')[]): ConsensusSeat[] {
  return positions.map((position, index) => ({
    id: `s${String(index)}`,
    sector: 'gov',
    here: true,
    recused: false,
    position: position === 'reasoned' ? 'block' : position,
    reason: position === 'reasoned' ? 'harms the public' : null,
  }))
}

describe('consensus', () => {
  test.for([
    { reason: null, reasoned: false },
    { reason: '', reasoned: false },
    { reason: ' \t\n\u00a0\u0085\u2028\u3000', reasoned: false },
    { reason: ' . ', reasoned: true },
    { reason: 'არა', reasoned: true },
  ])('a block with the reason $reason is reasoned: $reasoned', ({ reason, reasoned }) => {
    expect(isReasoned(reason)).toBe(reasoned)
  })

  test.for([
    { why: 'reasoned_block', rule: open, seats: said('agree', 'block', 'reasoned', null) },
    { why: 'reason_missing', rule: open, seats: said('agree', 'block', null) },
    { why: 'not_all_asked', rule: ignoring, seats: said('agree', 'block', null) },
    { why: 'no_block', rule: ignoring, seats: said('agree', 'block') },
    { why: 'no_support', rule: ignoring, seats: said('block', 'stand_aside') },
    { why: 'no_support', rule: open, seats: said() },
    {
      why: 'no_block',
      rule: { ...open, maxStandAside: [1, 3] as const },
      seats: said('agree', 'reservations', 'stand_aside'),
    },
    {
      why: 'too_many_stand_aside',
      rule: { ...open, maxStandAside: [1, 3] as const },
      seats: said('agree', 'stand_aside'),
    },
    {
      why: 'no_block',
      rule: { ...ignoring, maxStandAside: [1, 3] as const },
      seats: said('agree', 'block', 'stand_aside'),
    },
  ])('$why is the first that applies to $seats.length seats', ({ why, rule, seats }) => {
    expect(call(rule, seats).why).toBe(why)
  })

  test('a reasoned block by an eligible seat always stops a call that has its quorum', () => {
    fc.assert(
      fc.property(consensusSeats, consensusRules, (seats, rule) => {
        const outcome = call(rule, seats)
        if (outcome.quorum?.met === false) expect(outcome.result).toBe('no_decision')
        else expect(outcome.result === 'blocked').toBe(outcome.blocks.length > 0)
      }),
    )
  })

  test('the order of seats changes neither result nor counts', () => {
    fc.assert(
      fc.property(shuffled(consensusSeats), consensusRules, ([seats, other], rule) => {
        const one = call(rule, seats)
        const two = call(rule, other)
        expect([two.result, two.why, two.counts, two.quorum]).toEqual([one.result, one.why, one.counts, one.quorum])
        expect(new Set(two.blocks)).toEqual(new Set(one.blocks))
      }),
    )
  })

  test('what a seat that is not eligible says changes nothing but the list of refusals', () => {
    fc.assert(
      fc.property(consensusSeats, consensusRules, (seats, rule) => {
        const hushed = seats.map((seat) => (seat.here && !seat.recused ? seat : { ...seat, position: null }))
        const { refused: _, ...counted } = call(rule, seats)
        expect(call(rule, hushed)).toEqual({ ...counted, refused: [] })
      }),
    )
  })
})
