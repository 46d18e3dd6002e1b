import { describe, expect, test } from 'vitest'
import { outcomeJson, tally } from '../../../../shared/tally/tally.ts'

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
    { format: 3, cases: [] },
    { format: null, cases: [] },
    { format: '1', cases: [] },
  ])('refuses %j whole, in a sentence', (input) => {
    const result = tally(input)
    expect(result.ok ? 'tallied' : result.error).toMatch(/^[a-z].*\.$/)
  })

  test('answers in the format that is asked for: a vote has more to say in format 2', () => {
    const rule = {
      ...{ base: 'cast', fraction: [1, 2], comparison: 'more_than', blank: 'abstention', invalid: 'excluded' },
      ...{ recusedInBase: false, sectors: null, castingVote: null, quorum: null },
    }
    const vote = { id: 'v', kind: 'vote', seats: [], rule }
    const keysIn = (format: object): readonly string[] => {
      const result = tally({ ...format, cases: [vote] })
      return result.ok ? Object.keys(result.value.outcomes[0] ?? {}) : []
    }
    const old = ['id', 'result', 'why', 'counts', 'base', 'needed', 'quorum', 'sectors', 'refused']
    expect(keysIn({})).toEqual(old)
    expect(keysIn({ format: 1 })).toEqual(old)
    expect(new Set(keysIn({ format: 2 }))).toEqual(new Set([...old, 'leastYes', 'proxies']))
  })

  test('a kind of format 2 is none in format 1', () => {
    const silent = { id: 's', kind: 'consent', seats: [], rule: { unargued: 'open', quorum: null } }
    const codes = [1, 2].map((format) => {
      const result = tally({ format, cases: [silent] })
      return result.ok && result.value.malformed
    })
    expect(codes).toEqual([1, 0])
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
