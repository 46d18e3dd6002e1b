import { describe, expect, test } from 'vitest'
import { sameJson } from '../../../../shared/lib/same-json.ts'

describe('equal as JSON', () => {
  test('the order of keys does not matter, at any depth; that of a list does', () => {
    expect(sameJson({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true)
    expect(sameJson([1, 2], [2, 1])).toBe(false)
  })

  test('a key without a value is as if it were not there, and nothing is as null', () => {
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameJson(undefined, null)).toBe(true)
  })

  test('null, empty and missing are three things', () => {
    expect(sameJson({ a: null }, {})).toBe(false)
    expect(sameJson({ a: '' }, { a: null })).toBe(false)
    expect(sameJson({}, [])).toBe(false)
  })

  test('a list of pairs is not the object of those keys', () => {
    expect(sameJson([['a', 1]], { a: 1 })).toBe(false)
  })

  test('a sector may be called like a property that every object has', () => {
    const named = (value: number): unknown => JSON.parse(`{"__proto__":${String(value)},"constructor":1}`)
    expect(sameJson(named(1), named(1))).toBe(true)
    expect(sameJson(named(1), named(2))).toBe(false)
  })
})
