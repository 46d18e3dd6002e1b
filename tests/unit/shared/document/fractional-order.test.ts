import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenOrders, orderBetween } from '../../../../shared/document/fractional-order.ts'

describe('fractional order', () => {
  it('always finds a place between two neighbours, however often the same gap is split', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.array(fc.nat(100), { maxLength: 200 }), (count, inserts) => {
        const row = evenOrders(count)
        for (const insert of inserts) {
          const at = insert % (row.length + 1)
          const order = orderBetween(row[at - 1] ?? null, row[at] ?? null)
          expect(order).not.toBeNull()
          row.splice(at, 0, order ?? '')
        }
        expect(row.every((order, index) => index === 0 || (row[index - 1] ?? '') < order)).toBe(true)
      }),
    )
  })

  it('grows by at most a digit in about five insertions at the same spot', () => {
    let last = orderBetween(null, null) ?? ''
    for (let i = 0; i < 100; i++) last = orderBetween(last, null) ?? ''
    expect(last.length).toBeLessThanOrEqual(21)
  })

  it('says so when there is no place: neighbours out of order, equal, or not made here', () => {
    expect(orderBetween('b', 'a')).toBeNull()
    expect(orderBetween('a', 'a')).toBeNull()
    expect(orderBetween('a!', null)).toBeNull()
    expect(orderBetween(null, '')).toBeNull()
    expect(orderBetween(null, 'a0')).toBeNull()
  })
})
