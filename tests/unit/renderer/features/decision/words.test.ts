import { beforeAll, describe, expect, test } from 'vitest'
import type { Decision } from '../../../../../shared/domain/decision.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'
import { countCase } from '../../../../../shared/rules/counted.ts'
import { sumWords } from '../../../../../renderer/features/decision/fraction-words.ts'
import type { Words } from '../../../../../renderer/features/decision/words.ts'
import { countedSentence } from '../../../../../renderer/features/decision/words.ts'
import { saidOf, toldOutcomes } from '../../../../support/told-outcomes.ts'
import cases from '../../../../fixtures/decision-cases.json' with { type: 'json' }

let words: Words
beforeAll(async () => {
  await startTexts('en')
  words = { ...textsOf('decision', 'en'), format: formatsOf('en') }
})

// Only its rounds are asked for, where a mixed rule ended in consensus.
const decision = { rounds: [] } as unknown as Decision

describe('outcomes in words', () => {
  test('every outcome of the published cases has a sentence', () => {
    const sentences = cases.cases.flatMap((question) => {
      const counted = countCase(question)
      return counted ? [countedSentence(words, decision, counted)] : []
    })
    expect(sentences.length).toBeGreaterThan(100)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^(Adopted|Not adopted|No decision)[^{}]*\.$/u)
      expect(sentence, 'no key stands in for a sentence').not.toMatch(/outcome\./u)
    }
  })
})

describe('what an outcome turned on', () => {
  test.each(Object.keys(saidOf))('%s', (name) => {
    const counted = countCase(toldOutcomes[name] as never, 2) ?? expect.fail('not counted')
    expect(countedSentence(words, decision, counted)).toMatch(saidOf[name] ?? /^$/)
  })
})

describe('a threshold as people would write the sum', () => {
  test.for([
    { fraction: [3, 5], comparison: 'at_least', base: 18, says: '18 × 3 ÷ 5 = 10.8, rounded up to 11' },
    { fraction: [3, 5], comparison: 'at_least', base: 20, says: '20 × 3 ÷ 5 = 12' },
    { fraction: [1, 2], comparison: 'more_than', base: 9, says: '9 × 1 ÷ 2 = 4.5, so 5 is the first number above it' },
    { fraction: [2, 3], comparison: 'at_least', base: 5, says: '5 × 2 ÷ 3 = 3.33…, rounded up to 4' },
    { fraction: [1, 3], comparison: 'at_least', base: 0, says: '0 × 1 ÷ 3 = 0; never less than 1' },
    { fraction: [1, 3], comparison: 'at_least', base: 2, says: '2 × 1 ÷ 3 = 0.66…, rounded up to 1' },
  ] as const)('$says', ({ says, ...of }) => {
    expect(sumWords(words, of)).toBe(says)
  })
})
