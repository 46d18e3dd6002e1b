import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sameJson } from '../../../../shared/lib/same-json.ts'
import { outcomeJson, tally } from '../../../../shared/tally/tally.ts'

type Json = Readonly<Record<string, unknown>>
type ExpectedCase = { readonly id: string; readonly kind: string; readonly note: string; readonly expected: Json }

// Read, not imported: as a module, a key `__proto__` in it would be lost.
const file = fileURLToPath(new URL('../../../fixtures/decision-cases-2.json', import.meta.url))
const fixture = JSON.parse(readFileSync(file, 'utf8')) as { format: 2; cases: readonly ExpectedCase[] }

/** What the outcome says under the keys that `expected` names. The wording of an error is free. */
function answered(outcome: Json, expected: Json): unknown {
  const keys = Object.keys(expected)
  if (!keys.includes('error')) return Object.fromEntries(keys.map((key) => [key, outcome[key]]))
  const { code, path } = outcome['error'] as Json
  return { error: { code, path } }
}

describe('decision cases of format 2, worked out by hand', () => {
  test('are enough, and of every kind', () => {
    expect(fixture.cases.length).toBeGreaterThanOrEqual(60)
    expect(new Set(fixture.cases.map(({ kind }) => kind))).toEqual(
      new Set(['vote', 'mixed', 'secret', 'consent', 'veto', 'graded']),
    )
  })

  test.for(fixture.cases)('$id: $note', (worked) => {
    const result = tally({ format: fixture.format, cases: [worked] })
    if (!result.ok) throw new Error(result.error)
    const [outcome] = JSON.parse(outcomeJson(result.value.outcomes)) as readonly [Json]
    expect(outcome['id']).toBe(worked.id)
    expect(answered(outcome, worked.expected)).toEqual(worked.expected)
    // Also under keys that `toEqual` might pass over, like `__proto__`.
    expect(sameJson(answered(outcome, worked.expected), worked.expected)).toBe(true)
  })

  test('where a whole outcome is expected, there is no key more', () => {
    for (const kind of ['vote', 'secret', 'consent', 'veto', 'graded']) {
      const worked = fixture.cases.find((each) => each.kind === kind && !('error' in each.expected))
      const result = tally({ format: 2, cases: [worked] })
      if (!result.ok || worked === undefined) throw new Error(`no case of kind ${kind}`)
      const [outcome] = result.value.outcomes
      expect(Object.keys(outcome ?? {}).sort()).toEqual(['id', ...Object.keys(worked.expected)].sort())
    }
  })
})
