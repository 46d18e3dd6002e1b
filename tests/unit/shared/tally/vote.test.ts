import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ballot, VoteRule, VoteSeat } from '../../../../shared/tally/vote.ts'
import { tallyVote } from '../../../../shared/tally/vote.ts'
import { shuffled, voteRules, voteSeats } from '../../../support/arbitrary-cases.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

const majority: VoteRule = plainMajority

function vote(rule: VoteRule, seats: readonly VoteSeat[]) {
  return tallyVote({ id: 'case', kind: 'vote', seats, rule })
}

function said(sector: string, ...ballots: readonly (Ballot | null)[]): VoteSeat[] {
  return ballots.map((ballot, index) => ({
    id: `${sector}${String(index)}`,
    sector,
    here: true,
    recused: false,
    ballot,
  }))
}

describe('vote', () => {
  test.for([
    { blank: 'abstention', invalid: 'excluded', base: 'cast', expected: 3 },
    { blank: 'cast', invalid: 'excluded', base: 'cast', expected: 4 },
    { blank: 'abstention', invalid: 'cast', base: 'cast', expected: 4 },
    { blank: 'abstention', invalid: 'excluded', base: 'cast_and_abstained', expected: 5 },
    { blank: 'cast', invalid: 'cast', base: 'cast_and_abstained', expected: 6 },
    { blank: 'cast', invalid: 'cast', base: 'attending', expected: 7 },
  ] as const)('blank $blank, invalid $invalid: the base $base is $expected', ({ blank, invalid, base, expected }) => {
    const seats = said('gov', 'yes', 'yes', 'no', 'abstain', 'blank', 'invalid', null)
    expect(vote({ ...majority, blank, invalid, base }, seats).base).toBe(expected)
  })

  test.for([
    { base: 'attending', recusedInBase: false, expected: 1 },
    { base: 'attending', recusedInBase: true, expected: 2 },
    { base: 'active', recusedInBase: false, expected: 2 },
    { base: 'active', recusedInBase: true, expected: 4 },
  ] as const)('$base, recused in base $recusedInBase: $expected', ({ base, recusedInBase, expected }) => {
    const states = [
      [true, false],
      [true, true],
      [false, false],
      [false, true],
    ] as const
    const seats = states.map(([here, recused], index) => ({
      id: String(index),
      sector: 'gov',
      here,
      recused,
      ballot: 'yes' as const,
    }))
    const outcome = vote({ ...majority, base, recusedInBase }, seats)
    expect(outcome.base).toBe(expected)
    expect(outcome.refused).toEqual([
      { id: '1', why: 'recused' },
      { id: '2', why: 'away' },
      { id: '3', why: 'recused' },
    ])
  })

  test.for([
    { what: 'decides a tie', rule: {}, seats: said('g', 'yes', 'no'), why: 'casting_vote' },
    {
      what: 'counts halves alike',
      rule: { fraction: [2, 4] as const },
      seats: said('g', 'yes', 'no'),
      why: 'casting_vote',
    },
    {
      what: 'is idle over at_least',
      rule: { comparison: 'at_least' as const },
      seats: said('g', 'yes', 'no'),
      why: 'threshold_met',
    },
    {
      what: 'is idle over two thirds',
      rule: { fraction: [2, 3] as const },
      seats: said('g', 'yes', 'no'),
      why: 'threshold_missed',
    },
    {
      what: 'is idle over other bases',
      rule: { base: 'attending' as const },
      seats: said('g', 'yes', 'no'),
      why: 'threshold_missed',
    },
    {
      what: 'is idle where a blank is cast',
      rule: { blank: 'cast' as const },
      seats: said('g', 'yes', 'no', 'blank'),
      why: 'threshold_missed',
    },
    {
      what: 'decides beside abstentions',
      rule: {},
      seats: said('g', 'yes', 'no', 'abstain', 'blank'),
      why: 'casting_vote',
    },
    { what: 'is idle where nothing is cast', rule: {}, seats: said('g', 'abstain'), why: 'nothing_cast' },
  ])('a casting vote $what', ({ rule, seats, why }) => {
    expect(vote({ ...majority, castingVote: 'yes', ...rule }, seats).why).toBe(why)
  })

  test('a casting vote for either side gives way to a sector that misses', () => {
    const sectors = { names: ['cso'], base: 'cast', fraction: [1, 2], comparison: 'more_than' } as const
    const seats = [...said('gov', 'yes', 'yes'), ...said('cso', 'no', 'no')]
    for (const castingVote of ['yes', 'no'] as const) {
      expect(vote({ ...majority, castingVote, sectors }, seats)).toMatchObject({
        result: 'not_adopted',
        why: 'sector_missed',
      })
    }
  })

  test('a sector without an eligible seat is empty, one that keeps silent misses', () => {
    const sectors = { names: ['cso', '__proto__'], base: 'cast', fraction: [1, 2], comparison: 'more_than' } as const
    const empty = vote({ ...majority, sectors }, [...said('gov', 'yes'), ...said('cso', null)])
    expect(empty.why).toBe('sector_empty')
    expect(Object.keys(empty.sectors)).toEqual(['cso', '__proto__'])
    const silent = vote({ ...majority, sectors }, [
      ...said('gov', 'yes'),
      ...said('cso', null),
      ...said('__proto__', 'yes'),
    ])
    expect(silent.why).toBe('sector_missed')
    expect(silent.sectors['__proto__']).toEqual({ yes: 1, base: 1, needed: 1, met: true })
  })

  test('another yes in place of a no, an abstention or silence never undoes an adoption', () => {
    const turned = fc.constantFrom('no', 'abstain', 'blank', 'invalid')
    fc.assert(
      fc.property(voteSeats, voteRules, fc.nat(), turned, (seats, rule, pick, from) => {
        const eligible = seats.filter((seat) => seat.here && !seat.recused)
        const chosen = eligible[pick % Math.max(1, eligible.length)]
        const as = (ballot: Ballot) => seats.map((seat) => (seat === chosen ? { ...seat, ballot } : seat))
        if (vote(rule, as(from)).result === 'adopted') expect(vote(rule, as('yes')).result).toBe('adopted')
      }),
      { numRuns: 1000 },
    )
  })

  test('a further yes from a seat that was silent never undoes an adoption that no casting vote made', () => {
    fc.assert(
      fc.property(voteSeats, voteRules, fc.nat(), (seats, rule, pick) => {
        const silent = seats.filter((seat) => seat.here && !seat.recused && seat.ballot === null)
        const chosen = silent[pick % Math.max(1, silent.length)]
        const more = seats.map((seat) => (seat === chosen ? { ...seat, ballot: 'yes' as const } : seat))
        if (vote(rule, seats).result === 'adopted') expect(vote(rule, more).result).toBe('adopted')
      }),
      { numRuns: 1000 },
    )
  })

  test('the order of seats changes neither result nor counts', () => {
    fc.assert(
      fc.property(shuffled(voteSeats), voteRules, ([seats, other], rule) => {
        const { refused: some, ...one } = vote(rule, seats)
        const { refused: same, ...two } = vote(rule, other)
        expect(two).toEqual(one)
        expect(new Set(same.map(({ id }) => id))).toEqual(new Set(some.map(({ id }) => id)))
      }),
    )
  })

  test('what a seat that is not eligible says changes nothing but the list of refusals', () => {
    fc.assert(
      fc.property(voteSeats, voteRules, (seats, rule) => {
        const hushed = seats.map((seat) => (seat.here && !seat.recused ? seat : { ...seat, ballot: null }))
        const { refused, ...counted } = vote(rule, seats)
        expect(vote(rule, hushed)).toEqual({ ...counted, refused: [] })
        expect(refused).toHaveLength(seats.filter((seat, at) => hushed[at] !== seat && seat.ballot !== null).length)
      }),
    )
  })
})
