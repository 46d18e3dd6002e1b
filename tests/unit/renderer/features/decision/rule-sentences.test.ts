import { beforeAll, describe, expect, it } from 'vitest'
import consensus from '../../../../../resources/rules/consensus.json'
import consent from '../../../../../resources/rules/consent.json'
import fallingGrades from '../../../../../resources/rules/falling-grades.json'
import majority from '../../../../../resources/rules/majority-attending.json'
import mixed from '../../../../../resources/rules/mixed.json'
import threeFifths from '../../../../../resources/rules/qualified-three-fifths-active.json'
import twoThirds from '../../../../../resources/rules/qualified-two-thirds-cast.json'
import { adoptedRule } from '../../../../../shared/domain/forum.ts'
import { countCase } from '../../../../../shared/rules/counted.ts'
import { parseQuorum } from '../../../../../shared/rules/rulebook.ts'
import { quorumSentence, ruleSentences } from '../../../../../renderer/features/decision/rule-sentences.ts'
import { presets } from '../../../../../renderer/features/forum/rule-presets.ts'
import type { Words } from '../../../../../renderer/features/decision/words.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'
import cases from '../../../../fixtures/decision-cases.json' with { type: 'json' }

let words: Words
beforeAll(async () => {
  await startTexts('en')
  words = { ...textsOf('decision', 'en'), format: formatsOf('en') }
})

const said = (preset: unknown): readonly string[] => ruleSentences(words, adoptedRule.parse(preset))

describe('a rule in sentences', () => {
  it.each([
    ['majority', majority, ['more than half of the seats here', 'Quorum: more than half of all active seats']],
    ['two thirds', twoThirds, ['at least 2/3 of the votes cast', 'abstention', 'Quorum']],
    ['three fifths', threeFifths, ['at least 3/5 of all active seats', 'Quorum']],
    ['consensus', consensus, ['none blocks', 'Quorum']],
    ['consent', consent, ['argued and paramount', 'heard as a concern', 'Quorum']],
  ])('names threshold, base and quorum: %s', (_, preset, parts) => {
    const sentences = said(preset)
    expect(sentences).toHaveLength(parts.length)
    parts.forEach((part, index) => expect(sentences[index]).toContain(part))
  })

  it('a mixed rule says consensus first, what opens a vote, and the vote; its one quorum is said once', () => {
    const sentences = said(mixed)
    expect(sentences[0]).toMatch(/^Consensus asks every seat/)
    expect(sentences.filter((sentence) => sentence.startsWith('Quorum'))).toHaveLength(1)
    expect(sentences.find((sentence) => sentence.includes('may be opened after'))).toMatch(
      /2 rounds.*text.*each objection.*the chair and the co-chair/,
    )
  })

  it('a rule of falling grades says each step by its grade, and the quorum of all once', () => {
    const sentences = said(fallingGrades)
    expect(sentences).toHaveLength(6)
    expect(sentences[2]).toMatch(/^2\. Modified consensus: .*at least 2\/3 of the votes cast.*at least 2 yes/)
    expect(sentences[3]).toContain('decides nothing')
    expect(sentences[5]).toMatch(/^Quorum: more than half of all active seats, and at least 1\/3/)
  })

  it('a forum’s rule that each sector must carry a text says each; a decision’s names the sectors it was put under', () => {
    const vote = { ...mixed.rule.vote, sectors: { ...mixed.rule.vote.sectors, names: ['a', 'b'] } }
    expect(said(mixed).join(' ')).toContain('Each sector must carry it too')
    expect(said({ ...mixed, rule: { ...mixed.rule, vote } }).join(' ')).toContain('Each of a and b must carry it too')
  })

  it('every preset reads as sentences, and one that each sector must carry says so of a forum whose sectors are not known', () => {
    for (const preset of presets) {
      const sentences = said(preset)
      expect(sentences.length).toBeGreaterThan(1)
      const sectors = JSON.stringify(preset.rule).includes('"each"')
      expect(/Each sector must (carry it too, by|give it)/.test(sentences.join(' '))).toBe(sectors)
      expect(sentences.join(' ')).not.toMatch(/\{|Each of/)
    }
  })

  it('a rule that this version cannot read has no sentences rather than wrong ones', () => {
    expect(said({ ...majority, rule: { base: 'everyone' } })).toEqual([])
  })

  it('a fraction without a word of its own is written in figures', () => {
    expect(said({ ...majority, rule: { ...majority.rule, fraction: [5, 9] } })[0]).toContain('5/9')
  })

  it('the rules of the published cases read as sentences', () => {
    const rules = cases.cases.flatMap((question) => {
      const { kind, rule } = question as { kind: string; rule?: object }
      return rule && countCase(question)
        ? [ruleSentences(words, { id: 'r', title: 'r', source: 's', kind, rule } as never).join(' ')]
        : []
    })
    expect(rules.length).toBeGreaterThan(100)
    for (const rule of rules) expect(rule).toMatch(/^(A vote adopts|Consensus asks)[^{}]*\.$/u)
  })
})

describe('a quorum in a sentence', () => {
  it('names its share of all seats, and of each sector’s where it asks for one', () => {
    const half = { fraction: [1, 2], comparison: 'more_than', recused: 'not_present', eachSector: null }
    const each = { ...half, eachSector: { fraction: [1, 3], comparison: 'at_least' } }
    expect(quorumSentence(words, parseQuorum(half))).toMatch(/^Quorum: more than half of all active seats; /)
    expect(quorumSentence(words, parseQuorum(each))).toMatch(/, and at least 1\/3 of each sector’s; /)
  })

  it.each([
    ['not_present', 'Quorum: more than half of all active seats; one that stands out counts as not here.'],
    ['count', 'Quorum: more than half of all active seats; one that stands out counts like any other.'],
    ['leave', 'Quorum: more than half of all active seats that do not stand out.'],
  ])('says what becomes of a seat that stands out: %s', (recused, sentence) => {
    const quorum = { fraction: [1, 2], comparison: 'more_than', recused, eachSector: null }
    expect(quorumSentence(words, parseQuorum(quorum))).toBe(sentence)
  })

  it('says that there is none', () => {
    expect(quorumSentence(words, null)).toBe('It has no quorum.')
  })
})
