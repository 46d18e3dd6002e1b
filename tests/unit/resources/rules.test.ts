import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { presetRules, readRules } from '../../../main/cli/rule-presets.ts'
import { bookPresets, corePresets, presets as offered } from '../../../renderer/features/forum/rule-presets.ts'
import { adoptedRule, type AdoptedRule } from '../../../shared/domain/forum.ts'
import { parseCase } from '../../../shared/tally/case.ts'
import { rulebookFault } from '../../../shared/rules/rulebook.ts'
import { rulebookPreset } from '../../../shared/rules/rulebook-preset.ts'
import { tallyCase } from '../../../shared/tally/tally.ts'

const folder = fileURLToPath(new URL('../../../resources/rules/', import.meta.url))
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, read: JSON.parse(readFileSync(folder + file, 'utf8')) as object }))
const presets = files
  .filter(({ read }) => !('rules' in read))
  .map(({ file, read }) => ({ file, preset: adoptedRule.parse(read) }))
const books = files
  .filter(({ read }) => 'rules' in read)
  .map(({ file, read }) => ({ file, preset: rulebookPreset.parse(read) }))
const presetOf = (id: string): AdoptedRule => {
  const found = presets.find(({ preset }) => preset.id === id)
  if (!found) throw new Error(`no preset ${id}`)
  return found.preset
}

/** As when a decision opens in a forum of two sectors: "each" becomes their names. */
const resolved = (rule: AdoptedRule['rule']): unknown =>
  JSON.parse(JSON.stringify(rule).replace('"names":"each"', '"names":["government","civil society"]'))

type Say = {
  readonly yes: number
  readonly no?: number
  readonly abstain?: number
  readonly away?: number
  readonly recused?: number
}
/** Ten seats of each sector; those of whom nothing is said are here and silent. */
const seats = (government: Say, civilSociety: Say, said: (word: string) => Record<string, unknown>) =>
  Object.entries({ government, 'civil society': civilSociety }).flatMap(
    ([sector, { yes, no = 0, abstain = 0, away = 0, recused = 0 }]) =>
      [
        ...Array.from({ length: yes }, () => 'yes'),
        ...Array.from({ length: no }, () => 'no'),
        ...Array.from({ length: abstain }, () => 'abstain'),
        ...Array.from({ length: away }, () => 'away'),
        ...Array.from({ length: recused }, () => 'recused'),
        ...Array.from({ length: 10 - yes - no - abstain - away - recused }, () => 'silent'),
      ].map((word, index) => ({
        id: `${sector} ${String(index)}`,
        sector,
        here: word !== 'away',
        recused: word === 'recused',
        ...said(word),
      })),
  )
const ballot = (word: string) => ({ ballot: ['yes', 'no', 'abstain'].includes(word) ? word : null })
const position = (word: string) => ({
  position: { yes: 'agree', no: 'block', abstain: 'stand_aside' }[word] ?? null,
  reason: word === 'no' ? 'against the mandate' : null,
})

const outcomeOf = (id: string, more: Record<string, unknown>) => {
  const { kind, rule } = presetOf(id)
  const read = parseCase({ id, kind, rule: resolved(rule), ...more })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return tallyCase(read.value)
}
const voteOf = (id: string, government: Say, civilSociety: Say) =>
  outcomeOf(id, { seats: seats(government, civilSociety, ballot) })
const blocked = { seats: seats({ yes: 10 }, { yes: 9, no: 1 }, position), answered: ['civil society 9'] }
const mixedVote = (government: Say, civilSociety: Say) =>
  outcomeOf('mixed', {
    rounds: [
      { ...blocked, textChanged: false },
      { ...blocked, textChanged: true },
    ],
    confirmed: ['chair', 'co-chair'],
    ballot: seats(government, civilSociety, ballot),
  })

