import { describe, expect, test } from 'vitest'
import { bookPresets, corePresets, presets } from '../../../../../renderer/features/forum/rule-presets.ts'
import {
  daysIn,
  entryFaults,
  entryOf,
  rulebookOf,
  rulesToChoose,
  withPreset,
} from '../../../../../renderer/scenes/forum/rulebook-entry.ts'
import type { Rulebook } from '../../../../../shared/domain/forum.ts'
import { rulebookFault } from '../../../../../shared/rules/rulebook.ts'

const book: Rulebook = { quorum: null, rules: [...corePresets], usual: 'mixed', kinds: { sanction: 'consensus' } }
const toChoose = rulesToChoose(book.rules, presets)

describe('the form of a change of the rules', () => {
  test('as it opens it proposes the rules as they stand', () => {
    expect(rulebookOf(entryOf(book), toChoose, book)).toEqual(book)
    const noticed = { ...book, notice: { meeting: 10, texts: null } }
    expect(rulebookOf(entryOf(noticed), toChoose, book)).toEqual(noticed)
    const silent = { ...book, smallestSector: 3, between: { silence: { days: 7 } } }
    expect(rulebookOf(entryOf(silent), toChoose, silent)).toEqual(silent)
  })

  test('a preset added, a kind given its rule and a period make rules that the host takes', () => {
    const entry = { ...entryOf(book), kinds: { commitment: 'double-majority', sanction: '' }, texts: '7' }
    const proposed = rulebookOf({ ...entry, rules: [...entry.rules, 'double-majority'] }, toChoose, book)
    expect(proposed).toMatchObject({ kinds: { commitment: 'double-majority' }, notice: { meeting: null, texts: 7 } })
    expect(proposed?.kinds).not.toHaveProperty('sanction')
    expect(proposed && rulebookFault(proposed)).toBeNull()
  })

  test('[RULE1] a rule taken out that something still names is a fault there, and nothing is proposed', () => {
    const entry = { ...entryOf(book), rules: ['majority-attending'] }
    expect([...entryFaults(entry)]).toEqual(['usual', 'sanction'])
    expect(rulebookOf(entry, toChoose, book)).toBeNull()
    expect(entryFaults({ ...entry, rules: [] })).toContain('rules')
  })

  test('[SIL1] silence is allowed by its days, no more where they are taken out, and days that are none are a fault', () => {
    const entry = entryOf(book)
    expect(entry.silence).toBe('')
    expect(rulebookOf({ ...entry, silence: '14' }, toChoose, book)?.between).toEqual({ silence: { days: 14 } })
    const silent = { ...book, between: { silence: { days: 7 } } }
    expect(rulebookOf({ ...entryOf(silent), silence: '' }, toChoose, silent)).not.toHaveProperty('between')
    expect([...entryFaults({ ...entry, silence: 'soon' })]).toEqual(['silence'])
  })

  test('[BET1] the ways of a preset are filled in with their source and the rules they vote by; what it leaves open stays', () => {
    const [uk] = bookPresets
    if (!uk) expect.fail('no preset')
    const own = {
      ...book,
      rules: book.rules.filter(({ id }) => id === 'mixed'),
      kinds: {},
      between: { silence: { days: 7 } },
    }
    const proposed = rulebookOf(withPreset(entryOf(own), uk), rulesToChoose(own.rules, presets), own)
    expect(proposed?.between).toEqual({ silence: { days: 7 }, ...uk.between })
    expect(proposed?.rules.map(({ id }) => id)).toEqual(['mixed', 'consensus', 'majority-attending'])
    const taken = { ...own, between: uk.between ?? {} }
    expect(rulebookOf(entryOf(taken), toChoose, taken)?.between).toEqual(uk.between)
    const none = {
      ...entryOf(taken),
      open: '',
      posted: '',
      attribution: '',
      least: '',
      steering: false,
      office: '' as const,
    }
    expect(rulebookOf(none, toChoose, taken)).not.toHaveProperty('between')
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
