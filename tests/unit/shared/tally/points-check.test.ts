import { describe, expect, test } from 'vitest'
import { ABSENT, changed, faultOf, keyPaths, told } from './full-case.ts'

const head = { id: 'p', kind: 'points', candidates: ['a', 'b'], lots: null }
const valid = {
  approval: { ...head, method: 'approval', rule: { places: 1, most: null }, ballots: [[1, ['a']]] },
  score: { ...head, method: 'score', rule: { places: 1, highest: 2 }, ballots: [[1, { a: 2 }]] },
  dots: { ...head, method: 'dots', rule: { places: 1, dots: 3, perCandidate: null }, ballots: [[1, { a: 2 }]] },
  rank: { ...head, method: 'rank', rule: { places: 1, points: [2, 1] }, ballots: [[1, ['a']]] },
  category: {
    ...head,
    method: 'category',
    rule: { places: 1, categories: { a: 'x', b: 'y' } },
    ballots: [[1, ['a']]],
  },
}
const most = Number.MAX_SAFE_INTEGER

describe.for(Object.entries(valid))('a malformed case of points by %s', ([method, question]) => {
  test('is well formed to begin with, also without the key lots', () => {
    expect(faultOf(question)).toBe('well formed')
    expect(faultOf(changed(question, ['lots'], ABSENT))).toBe('well formed')
  })

  const asked = keyPaths(question).filter(([key]) => key === 'candidates' || key === 'method' || key === 'rule')
  test.for([...asked.filter((path) => path.length < 3), ['ballots']])('without %j', (path) => {
    expect(faultOf(changed(question, path, ABSENT))).toBe(`missing ${told(path)}`)
  })

  test.for([
    [['candidates'], ['a', 'b', 'a'], 'duplicate candidates[2]'],
    [['candidates', 1], '', 'range candidates[1]'],
    [['rule', 'places'], 0, 'range rule.places'],
    [['ballots', 0, 0], 0, 'range ballots[0][0]'],
    [['ballots', 0, 1], null, 'type ballots[0][1]'],
    [['ballots', 0], [1], 'type ballots[0]'],
    [['method'], 'borda', 'range method'],
    [['method'], null, 'type method'],
    [['lots'], ['a', 'a'], 'duplicate lots[1]'],
    [['lots'], ['b'], 'unknown lots'],
    [['lots'], ['', 'a'], 'range lots[0]'],
  ] as const)('%j as %j: %s', ([path, value, expected]) => {
    expect(faultOf(changed(question, path, value))).toBe(expected)
  })

  test('a ballot for somebody who is no candidate', () => {
    const byNumbers = method === 'score' || method === 'dots'
    const ballot = byNumbers ? { a: 1, z: 0 } : ['a', 'z']
    expect(faultOf(changed(question, ['ballots', 0, 1], ballot))).toBe(
      byNumbers ? 'unknown ballots[0][1].z' : 'unknown ballots[0][1][1]',
    )
  })
})

describe('malformed rules of one method', () => {
  test.for([
    ['approval', ['rule', 'most'], 0, 'range rule.most'],
    ['score', ['rule', 'highest'], 0, 'range rule.highest'],
    ['score', ['ballots', 0, 1], { a: -1 }, 'range ballots[0][1].a'],
    ['score', ['ballots', 0, 1], { a: 0.5 }, 'type ballots[0][1].a'],
    ['score', ['ballots', 0, 1], ['a'], 'type ballots[0][1]'],
    ['dots', ['rule', 'dots'], 0, 'range rule.dots'],
    ['dots', ['rule', 'perCandidate'], 0, 'range rule.perCandidate'],
    ['rank', ['rule', 'points'], [], 'range rule.points'],
    ['rank', ['rule', 'points', 1], -1, 'range rule.points[1]'],
    ['rank', ['ballots', 0, 1], { a: 1 }, 'type ballots[0][1]'],
    ['category', ['rule', 'categories', 'z'], 'x', 'unknown rule.categories.z'],
    ['category', ['rule', 'categories', 'a'], '', 'range rule.categories.a'],
    ['category', ['rule', 'categories', 'a'], ABSENT, 'unknown ballots[0][1][0]'],
    ['category', ['rule', 'categories', 'b'], ABSENT, 'well formed'],
  ] as const)('%s, %j as %j: %s', ([method, path, value, expected]) => {
    expect(faultOf(changed(valid[method], path, value))).toBe(expected)
  })
})

describe('what only counting shows', () => {
  test('sums of points, of valid and of invalid ballots stay within 2^53−1', () => {
    const ballots = (...given: readonly unknown[]): string => faultOf({ ...valid.score, ballots: given })
    expect(ballots([(most - 1) / 2, { a: 2 }], [1, { b: 1 }])).toBe('well formed')
    expect(ballots([(most + 1) / 2, { a: 2 }])).toBe('range ballots')
    expect(ballots([most, { a: 1 }], [1, { b: 1 }])).toBe('range ballots')
    expect(ballots([most, {}], [1, { a: 1 }])).toBe('well formed')
    expect(ballots([most, {}], [1, {}])).toBe('range ballots')
  })

  test('lots are exactly the names tied across the cut', () => {
    const tied = {
      ...valid.approval,
      candidates: ['a', 'b', 'c'],
      ballots: [
        [2, ['a', 'b']],
        [1, ['c']],
      ],
    }
    expect(faultOf({ ...tied, lots: ['b', 'a'] })).toBe('well formed')
    expect(faultOf({ ...tied, lots: ['a'] })).toBe('unknown lots')
    expect(faultOf({ ...tied, lots: [] })).toBe('unknown lots')
    expect(faultOf({ ...tied, lots: ['b', 'a', 'c'] })).toBe('unknown lots')
    expect(faultOf({ ...tied, rule: { places: 2, most: null }, lots: [] })).toBe('well formed')
  })
})
