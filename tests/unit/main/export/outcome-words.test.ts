import { expect, test } from 'vitest'
import { readExportAssets } from '../../../../main/export/assets.ts'
import { outcomeSentence } from '../../../../main/export/outcome-words.ts'
import { wording } from '../../../../main/export/wording.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import { countCase } from '../../../../shared/rules/counted.ts'
import { saidOf, toldOutcomes } from '../../../support/told-outcomes.ts'

const { language, messages } = readExportAssets()
const words = wording(language, messages)

test.each(Object.keys(saidOf))('what an outcome turned on: %s', (name) => {
  const question = toldOutcomes[name] as never
  const { outcome } = countCase(question) ?? expect.fail('not counted')
  const concluded = { case: question, outcome, result: outcome.result }
  expect(outcomeSentence(words, { annulled: null, concluded } as unknown as Decision)).toMatch(saidOf[name] ?? /^$/)
})
