import { beforeAll, describe, expect, it } from 'vitest'
import consensus from '../../../../../resources/rules/consensus.json'
import majority from '../../../../../resources/rules/majority-attending.json'
import mixed from '../../../../../resources/rules/mixed.json'
import threeFifths from '../../../../../resources/rules/qualified-three-fifths-active.json'
import twoThirds from '../../../../../resources/rules/qualified-two-thirds-cast.json'
import { adoptedRule } from '../../../../../shared/domain/forum.ts'
import { ruleSentences } from '../../../../../renderer/features/forum/rule-sentences.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'

beforeAll(() => startTexts('en'))

const words = { t: textsOf('forum').t, list: formatsOf('en').list }
const sectors = ['government', 'civil society']
const said = (preset: unknown): readonly string[] => ruleSentences(words, adoptedRule.parse(preset), sectors)

describe('a rule in sentences', () => {
  it.each([
    ['majority', majority, ['more than half of the seats here', 'more than half of all active seats']],
    ['two thirds', twoThirds, ['at least two thirds of the votes cast', 'abstention', 'Quorum']],
    ['three fifths', threeFifths, ['at least three fifths of all active seats', 'Quorum']],
    ['consensus', consensus, ['none blocks', 'reason', 'Quorum']],
  ])('names threshold, base and quorum: %s', (_, preset, parts) => {
    const sentences = said(preset)
    expect(sentences).toHaveLength(parts.length)
    parts.forEach((part, index) => expect(sentences[index]).toContain(part))
  })

  it('a mixed rule says consensus first, what opens a vote, and the vote; its one quorum is said once', () => {
    const sentences = said(mixed)
    expect(sentences.filter((sentence) => sentence.startsWith('Quorum'))).toHaveLength(1)
    expect(sentences.find((sentence) => sentence.includes('only after'))).toMatch(
      /two rounds.*text.*every objection.*chair and co-chair/,
    )
    expect(sentences.join(' ')).toContain('in each sector: government and civil society')
  })

  it('a rule that this version cannot read has no sentences rather than wrong ones', () => {
    expect(said({ ...majority, rule: { base: 'everyone' } })).toEqual([])
  })

  it('a fraction without a word of its own is written in figures', () => {
    expect(said({ ...majority, rule: { ...majority.rule, fraction: [5, 9] } })[0]).toContain('5/9')
  })
})
