import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PointsCase } from '../../../../shared/tally/points.ts'
import { tallyPoints, tiedIn } from '../../../../shared/tally/points.ts'
import { answerTo } from './full-case.ts'

const base = { id: 'p', kind: 'points', candidates: ['a', 'b', 'c'] }

function points(method: string, rule: object, ballots: readonly unknown[], more: object = {}): unknown {
  return answerTo({ ...base, method, rule, ballots, ...more })
}

describe('points of one ballot', () => {
  test('approval: one each; a name twice, more than `most` or nobody is invalid', () => {
    const ballots = [
      [2, ['a', 'b']],
      [1, ['b', 'b']],
      [3, ['a', 'b', 'c']],
      [1, []],
      [1, ['c']],
    ]
    expect(points('approval', { places: 1, most: 2 }, ballots)).toEqual({
      id: 'p',
      points: { a: 2, b: 2, c: 1 },
      valid: 3,
      invalid: 5,
      in: [],
      tied: ['a', 'b'],
      out: ['c'],
      byLot: [],
    })
    expect(points('approval', { places: 1, most: null }, [[1, ['a', 'b', 'c']]])).toMatchObject({
      valid: 1,
      invalid: 0,
    })
  })

  test('score: as many as given; a number above the highest, or none above 0, is invalid', () => {
    const ballots = [
      [2, { a: 3, b: 0 }],
      [1, { a: 1, c: 3 }],
      [1, { a: 4 }],
      [1, { a: 0 }],
      [1, {}],
    ]
    expect(points('score', { places: 2, highest: 3 }, ballots)).toEqual({
      id: 'p',
      points: { a: 7, b: 0, c: 3 },
      valid: 3,
      invalid: 3,
      in: ['a', 'c'],
      tied: [],
      out: ['b'],
      byLot: [],
    })
  })

  test('dots: no more than a voter has, nor than one candidate may get, nor none', () => {
    const ballots = [
      [1, { a: 3, b: 2 }],
      [1, { a: 3, b: 3 }],
      [1, { c: 4 }],
      [1, { a: 0 }],
      [2, { c: 1 }],
    ]
    expect(points('dots', { places: 1, dots: 5, perCandidate: 3 }, ballots)).toMatchObject({
      points: { a: 3, b: 2, c: 2 },
      valid: 3,
      invalid: 3,
      in: ['a'],
      out: ['b', 'c'],
    })
    expect(points('dots', { places: 1, dots: 5, perCandidate: null }, [[1, { c: 5 }]])).toMatchObject({
      points: { c: 5 },
    })
  })

  test('dots are summed exactly, however many', () => {
    const most = Number.MAX_SAFE_INTEGER
    const rule = { places: 1, dots: most, perCandidate: null }
    expect(points('dots', rule, [[1, { a: most, b: 1 }]])).toMatchObject({ valid: 0, invalid: 1 })
    expect(points('dots', rule, [[1, { a: most - 1, b: 1 }]])).toMatchObject({
      valid: 1,
      points: { a: most - 1, b: 1 },
    })
  })

  test('rank: by place; a name twice, more names than numbers or nobody is invalid', () => {
    const ballots = [
      [2, ['b', 'a']],
      [1, ['a']],
      [1, ['a', 'b', 'c']],
      [1, ['a', 'a']],
      [1, []],
    ]
    expect(points('rank', { places: 1, points: [5, 1] }, ballots)).toMatchObject({
      points: { a: 7, b: 10, c: 0 },
      valid: 3,
      invalid: 3,
      in: ['b'],
      out: ['a', 'c'],
    })
  })

  test('category: one each; a name twice, two of one category or nobody is invalid; each category has its own cut', () => {
    const rule = { places: 1, categories: { a: 'x', b: 'x', c: 'y' } }
    const ballots = [
      [2, ['a', 'c']],
      [2, ['b']],
      [1, ['a', 'b']],
      [1, ['c', 'c']],
      [1, []],
    ]
    expect(points('category', rule, ballots)).toEqual({
      id: 'p',
      points: { a: 2, b: 2, c: 2 },
      valid: 4,
      invalid: 3,
      categories: { x: { in: [], tied: ['a', 'b'], out: [] }, y: { in: ['c'], tied: [], out: [] } },
      byLot: [],
    })
  })

  test('category: one list of lots settles the ties of all categories, each by its own', () => {
    const rule = { places: 1, categories: { a: 'x', b: 'x', c: 'y', d: 'y', e: 'z' } }
    const more = { candidates: ['a', 'b', 'c', 'd', 'e'], lots: ['d', 'b', 'c', 'a'] }
    expect(
      points(
        'category',
        rule,
        [
          [1, ['a', 'c', 'e']],
          [1, ['b', 'd']],
        ],
        more,
      ),
    ).toMatchObject({
      categories: {
        x: { in: ['b'], tied: ['a', 'b'], out: ['a'] },
        y: { in: ['d'], tied: ['c', 'd'], out: ['c'] },
        z: { in: ['e'], tied: [], out: [] },
      },
      byLot: ['d', 'b'],
    })
  })

  test('lots take the places left, the others come first among those out', () => {
    const ballots = [
      [2, ['a']],
      [2, ['b']],
      [1, ['c']],
    ]
    expect(points('approval', { places: 1, most: 1 }, ballots, { lots: ['b', 'a'] })).toMatchObject({
      in: ['b'],
      tied: ['a', 'b'],
      out: ['a', 'c'],
      byLot: ['b'],
    })
  })

  test('any name is only a name', () => {
    const question = JSON.parse(
      '{"id":"p","kind":"points","method":"score","rule":{"places":1,"highest":3},"candidates":["__proto__","constructor"],' +
        '"ballots":[[1,{"__proto__":2,"constructor":1}]]}',
    ) as unknown
    const outcome = answerTo(question) as { in: unknown; points: object }
    expect(outcome.in).toEqual(['__proto__'])
    expect(Object.entries(outcome.points)).toEqual([
      ['__proto__', 2],
      ['constructor', 1],
    ])
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'd')
const names = fc.array(name, { maxLength: 4 })
const numbers = fc.dictionary(name, fc.nat({ max: 4 }), { maxKeys: 4 })
const count = fc.integer({ min: 1, max: 5 })
const places = fc.integer({ min: 1, max: 3 })
const head = { id: 'p', kind: 'points', candidates: ['a', 'b', 'c', 'd'], lots: null } as const
const ofNames = fc.array(fc.tuple(count, names), { maxLength: 8 })
const ofNumbers = fc.array(fc.tuple(count, numbers), { maxLength: 8 })
const questions: fc.Arbitrary<PointsCase> = fc.oneof(
  fc.tuple(ofNames, places).map(([ballots, each]) => ({
    ...head,
    method: 'approval' as const,
    rule: { places: each, most: 3 },
    ballots,
  })),
  fc.tuple(ofNumbers, places).map(([ballots, each]) => ({
    ...head,
    method: 'score' as const,
    rule: { places: each, highest: 3 },
    ballots,
  })),
  fc.tuple(ofNumbers, places).map(([ballots, each]) => ({
    ...head,
    method: 'dots' as const,
    rule: { places: each, dots: 6, perCandidate: 3 },
    ballots,
  })),
  fc.tuple(ofNames, places).map(([ballots, each]) => ({
    ...head,
    method: 'rank' as const,
    rule: { places: each, points: [3, 2, 0] },
    ballots,
  })),
  fc.tuple(ofNames, places).map(([ballots, each]) => ({
    ...head,
    method: 'category' as const,
    rule: { places: each, categories: { a: 'x', b: 'x', c: 'y', d: 'y' } },
    ballots,
  })),
)

/** The same case with its ballots given in another way; two branches, since each has ballots of one shape. */
function withBallots(
  question: PointsCase,
  change: <B>(ballots: readonly (readonly [number, B])[]) => readonly (readonly [number, B])[],
): PointsCase {
  switch (question.method) {
    case 'score':
    case 'dots':
      return { ...question, ballots: change(question.ballots) }
    default:
      return { ...question, ballots: change(question.ballots) }
  }
}

describe('points in general', () => {
  test('neither the order of ballots nor that of candidates changes anything', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const back = withBallots(question, (ballots) => ballots.toReversed())
        expect(tallyPoints({ ...back, candidates: back.candidates.toReversed() })).toEqual(tallyPoints(question))
      }),
    )
  })

  test('ballots that are alike may be written together or apart', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const apart = withBallots(question, (ballots) =>
          ballots.flatMap(([times, ballot]) => Array.from({ length: times }, () => [1, ballot] as const)),
        )
        expect(tallyPoints(apart)).toEqual(tallyPoints(question))
      }),
    )
  })

  test('every ballot is valid or invalid, and lots fill the places that a tie left, but change neither points nor ties', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const before = tallyPoints(question)
        const given = question.ballots.reduce((sum, [times]) => sum + times, 0)
        expect(before.valid + before.invalid).toBe(given)
        const lots = tiedIn(question).toReversed()
        const after = tallyPoints({ ...question, lots })
        expect(after.points).toEqual(before.points)
        expect(lots).toEqual(expect.arrayContaining([...after.byLot]))
        if ('in' in after && 'in' in before) {
          expect(after.tied).toEqual(before.tied)
          expect(after.in).toEqual([...before.in, ...after.byLot])
          if (lots.length > 0) expect(after.in).toHaveLength(question.rule.places)
        }
      }),
    )
  })
})
