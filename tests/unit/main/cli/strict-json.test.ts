import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStrictJson } from '../../../../main/cli/strict-json.ts'

describe('what is named twice', () => {
  test.for([
    { text: '{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}', twice: [] },
    { text: '{"a": 1, "a": 2}', twice: [['a']] },
    { text: '{"cases": [{}, {"points": {"A": 9, "B": [1, 2], "A": 1}}]}', twice: [['cases', 1, 'points', 'A']] },
    {
      text: '{"a": {"b": 1, "b": 1}, "a": [[], {"c": 1, "c": 1, "c": 1}]}',
      twice: [['a', 'b'], ['a'], ['a', 1, 'c'], ['a', 1, 'c']],
    },
    { text: '{"a\\u0062": 1, "ab": 2}', twice: [['ab']] },
    { text: '{"a,\\"}": "a", "{": "a,\\"}"}', twice: [] },
  ])('$text', ({ text, twice }) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: { value: JSON.parse(text) as unknown, twice } })
  })

  test('nothing of what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseStrictJson(text)).toEqual({ ok: true, value: { value: JSON.parse(text) as unknown, twice: [] } })
      }),
    )
  })
})

describe('where a text stops being JSON', () => {
  test.for([
    { text: '', line: 1, column: 1 },
    { text: '{"a": [1,\n  2,\n   True]}', line: 3, column: 4 },
    { text: '{"a": [1, 2}', line: 1, column: 12 },
    { text: '{"a": 1,}', line: 1, column: 9 },
    { text: '{"a" 1}', line: 1, column: 6 },
    { text: '[1]\n[2]', line: 2, column: 1 },
    { text: '{"cases": [', line: 1, column: 12 },
    { text: '["a\nb"]', line: 1, column: 2 },
    { text: '[01]', line: 1, column: 2 },
    { text: "{'a': 1}", line: 1, column: 2 },
  ])('$text', ({ text, line, column }) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error: { line, column } })
  })

  test('is told of whatever JSON.parse refuses, and of nothing else', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', 'true', 'nul', ' ', '\n', '"', '\\']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (some) => {
        const text = some.join('')
        const isJson = (() => {
          try {
            return JSON.parse(text) !== undefined
          } catch {
            return false
          }
        })()
        expect(parseStrictJson(text).ok).toBe(isJson)
      }),
      { numRuns: 2_000 },
    )
  })
})
