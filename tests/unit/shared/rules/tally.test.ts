import { describe, expect, test } from 'vitest'
import { outcomeJson, tally } from '../../../../shared/rules/tally.ts'

const good = { id: 'k', kind: 'cut', places: 1, points: { a: 1 } }

describe('tally', () => {
  test('answers every case in its place, malformed ones with an error', () => {
    const result = tally({ format: 1, cases: [good, { id: 'x', kind: 'nothing' }, good] })
    if (!result.ok) throw new Error(result.error)
    expect(result.value.malformed).toBe(1)
    expect(result.value.outcomes.map((outcome) => [outcome.id, 'error' in outcome])).toEqual([
      ['k', false],
      ['x', true],
      ['k', false],
    ])
  })

  test.for([
    null,
    5,
    'cases',
    [],
    [good],
    {},
    { cases: {} },
    { cases: null },
    { format: 2, cases: [] },
    { format: '1', cases: [] },
  ])('refuses %j whole, in a sentence', (input) => {
    const result = tally(input)
    expect(result.ok ? 'tallied' : result.error).toMatch(/^[a-z].*\.$/)
  })

  test('an empty list of cases is counted', () => {
    expect(tally({ cases: [] })).toEqual({ ok: true, value: { outcomes: [], malformed: 0 } })
  })

  test('writes the same JSON as the platform, and a number beyond 2^53 in full', () => {
    const value: unknown = JSON.parse('{"a":[1,"x\\ud800",null,true,{}],"__proto__":{"b":-1}}')
    expect(outcomeJson(value)).toBe(JSON.stringify(value))
    expect(outcomeJson({ quota: 2n ** 60n })).toBe('{"quota":1152921504606846976}')
  })
})
