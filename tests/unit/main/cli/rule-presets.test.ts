import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCommand } from '../../../../main/cli/new.ts'
import { presetRules, presetTitles, readRules } from '../../../../main/cli/rule-presets.ts'
import consensus from '../../../../resources/rules/consensus.json' with { type: 'json' }
import ukNetwork from '../../../../resources/rules/uk-open-government-network.json' with { type: 'json' }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-rules-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = (content: unknown): string => {
  const path = join(folder, 'rules.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('--rules', () => {
  test('a file of one rule, as every preset of a rule is, founds a forum that has that rule', () => {
    expect(readRules(file(consensus))).toEqual(presetRules(['consensus']))
  })

  test('a file of several rules in full has the one that is usual, and the quorum to sit of every forum', () => {
    const { rules, quorum } = presetRules(['mixed', 'consensus'])
    expect(readRules(file({ rules, usual: 'consensus' }))).toEqual({ quorum, rules, usual: 'consensus' })
  })

  test('[BET1] the UK Open Government Network decides in meetings by consensus, and in four ways between them', () => {
    expect(readRules('uk-open-government-network')).toMatchObject({
      usual: 'consensus',
      rules: [{ id: 'consensus' }, { id: 'majority-attending' }],
      between: {
        network: { openDays: 14, postedDays: 7 },
        signatures: { attribution: 'Members of the Open Government Civil Society Network' },
        steering: {},
        statement: { office: 'secretariat' },
      },
    })
  })

  test('a whole rulebook copied and changed is a rules file: its presets by name, its own rule in full, all else that rules say', () => {
    const own = { ...consensus, id: 'ours', title: 'Ours' }
    const book = { ...ukNetwork, rules: ['mixed', own], usual: 'ours', kinds: { theme: 'mixed' }, quorum: null }
    const { id: _, title: _title, ...said } = book
    expect(readRules(file(book))).toEqual({ ...said, rules: [...presetRules(['mixed']).rules, own] })
  })

  test.for([
    [{ rules: ['consensus', 'unheard-of'], usual: 'consensus' }, /there is no preset "unheard-of" among its rules/],
    [{ rules: ['consensus'], usual: 'mixed' }, /the usual rule "mixed" is not among its rules/],
    [{ rules: ['consensus'], usual: 'consensus', kinds: { theme: 'mixed' } }, /at "kinds.theme" does not hold/],
    [{ rules: ['consensus'], usual: 'consensus', betwen: {} }, /at "betwen" does not hold/],
    [
      { rules: ['consensus'], usual: 'consensus', between: { network: { openDays: 14 } } },
      /at "between.network.postedDays" does not hold/,
    ],
    [{ rules: ['consensus'], usual: 'consensus', quorum: { fraction: [1, 2] } }, /at "quorum" does not hold/],
    [{ id: 'consensus' }, /does not hold a rule of the case format/],
    [[], /does not hold a rule of the case format/],
  ] as const)('%j is refused with what does not hold, where, and what could be given', ([content, says]) => {
    expect(() => readRules(file(content))).toThrow(says)
    expect(() => readRules(file(content))).toThrow(/or one of: mixed, .+, uk-open-government-network\.$/)
  })
})

test('the help of `new` lists every preset by the name that --rules takes, with its title', () => {
  let said = ''
  const io = { out: () => undefined, err: (text: string) => void (said += text) }
  expect(newCommand(['--help'], io, { signer: () => expect.fail('asked for a key'), clock: { now: () => 0 } })).toBe(0)
  for (const { id, title } of presetTitles) expect(said).toMatch(new RegExp(`^ {2}${id} +${title}$`, 'm'))
  expect(said).toMatch(/uk-open-government-network +UK Open Government Network/)
})
