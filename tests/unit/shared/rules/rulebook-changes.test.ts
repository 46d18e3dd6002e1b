import { describe, expect, test } from 'vitest'
import type { AdoptedRule, Rulebook } from '../../../../shared/domain/forum.ts'
import { rulebookChanges } from '../../../../shared/rules/rulebook-changes.ts'

const rule = (id: string, more: Partial<AdoptedRule> = {}): AdoptedRule => ({
  id,
  title: `Rule ${id}`,
  source: 'A source',
  kind: 'vote',
  rule: { base: 'active' },
  ...more,
})
const book: Rulebook = { quorum: null, rules: [rule('a'), rule('b')], usual: 'a' }

describe('what changes between two versions of the rules', () => {
  test('nothing, where only the order differs or what is empty is left out', () => {
    expect(rulebookChanges(book, { ...book, rules: [rule('b'), rule('a')] })).toEqual([])
    expect(rulebookChanges(book, { ...book, kinds: {}, notice: { meeting: null, texts: null } })).toEqual([])
  })

  test('[RULE1] the usual rule and the rule of a kind are told by title; a kind without a rule of its own is null', () => {
    const after: Rulebook = { ...book, usual: 'b', kinds: { commitment: 'b' } }
    expect(rulebookChanges(book, after)).toEqual([
      { what: 'usual', from: 'Rule a', to: 'Rule b' },
      { what: 'kind', kind: 'commitment', from: null, to: 'Rule b' },
    ])
    expect(rulebookChanges(after, book)).toContainEqual({ what: 'kind', kind: 'commitment', from: 'Rule b', to: null })
  })

  test('notice is told apart for meetings and texts, and no day is not the same as none set', () => {
    expect(rulebookChanges(book, { ...book, notice: { meeting: 10, texts: 0 } })).toEqual([
      { what: 'notice', of: 'meeting', from: null, to: 10 },
      { what: 'notice', of: 'texts', from: null, to: 0 },
    ])
  })

  test('[DEC16] the smallest sector of a secret vote, which is 5 where nothing is said', () => {
    expect(rulebookChanges(book, { ...book, smallestSector: 5 })).toEqual([])
    expect(rulebookChanges(book, { ...book, smallestSector: 2 })).toEqual([{ what: 'smallestSector', from: 5, to: 2 }])
  })

  test('a rule that came, went, or reads otherwise under the same id', () => {
    const changed = rule('b', { rule: { base: 'cast' } })
    expect(rulebookChanges(book, { ...book, rules: [changed, rule('c')], usual: 'c' })).toEqual([
      { what: 'usual', from: 'Rule a', to: 'Rule c' },
      { what: 'removed', rule: rule('a') },
      { what: 'changed', from: rule('b'), to: changed },
      { what: 'added', rule: rule('c') },
    ])
  })

  test('[SIL1] silence allowed, taken back, or for other days', () => {
    const silent = (days: number): Rulebook => ({ ...book, between: { silence: { days } } })
    const change = { what: 'between', way: 'silence' }
    expect(rulebookChanges(book, silent(7))).toEqual([{ ...change, from: {}, to: { silence: { days: 7 } } }])
    expect(rulebookChanges(silent(7), silent(14))).toEqual([
      { ...change, from: { silence: { days: 7 } }, to: { silence: { days: 14 } } },
    ])
    expect(rulebookChanges(silent(7), { ...book, between: {} })).toEqual([
      { ...change, from: { silence: { days: 7 } }, to: {} },
    ])
  })

  test('[BET1] where the ways between meetings come from', () => {
    const taken = (source: string): Rulebook => ({ ...book, between: { silence: { days: 7 }, source } })
    expect(rulebookChanges(taken('Box 22'), taken('Article 5'))).toEqual([
      { what: 'betweenSource', from: 'Box 22', to: 'Article 5' },
    ])
  })

  test('the quorum to sit', () => {
    const quorum = { fraction: [1, 2], comparison: 'more_than', recused: 'leave', eachSector: null }
    expect(rulebookChanges(book, { ...book, quorum })).toEqual([{ what: 'quorum', from: null, to: quorum }])
  })
})