describe('the rule presets', () => {
  test('are those that are documented, each in a file of its own name, with the sentence that it comes from', () => {
    expect(presets.map(({ preset }) => preset.id).sort()).toEqual([
      'consensus',
      'consent',
      'double-majority',
      'equal-veto',
      'falling-grades',
      'majority-attending',
      'mixed',
      'qualified-three-fifths-active',
      'qualified-three-fifths-attending',
      'qualified-three-fifths-cast',
      'qualified-two-thirds-active',
      'qualified-two-thirds-attending',
      'qualified-two-thirds-cast',
    ])
    for (const { file, preset } of presets) {
      expect(file).toBe(`${preset.id}.json`)
      expect(preset.source).toMatch(
        /(Toolkit, Box 12: |Toolkit, 6\.1, advanced steps: |Council of Georgia .+: |EITI .+: |\(sociocracy\), .+: )“.+”$/,
      )
    }
  })

  test('[BET1] a whole rulebook names presets, its ways between meetings the words that they come from; both sides offer it', () => {
    expect(books.map(({ preset }) => preset.id)).toEqual(['uk-open-government-network'])
    expect(bookPresets.map((preset) => preset.id)).toEqual(books.map(({ preset }) => preset.id))
    for (const { file, preset } of books) {
      expect(file).toBe(`${preset.id}.json`)
      expect(preset.between?.source).toMatch(/Toolkit, Box 22 .+: “.+”$/)
      const { quorum, ...rules } = readRules(preset.id)
      const { id: _, title: _title, ...offered } = bookPresets.find(({ id }) => id === preset.id) ?? expect.fail('none')
      expect(rules).toEqual(offered)
      expect(rulebookFault({ quorum, ...rules })).toBeNull()
    }
  })

  test('each is offered by the host and by the window, in the same order', () => {
    const window = offered.map((preset) => preset.id)
    expect([...window].sort()).toEqual(presets.map(({ preset }) => preset.id).sort())
    expect(presetRules(window).rules.map((rule) => rule.id)).toEqual(window)
    expect(presetRules().rules.map((rule) => rule.id)).toEqual(corePresets.map((preset) => preset.id))
  })

  test('qualified majorities: the same votes carry or fail by what they are counted against', () => {
    // 9 yes and 3 no of 14 here, of 20 active: two thirds are 8 of those cast, 10 of those here, 14 of all.
    const [government, civil] = [
      { yes: 5, no: 1, abstain: 1, away: 3 },
      { yes: 4, no: 2, abstain: 1, away: 3 },
    ]
    expect(voteOf('qualified-two-thirds-cast', government, civil)).toMatchObject({ result: 'adopted', needed: 8 })
    expect(voteOf('qualified-two-thirds-attending', government, civil)).toMatchObject({
      result: 'not_adopted',
      base: 14,
      needed: 10,
    })
    expect(voteOf('qualified-two-thirds-active', government, civil)).toMatchObject({
      result: 'not_adopted',
      needed: 14,
    })
    expect(voteOf('qualified-three-fifths-cast', government, civil)).toMatchObject({ result: 'adopted', needed: 8 })
    expect(voteOf('qualified-three-fifths-attending', government, civil)).toMatchObject({
      result: 'adopted',
      needed: 9,
    })
  })

  test('double majority: more than half of all, but not of one sector, does not carry it', () => {
    expect(voteOf('double-majority', { yes: 9, no: 1 }, { yes: 3, no: 5, away: 2 })).toMatchObject({
      result: 'not_adopted',
      why: 'sector_missed',
    })
    expect(voteOf('double-majority', { yes: 6, no: 4 }, { yes: 5, no: 3, away: 2 })).toMatchObject({
      result: 'adopted',
    })
  })

  test('consensus: one reasoned block stops nineteen', () => {
    expect(outcomeOf('consensus', { seats: seats({ yes: 10 }, { yes: 10 }, position) })).toMatchObject({
      result: 'consensus',
    })
    expect(outcomeOf('consensus', { seats: blocked.seats })).toMatchObject({
      result: 'blocked',
      blocks: ['civil society 9'],
    })
  })

  test('majority of those attending: an abstention works as a no', () => {
    const three = { yes: 3, no: 1, abstain: 2, away: 4 }
    expect(voteOf('majority-attending', three, three)).toMatchObject({ result: 'not_adopted', base: 12, needed: 7 })
    expect(voteOf('majority-attending', { ...three, yes: 4, abstain: 1 }, three)).toMatchObject({
      result: 'adopted',
      needed: 7,
    })
  })

  test('two thirds of the votes cast: abstentions are not votes', () => {
    const say = { yes: 4, no: 2, abstain: 2, away: 2 }
    expect(voteOf('qualified-two-thirds-cast', say, say)).toMatchObject({ result: 'adopted', base: 12, needed: 8 })
  })

  test('three fifths of all active seats: those away count in the base', () => {
    const say = { yes: 6, away: 4 }
    expect(voteOf('qualified-three-fifths-active', say, say)).toMatchObject({ result: 'adopted', base: 20, needed: 12 })
    expect(voteOf('qualified-three-fifths-active', { ...say, yes: 5 }, say)).toMatchObject({ result: 'not_adopted' })
  })

  test('every rule: ten of twenty seats are no quorum', () => {
    const half = { yes: 5, away: 5 }
    for (const { id } of presets.map(({ preset }) => preset).filter((preset) => preset.kind === 'vote')) {
      expect(voteOf(id, half, half)).toMatchObject({ result: 'no_decision', why: 'quorum_missed' })
    }
    expect(outcomeOf('consensus', { seats: seats(half, half, position) })).toMatchObject({ why: 'quorum_missed' })
    expect(mixedVote(half, half)).toMatchObject({ why: 'quorum_missed' })
  })

  test('mixed: twelve of twenty carry a vote only with more than half of each sector', () => {
    expect(mixedVote({ yes: 6 }, { yes: 6 })).toMatchObject({ stage: 'vote', result: 'adopted', base: 20, needed: 12 })
    expect(mixedVote({ yes: 10 }, { yes: 5, no: 5 })).toMatchObject({
      stage: 'vote',
      result: 'not_adopted',
      why: 'sector_missed',
    })
  })

  test('mixed: without a third of one sector there is no quorum, and a recused seat is not present', () => {
    expect(mixedVote({ yes: 10 }, { yes: 4, away: 6 })).toMatchObject({ quorum: { met: true } })
    expect(mixedVote({ yes: 10 }, { yes: 3, away: 6, recused: 1 })).toMatchObject({
      why: 'quorum_missed',
      quorum: { sectors: { 'civil society': { present: 3, base: 10, needed: 4, met: false } } },
    })
  })

  test('mixed: a vote waits for a second round, changed text, answered objections, chair and co-chair', () => {
    const round = { ...blocked, answered: [] as string[], textChanged: false }
    const gate = (rounds: unknown[], confirmed: string[]) => outcomeOf('mixed', { rounds, confirmed, ballot: null })
    expect(gate([round], ['chair'])).toMatchObject({ missing: ['rounds', 'objection_unanswered', 'confirmation'] })
    expect(gate([round, round], ['co-chair'])).toMatchObject({
      missing: ['text_unchanged', 'objection_unanswered', 'confirmation'],
    })
  })
})
