import { expect, test } from 'vitest'
import { stvRounds, tiesByLot } from '../../../../shared/tally/stv-rounds.ts'
import type { StvCase } from '../../../../shared/tally/stv.ts'
import { tallyStv } from '../../../../shared/tally/stv.ts'

const question: StvCase = {
  id: 'x',
  kind: 'stv',
  seats: 2,
  candidates: ['a', 'b', 'c', 'd'],
  ballots: [
    [2, ['a']],
    [1, ['b']],
    [1, ['c']],
  ],
  lots: ['d', 'c', 'a', 'b'],
}

test('each round tells whom it elected, whom it eliminated, and between whom the lot chose', () => {
  expect(stvRounds(tallyStv(question))).toEqual([
    { totals: { a: '2', b: '1', c: '1', d: '0' }, elected: ['a'], eliminated: 'd', tied: [] },
    { totals: { b: '1', c: '1' }, elected: [], eliminated: 'b', tied: ['b', 'c'] },
    { totals: { c: '1' }, elected: ['c'], eliminated: null, tied: [] },
  ])
})

test('the last round eliminates nobody, though some are left without a place', () => {
  const rounds = stvRounds(tallyStv({ ...question, seats: 1, ballots: [[3, ['a']]] }))
  expect(rounds).toMatchObject([{ elected: ['a'], eliminated: null }])
})

test('a tie that was met twice is told once, in the order of the lot', () => {
  const outcome = {
    ...tallyStv(question),
    ties: [
      ['b', 'c'],
      ['b', 'c'],
      ['a', 'd'],
    ],
  }
  expect(tiesByLot(outcome, question)).toEqual([
    ['c', 'b'],
    ['d', 'a'],
  ])
})
