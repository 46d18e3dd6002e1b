import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quorum } from '../../../../shared/tally/quorum.ts'
import { quorumOf } from '../../../../shared/tally/quorum.ts'
import type { Seat } from '../../../../shared/tally/seats.ts'
import { quorums, shuffled, voteSeats } from '../../../support/arbitrary-cases.ts'

function seats(sector: string, ...states: readonly ('here' | 'away' | 'here recused' | 'away recused')[]): Seat[] {
  return states.map((state, index) => ({
    id: `${sector}${String(index)}`,
    sector,
    here: state.startsWith('here'),
    recused: state.endsWith('recused'),
  }))
}

const half: Quorum = { fraction: [1, 2], comparison: 'at_least', recused: 'count', eachSector: null }

describe('quorum', () => {
  const mixed = seats('gov', 'here', 'here recused', 'away', 'away recused')

  test.for([
    { recused: 'count', present: 2, base: 4 },
    { recused: 'not_present', present: 1, base: 4 },
    { recused: 'leave', present: 1, base: 2 },
  ] as const)('with recused seats as $recused, $present of $base are present', ({ recused, present, base }) => {
    expect(quorumOf(mixed, { ...half, recused })).toMatchObject({ present, base })
  })

  test('is null where the rule has none', () => {
    expect(quorumOf(mixed, null)).toBeNull()
  })

  test('is never met over no seats, even where nothing is asked', () => {
    const nothing: Quorum = { ...half, fraction: [0, 1], eachSector: { fraction: [0, 1], comparison: 'at_least' } }
    expect(quorumOf([], nothing)).toEqual({ present: 0, base: 0, needed: 1, met: false, sectors: {} })
  })

  test('is missed when a single sector misses, and when all of one sector has left both numbers', () => {
    const eachSector = { fraction: [1, 2], comparison: 'at_least' } as const
    const both = [...seats('gov', 'here', 'here', 'here'), ...seats('cso', 'here recused', 'here recused')]
    expect(quorumOf(both, { ...half, eachSector }).met).toBe(true)
    const left = quorumOf(both, { ...half, eachSector, recused: 'leave' })
    expect(left).toMatchObject({ present: 3, base: 3, needed: 2, met: false })
    expect(left.sectors['cso']).toEqual({ present: 0, base: 0, needed: 1, met: false })
  })

  test('keeps sectors apart whatever they are called', () => {
    const eachSector = { fraction: [1, 1], comparison: 'at_least' } as const
    const odd = [...seats('__proto__', 'here'), ...seats('constructor', 'away')]
    const { sectors } = quorumOf(odd, { ...half, eachSector })
    expect(JSON.parse(JSON.stringify(sectors))).toEqual(
      JSON.parse(
        '{"__proto__":{"present":1,"base":1,"needed":1,"met":true},"constructor":{"present":0,"base":1,"needed":1,"met":false}}',
      ),
    )
    expect(Object.keys(sectors)).toEqual(['__proto__', 'constructor'])
  })

  test('is the same for every order of seats', () => {
    fc.assert(
      fc.property(shuffled(voteSeats), quorums, ([list, other], quorum) => {
        expect(quorumOf(other, quorum)).toEqual(quorumOf(list, quorum))
      }),
    )
  })

  test('an arrival never turns a quorum that is met into one that is missed', () => {
    fc.assert(
      fc.property(voteSeats, quorums, fc.nat(), (list, quorum, pick) => {
        const index = list.length === 0 ? 0 : pick % list.length
        const arrived = list.map((seat, at) => (at === index ? { ...seat, here: true } : seat))
        if (quorumOf(list, quorum)?.met === true) expect(quorumOf(arrived, quorum)?.met).toBe(true)
      }),
    )
  })
})
