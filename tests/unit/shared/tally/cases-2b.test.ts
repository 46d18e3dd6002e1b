import { describe, expect, test } from 'vitest'
import fixture from '../../../fixtures/decision-cases-2b.json' with { type: 'json' }
import { outcomeJson, tally } from '../../../../shared/tally/tally.ts'

type ExpectedCase = { readonly id: string; readonly kind: string; readonly expected: Readonly<Record<string, unknown>> }

const cases: readonly ExpectedCase[] = fixture.cases

/** What the outcome says under the keys that `expected` names, as JSON would carry it. */
function answered(outcome: unknown, expected: Readonly<Record<string, unknown>>): unknown {
  const json = JSON.parse(outcomeJson(outcome)) as Record<string, unknown>
  return Object.fromEntries(Object.keys(expected).map((key) => [key, json[key]]))
}

describe('the cases of format 2 that were worked out by hand: time, networks, signatures, points and lots', () => {
  test('there are some of every kind, no two with one id', () => {
    const kinds = ['silence', 'written', 'network', 'signatures', 'steering', 'statement', 'points', 'cut', 'lot']
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  test.for(cases)('$id comes out as worked out', (worked) => {
    const result = tally({ format: 2, cases: [worked] })
    if (!result.ok) throw new Error(result.error)
    expect(result.value.outcomes[0]).toHaveProperty('id', worked.id)
    expect(answered(result.value.outcomes[0], worked.expected)).toEqual(worked.expected)
  })
})
