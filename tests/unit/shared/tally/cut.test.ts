import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tallyCut } from '../../../../shared/tally/cut.ts'

function cut(places: number, points: Readonly<Record<string, number>>) {
  return tallyCut({ id: 'case', kind: 'cut', places, points })
}

describe('cut', () => {
  test('names equal across the cut are neither in nor out, equal ones beside it are sorted', () => {
    expect(cut(3, { z: 9, d: 5, b: 5, a: 5, q: 1, p: 1 })).toEqual({
      id: 'case',
      in: ['z'],
      tied: ['a', 'b', 'd'],
      out: ['p', 'q'],
    })
  })

  test('a name without points takes no place, however many are free', () => {
    expect(cut(9, { b: 0, a: 0, c: 1 })).toMatchObject({ in: ['c'], tied: [], out: ['a', 'b'] })
  })

  test('nobody to choose from is no error', () => {
    expect(cut(1, {})).toMatchObject({ in: [], tied: [], out: [] })
  })

  test('any name is only a name', () => {
    const points = JSON.parse('{"__proto__":3,"constructor":2,"10":2,"9":1}') as Record<string, number>
    expect(cut(1, points)).toMatchObject({ in: ['__proto__'], tied: [], out: ['10', 'constructor', '9'] })
  })

  test('the order of names never breaks a tie: equal points share a list, every name is in one, at most `places` are in', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 4 })), {
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 8 }), (list, places) => {
        const outcome = cut(places, Object.fromEntries(list))
        expect(cut(places, Object.fromEntries([...list].reverse()))).toEqual(outcome)
        const placed = new Map<number, Set<string>>()
        const points = new Map(list)
        for (const where of ['in', 'tied', 'out'] as const) {
          for (const name of outcome[where]) {
            const lists = placed.get(points.get(name) ?? -1) ?? new Set()
            placed.set(points.get(name) ?? -1, lists.add(where))
          }
        }
        expect([...placed.values()].every((lists) => lists.size === 1)).toBe(true)
        expect(outcome.in.length + outcome.tied.length + outcome.out.length).toBe(list.length)
        expect(outcome.in.length).toBeLessThanOrEqual(places)
        if (outcome.tied.length > 0) expect(outcome.in.length + outcome.tied.length).toBeGreaterThan(places)
      }),
    )
  })
})
