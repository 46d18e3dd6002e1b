import { describe, expect, test } from 'vitest'
import { corePresets, presets } from '../../../../../renderer/features/forum/rule-presets.ts'
import {
  daysIn,
  entryFaults,
  entryOf,
  rulebookOf,
  rulesToChoose,
} from '../../../../../renderer/scenes/forum/rulebook-entry.ts'
import type { Rulebook } from '../../../../../shared/domain/forum.ts'
import { rulebookFault } from '../../../../../shared/rules/rulebook.ts'

const book: Rulebook = { quorum: null, rules: [...corePresets], usual: 'mixed', kinds: { sanction: 'consensus' } }
const toChoose = rulesToChoose(book.rules, presets)

describe('the form of a change of the rules', () => {
  test('as it opens it proposes the rules as they stand', () => {
    expect(rulebookOf(entryOf(book), toChoose, null)).toEqual(book)
    const noticed = { ...book, notice: { meeting: 10, texts: null } }
    expect(rulebookOf(entryOf(noticed), toChoose, null)).toEqual(noticed)
  })

  test('a preset added, a kind given its rule and a period make rules that the host takes', () => {
    const entry = { ...entryOf(book), kinds: { commitment: 'double-majority', sanction: '' }, texts: '7' }
    const proposed = rulebookOf({ ...entry, rules: [...entry.rules, 'double-majority'] }, toChoose, null)
    expect(proposed).toMatchObject({ kinds: { commitment: 'double-majority' }, notice: { meeting: null, texts: 7 } })
    expect(proposed?.kinds).not.toHaveProperty('sanction')
    expect(proposed && rulebookFault(proposed)).toBeNull()
  })

  test('[RULE1] a rule taken out that something still names is a fault there, and nothing is proposed', () => {
    const entry = { ...entryOf(book), rules: ['majority-attending'] }
    expect([...entryFaults(entry)]).toEqual(['usual', 'sanction'])
    expect(rulebookOf(entry, toChoose, null)).toBeNull()
    expect(entryFaults({ ...entry, rules: [] })).toContain('rules')
  })

  test('the forum’s own rule stands before a preset of the same id', () => {
    const own = corePresets.map((rule) => ({ ...rule, title: `${rule.title}, as amended` }))
    const choice = rulesToChoose(own, presets)
    expect(choice.slice(0, own.length)).toEqual(own)
    expect(new Set(choice.map((rule) => rule.id)).size).toBe(choice.length)
  })

  test.each([
    ['', null],
    [' 10 ', 10],
    ['0', 0],
    ['365', 365],
    ['366', undefined],
    ['-1', undefined],
    ['ten', undefined],
    ['1.5', undefined],
  ])('days typed as "%s" are %s', (typed, days) => {
    expect(daysIn(typed)).toBe(days)
  })
})
