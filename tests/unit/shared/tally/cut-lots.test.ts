import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutOf } from '../../../../shared/tally/cut.ts'
import { tallyCutLots } from '../../../../shared/tally/cut-lots.ts'
import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyCase } from '../../../../shared/tally/tally.ts'
import { ABSENT, answerTo, changed, faultOf } from './full-case.ts'

const tied = { id: 'k', kind: 'cut', places: 2, points: { a: 3, c: 2, b: 2, d: 1, e: 0 } }

describe('cut in format 2', () => {
  test('without lots a tie stays as it is', () => {
    const expected = { id: 'k', in: ['a'], tied: ['b', 'c'], out: ['d', 'e'], byLot: [] }
    expect(answerTo(tied)).toEqual(expected)
    expect(answerTo({ ...tied, lots: null })).toEqual(expected)
  })

  test('the first of the lots take the places left, and the tie is still told', () => {
    const lots = ['c', 'b']
    expect(answerTo({ ...tied, lots })).toEqual({
      id: 'k',
      in: ['a', 'c'],
      tied: ['b', 'c'],
      out: ['b', 'd', 'e'],
      byLot: ['c'],
    })
  })

  test('where nobody is tied, the lots are empty', () => {
    expect(answerTo({ ...tied, places: 1, lots: [] })).toMatchObject({ in: ['a'], tied: [], byLot: [] })
  })

  test('format 1 knows no lots: it ignores them, whatever they are', () => {
    const parsed = parseCase({ ...tied, lots: ['z', 'z'] })
    expect(parsed.ok && tallyCase(parsed.value)).toEqual({ id: 'k', in: ['a'], tied: ['b', 'c'], out: ['d', 'e'] })
  })

  test.for([
    [['b', 'b'], 'duplicate lots[1]'],
    [['b'], 'unknown lots'],
    [[], 'unknown lots'],
    [['b', 'c', 'd'], 'unknown lots'],
    [['b', 'z'], 'unknown lots'],
    [['b', ''], 'range lots[1]'],
    ['bc', 'type lots'],
    [{}, 'type lots'],
  ] as const)('lots %j: %s', ([lots, expected]) => {
    expect(faultOf({ ...tied, lots })).toBe(expected)
  })

  test.for(['places', 'points'])('without %s it is malformed as in format 1', (key) => {
    expect(faultOf(changed(tied, [key], ABSENT))).toBe(`missing ${key}`)
  })

  test('with lots everybody is in or out, and no place that the tie left stays free', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat({ max: 3 })), {
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 6 }), (list, places) => {
        const before = cutOf(list, places)
        const lots = before.tied.toReversed()
        const points = Object.fromEntries(list)
        const after = tallyCutLots({ id: 'k', kind: 'cut', places, points, lots })
        expect([...after.in, ...after.out].toSorted()).toEqual(list.map(([name]) => name).toSorted())
        expect(after.in).toEqual([...before.in, ...after.byLot])
        expect(after.byLot).toEqual(lots.slice(0, after.byLot.length))
        if (lots.length > 0) expect(after.in).toHaveLength(places)
      }),
    )
  })
})
