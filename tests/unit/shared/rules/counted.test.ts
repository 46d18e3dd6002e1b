import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../../shared/domain/decision.ts'
import { askedLast, countCase, countedOf, recountOf } from '../../../../shared/rules/counted.ts'
import { parseCase } from '../../../../shared/tally/case.ts'
import { tallyCase } from '../../../../shared/tally/tally.ts'
import fixture from '../../../fixtures/decision-cases.json' with { type: 'json' }

const cases: readonly { readonly kind: string }[] = fixture.cases

function concluded(question: unknown, outcome: unknown): Decision {
  return { concluded: { case: question, outcome } } as unknown as Decision
}

/** An outcome as it comes back from the record: the same JSON, its keys in another order. */
function recorded(outcome: object): unknown {
  return Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(outcome)) as object).reverse())
}

const decisions = cases.flatMap((question) => {
  const counted = countCase(question)
  return counted ? [{ question, counted }] : []
})

describe('a concluded decision counted again', () => {
  test('[DEC5] every vote, consensus and mixed case of the published ones counts as in the tally', () => {
    const kinds = new Set(decisions.map(({ counted }) => counted.kind))
    expect([...kinds].sort()).toEqual(['consensus', 'mixed', 'vote'])
    for (const { question, counted } of decisions) {
      const parsed = parseCase(question)
      expect(parsed.ok && tallyCase(parsed.value)).toEqual(counted.outcome)
    }
  })

  test('elections and cuts decide on no text, and what cannot be read is not counted', () => {
    expect(cases.filter(({ kind }) => kind === 'stv' || kind === 'cut').map((one) => countCase(one))).toEqual(
      Array(49).fill(null),
    )
    expect(countCase({ kind: 'vote' })).toBeNull()
  })

  test('it agrees with its record whatever the order of the keys there', () => {
    for (const { question, counted } of decisions) {
      const decision = concluded(question, recorded(counted.outcome))
      expect(recountOf(decision)?.agrees).toBe(true)
      expect(countedOf(decision)).toEqual(counted)
    }
  })

  test('where the record says otherwise there is a recount that does not agree, and no arithmetic to show', () => {
    const [first] = decisions
    if (!first) throw new Error('the fixture has decisions')
    const decision = concluded(first.question, { ...first.counted.outcome, base: -1 })
    expect(recountOf(decision)).toEqual({ counted: first.counted, agrees: false })
    expect(countedOf(decision)).toBeNull()
  })

  test('nothing concluded, nothing counted', () => {
    expect(recountOf({ concluded: null } as Decision)).toBeNull()
    expect(countedOf({ concluded: null } as Decision)).toBeNull()
  })
})

describe('the question that an outcome came from', () => {
  test('a mixed decision that came to a vote was decided by its ballot, by the vote’s own rule', () => {
    const voted = decisions.flatMap(({ counted }) =>
      counted.kind === 'mixed' && counted.outcome.stage === 'vote' ? [counted] : [],
    )
    expect(voted.length).toBeGreaterThan(0)
    for (const counted of voted) {
      const asked = askedLast(counted)
      expect(asked?.kind).toBe('vote')
      expect(asked?.question.seats).toBe(counted.question.ballot)
      const { stage: _, ...outcome } = counted.outcome
      expect(asked?.outcome).toEqual(outcome)
    }
  })

  test('one that ended in consensus was decided by the round that reached it', () => {
    const agreed = decisions.flatMap(({ counted }) =>
      counted.kind === 'mixed' && counted.outcome.stage === 'consensus' ? [counted] : [],
    )
    expect(agreed.length).toBeGreaterThan(0)
    for (const counted of agreed) expect(askedLast(counted)?.outcome).toMatchObject({ result: 'consensus' })
  })

  test('a vote or a consensus test is its own question', () => {
    for (const { counted } of decisions) if (counted.kind !== 'mixed') expect(askedLast(counted)).toBe(counted)
  })
})
