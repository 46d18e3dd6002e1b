import { describe, expect, test } from 'vitest'
import fixture from '../../../fixtures/decision-cases.json' with { type: 'json' }
import { parseCase } from '../../../../shared/tally/case.ts'
import { outcomeJson, tally } from '../../../../shared/tally/tally.ts'

type ExpectedCase = { readonly id: string; readonly kind: string; readonly expected: Readonly<Record<string, unknown>> }

const cases = fixture.cases as readonly ExpectedCase[]

/** What the outcome says under the keys that `expected` names, as JSON would carry it. */
function answered(outcome: unknown, expected: Readonly<Record<string, unknown>>): unknown {
  const json = JSON.parse(outcomeJson(outcome)) as Record<string, unknown>
  return Object.fromEntries(Object.keys(expected).map((key) => [key, json[key]]))
}

describe('the published decision cases', () => {
  test('there are 300, of every kind', () => {
    expect(cases).toHaveLength(300)
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['vote', 'consensus', 'mixed', 'stv', 'cut']))
  })

  test.for(cases)('$id ($kind) comes out as published', (published) => {
    const result = tally({ cases: [published] })
    if (!result.ok) throw new Error(result.error)
    expect(result.value.outcomes[0]).toHaveProperty('id', published.id)
    expect(answered(result.value.outcomes[0], published.expected)).toEqual(published.expected)
  })

  test('a seat listed twice is refused as soon as one of its entries could vote or says something', () => {
    const published = fixture.cases.find(({ id }) => id === 'R-recusal-base')
    if (!Array.isArray(published?.seats)) throw new Error('not in the fixture')
    const faultOf = (change: object): unknown => {
      const seats = published.seats.map((seat, index) => (index === 12 ? { ...seat, ...change } : seat))
      const parsed = parseCase({ ...published, seats })
      return parsed.ok ? null : [parsed.error.error.code, parsed.error.error.path]
    }
    expect(faultOf({})).toBeNull()
    expect(faultOf({ recused: false })).toEqual(['duplicate', 'seats[12].id'])
    expect(faultOf({ ballot: 'yes' })).toEqual(['duplicate', 'seats[12].id'])
  })
})
