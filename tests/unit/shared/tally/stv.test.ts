import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rational } from '../../../../shared/tally/fraction.ts'
import { ZERO, compare, minus, plus, rational } from '../../../../shared/tally/fraction.ts'
import type { StvBallot, StvCase, StvOutcome } from '../../../../shared/tally/stv.ts'
import { tallyStv } from '../../../../shared/tally/stv.ts'
import { outcomeJson } from '../../../../shared/tally/tally.ts'

function stv(seats: number, lots: readonly string[], ballots: readonly StvBallot[]): StvOutcome {
  return tallyStv({ id: 'case', kind: 'stv', seats, candidates: lots, lots, ballots })
}

function parse(text: string): Rational {
  const [n = '0', d = '1'] = text.split('/')
  return rational(BigInt(n), BigInt(d))
}

const names = ['a', 'b', 'c', 'd', '__proto__', 'ა']

function elections(complete: boolean): fc.Arbitrary<StvCase> {
  return fc.subarray(names, { minLength: 1 }).chain((candidates) => {
    const ranking = fc.shuffledSubarray(candidates, complete ? { minLength: candidates.length } : {})
    const ballot = fc.tuple(fc.integer({ min: 1, max: 9 }), ranking)
    return fc.record({
      id: fc.constant('case'),
      kind: fc.constant('stv' as const),
      seats: fc.integer({ min: 1, max: 4 }),
      candidates: fc.constant(candidates),
      lots: fc.shuffledSubarray(candidates, { minLength: candidates.length }),
      ballots: fc.array(ballot, { maxLength: 12 }),
    })
  })
}

function validVotes(question: StvCase): number {
  return question.ballots.reduce((sum, [count, preferences]) => sum + (preferences.length > 0 ? count : 0), 0)
}

/** In each round: what lies with continuing candidates, and with elected ones (largest surplus passed on first). */
function accounts(outcome: StvOutcome): readonly Rational[] {
  const quota = rational(BigInt(outcome.quota), 1n)
  const kept: Rational[] = []
  return outcome.rounds.map((totals, index) => {
    const before = outcome.rounds[index - 1]
    if (before !== undefined) {
      for (const [candidate, total] of Object.entries(before)) {
        if (compare(parse(total), quota) >= 0) kept.push(parse(total))
        else expect(outcome.elected.includes(candidate) && !Object.hasOwn(totals, candidate)).toBe(false)
      }
      const largest = kept.reduce((most, next) => (compare(next, most) > 0 ? next : most), quota)
      if (compare(largest, quota) > 0) kept[kept.indexOf(largest)] = quota
    }
    return [...kept, ...Object.values(totals).map(parse)].reduce(plus, ZERO)
  })
}

describe('single transferable vote', () => {
  test('without a valid ballot nobody is elected and the quota is 1', () => {
    const nothing = { id: 'case', quota: 1, elected: [], rounds: [], ties: [] }
    expect(stv(2, ['a', 'b'], [[5, []]])).toEqual(nothing)
    expect(stv(2, ['a', 'b'], [])).toEqual(nothing)
    expect(stv(2, [], [[1, []]])).toEqual(nothing)
  })

  test('a surplus moves every ballot of the candidate, at an exact fraction of its value', () => {
    const outcome = stv(
      2,
      ['a', 'b', 'c'],
      [
        [7, ['a', 'b']],
        [3, ['c']],
        [1, ['b']],
      ],
    )
    expect(outcome).toMatchObject({ quota: 4, elected: ['a', 'b'] })
    expect(outcome.rounds).toEqual([
      { a: '7', b: '1', c: '3' },
      { b: '4', c: '3' },
    ])
    const uneven = stv(
      2,
      ['a', 'b', 'c', 'd'],
      [
        [5, ['a', 'b']],
        [2, ['a', 'c']],
        [2, ['c']],
        [2, ['d']],
      ],
    )
    expect(uneven.rounds[1]).toEqual({ b: '15/7', c: '20/7', d: '2' })
  })

  test('lots order those elected, choose the first surplus and the one eliminated; each tie is told each time', () => {
    const outcome = stv(
      3,
      ['c', 'b', 'a', 'd', 'e'],
      [
        [6, ['a']],
        [6, ['b']],
        [1, ['e']],
        [1, ['d']],
        [1, ['c']],
      ],
    )
    expect(outcome.elected).toEqual(['b', 'a', 'c'])
    expect(outcome.ties).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['c', 'd', 'e'],
      ['c', 'd'],
    ])
  })

  test('two separate ties in one step are two ties, not one', () => {
    const outcome = stv(
      9,
      ['a', 'b', 'c', 'd'],
      [
        [2, ['d']],
        [2, ['b']],
        [3, ['c']],
        [3, ['a']],
      ],
    )
    expect(outcome.elected).toEqual(['a', 'c', 'b', 'd'])
    expect(outcome.ties).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ])
  })

  test('candidates without any vote fill seats that are left, and elected may be shorter than seats', () => {
    expect(stv(5, ['a', 'b'], [[1, ['b']]]).elected).toEqual(['b', 'a'])
  })

  test('counts whose sum passes 2^53 are exact to the last vote', () => {
    const most = Number.MAX_SAFE_INTEGER
    const outcome = stv(
      1,
      ['a', 'b'],
      [
        [most, ['a']],
        [most, ['a']],
        [most, ['b']],
      ],
    )
    expect(outcome.rounds).toEqual([{ a: String(2n * BigInt(most)), b: String(most) }])
    expect(outcome.quota).toBe((3n * BigInt(most)) / 2n + 1n)
    expect(outcomeJson(outcome)).toContain(`"quota":${String((3n * BigInt(most)) / 2n + 1n)},`)
  })

  test('votes are conserved exactly while every ballot ranks everyone', () => {
    fc.assert(
      fc.property(elections(true), (question) => {
        const outcome = tallyStv(question)
        const valid = rational(BigInt(validVotes(question)), 1n)
        for (const account of accounts(outcome)) expect(account).toEqual(valid)
      }),
      { numRuns: 500 },
    )
  })

  test('votes are never made, only exhausted, where ballots are shorter', () => {
    fc.assert(
      fc.property(elections(false), (question) => {
        let left = rational(BigInt(validVotes(question)), 1n)
        for (const account of accounts(tallyStv(question))) {
          expect(compare(minus(left, account), ZERO)).toBeGreaterThanOrEqual(0)
          left = account
        }
      }),
      { numRuns: 500 },
    )
  })

  test('nobody is elected twice or beyond the seats, and seats stay free only for want of candidates', () => {
    fc.assert(
      fc.property(elections(false), (question) => {
        const { elected } = tallyStv(question)
        expect(new Set(elected).size).toBe(elected.length)
        const most = validVotes(question) === 0 ? 0 : Math.min(question.seats, question.candidates.length)
        expect(elected).toHaveLength(most)
      }),
    )
  })

  test('neither the order of ballots nor that of candidates matters', () => {
    fc.assert(
      fc.property(elections(false), (question) => {
        const turned = {
          ...question,
          ballots: [...question.ballots].reverse(),
          candidates: [...question.candidates].reverse(),
        }
        expect(tallyStv(turned)).toEqual(tallyStv(question))
      }),
    )
  })
})
