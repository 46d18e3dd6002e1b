import { beforeAll, describe, expect, it } from 'vitest'
import { changeWords } from '../../../../../renderer/features/decision/rulebook-words.ts'
import { presets } from '../../../../../renderer/features/forum/rule-presets.ts'
import type { Words } from '../../../../../renderer/features/decision/words.ts'
import { formatsOf } from '../../../../../renderer/ui/format.ts'
import { startTexts } from '../../../../../renderer/ui/i18n.ts'
import type { Text } from '../../../../../renderer/ui/text.ts'
import { textsOf } from '../../../../../renderer/ui/text.ts'
import type { AdoptedRule } from '../../../../../shared/domain/forum.ts'

let words: Words
let t: Text<'forum'>
beforeAll(async () => {
  await startTexts('en')
  words = { ...textsOf('decision', 'en'), format: formatsOf('en') }
  t = textsOf('forum', 'en').t
})

const presetOf = (id: string): AdoptedRule => presets.find((one) => one.id === id) ?? expect.fail(`no preset ${id}`)

describe('what changed in the rules, in words', () => {
  it('a kind that had no rule of its own was decided by any', () => {
    expect(changeWords(words, t, { what: 'kind', kind: 'commitment', from: null, to: 'Double majority' })).toEqual({
      name: 'Commitments',
      from: 'any of the forum’s rules',
      to: 'Double majority',
    })
  })

  it('a new rule is told whole, one taken out by its name', () => {
    const rule = presetOf('double-majority')
    expect(changeWords(words, t, { what: 'added', rule })).toMatchObject({ from: null })
    expect(changeWords(words, t, { what: 'added', rule }).to).toMatch(
      /^Double majority\. A vote adopts by more than half.*Each sector must carry it too/,
    )
    expect(changeWords(words, t, { what: 'removed', rule })).toMatchObject({ from: 'Double majority', to: null })
  })

  it('periods of notice are told in days, and none as none', () => {
    const of = 'meeting' as const
    expect(changeWords(words, t, { what: 'notice', of, from: null, to: 1 })).toMatchObject({
      from: 'no period',
      to: '1 day',
    })
    expect(changeWords(words, t, { what: 'notice', of, from: 10, to: 0 })).toMatchObject({
      from: '10 days',
      to: 'on its day',
    })
  })

  it('a rule that differs in its source alone is told by its sources, never as the same words twice', () => {
    const from = presetOf('consensus')
    const to = { ...from, source: 'Terms of reference, article 4' }
    expect(changeWords(words, t, { what: 'changed', from, to })).toMatchObject({ from: from.source, to: to.source })
    const other = { ...from, rule: { ...from.rule, maxStandAside: [1, 3] } }
    const said = changeWords(words, t, { what: 'changed', from, to: other })
    expect(said.from).not.toBe(said.to)
  })

  it('what becomes of seats that stand out is a change of its words; a figure without words is said to be another', () => {
    const from = presetOf('majority-attending')
    const quorum = { ...(from.rule['quorum'] as object), recused: 'count' }
    const said = changeWords(words, t, { what: 'changed', from, to: { ...from, rule: { ...from.rule, quorum } } })
    expect(said.from).toContain('counts as not here')
    expect(said.to).toContain('counts like any other')
    const silent = { ...from, rule: { ...from.rule, blank: 'cast' } }
    expect(changeWords(words, t, { what: 'changed', from, to: silent })).toMatchObject({
      from: null,
      to: 'Its words stay as they are; a figure that they do not name is another.',
    })
  })

  it('[DEC16] how small a sector may be for a secret vote is told both ways', () => {
    const said = changeWords(words, t, { what: 'smallestSector', from: 5, to: 1 })
    expect(said.from).toContain('5 seats or more')
    expect(said.to).toContain('whatever the number of seats')
  })
})
