import { describe, expect, it } from 'vitest'
import { presetRules, presetTitles } from '../../../../main/cli/rule-presets.ts'
import { readExportAssets } from '../../../../main/export/assets.ts'
import { ruleSentences } from '../../../../main/export/rule-words.ts'
import { wording } from '../../../../main/export/wording.ts'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const PAGE = 'data/rules/index.html'
const wordsOf = (html: string): string =>
  html
    .replace(/<\/(?:t[dh]|p|li|h\d)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('the published rules', () => {
  it('of one version: any rule decides each kind, no period of notice is set', () => {
    const page = wordsOf(textOf(exported(sampleRecord().builder.record), PAGE))
    expect(page).toContain('Commitments any of the forum’s rules')
    expect(page).toContain('No period is set.')
    expect(page).toContain('Silence procedure: not allowed.')
    expect(page).toMatch(/Version 1, \d+ March 2027 The founding rules\./)
  })

  it('[RULE1] [RULE2] [SIL1] changed by a decision: what decides what, notice, silence, and each version with what it changed', () => {
    const { builder, decision } = sampleRecord({ checkpoint: false })
    const rules = presetRules(['majority-attending', 'double-majority'])
    const notice = { meeting: 10, texts: null }
    builder.add({
      type: 'rules.adopted/1',
      body: {
        ...rules,
        version: 2,
        decision,
        notice,
        smallestSector: 2,
        quorum: { fraction: [1, 2], comparison: 'more_than', recused: 'leave', eachSector: null },
        between: { silence: { days: 7 }, source: 'Terms of reference, 5.2: “seven days”' },
        kinds: { commitment: 'double-majority' },
      },
    })
    builder.checkpoint()
    const files = exported(builder.record)
    const page = wordsOf(textOf(files, PAGE))
    expect(page).toContain('Commitments Double majority')
    expect(page).toContain('A meeting is announced 10 days before at the latest.')
    expect(page).toContain(
      'Usual rule: Majority of those attending, in place of Consensus first, a vote as the exception.',
    )
    expect(page).toContain('Commitments: decided by Double majority, in place of any of the forum’s rules.')
    expect(page.match(/is adopted unless a seat objects within 7 days or more\./g)).toHaveLength(2)
    expect(page).toContain('Coordinator’s statement: not allowed. Terms of reference, 5.2: “seven days”')
    expect(page).toContain('Source of the ways between meetings: Terms of reference, 5.2: “seven days”')
    expect(page).toContain('Motions on an election any of the forum’s rules')
    expect(page).toContain('An election itself is counted by the method it was called with.')
    expect(page).toMatch(
      /Secret votes: A vote that asks something of each sector is secret only where each has 2 seats or more/,
    )
    expect(page).toContain(
      'The quorum to sit is another. Quorum: more than 1/2 of all active seats that do not stand out.',
    )
    expect(page).toContain('Notice of a meeting: 10 days, in place of no set period.')
    expect(page).toContain('No longer a rule: Consensus first, a vote as the exception.')
    expect(page.indexOf('Version 2, ')).toBeLessThan(page.indexOf('Version 1, '))
    expect(textOf(files, PAGE)).toContain('href="../decisions/D-001/index.html">Adopted by decision D-001')
  })

  it('every preset’s rule says what it asks in sentences, with its quorum', () => {
    const { language, messages } = readExportAssets()
    const words = wording(language, messages)
    const silent = presetTitles
      .flatMap(({ id }) => presetRules([id]).rules)
      .filter((rule) => !ruleSentences(words, rule).some((one) => /^Quorum: |It has no quorum/.test(one)))
    expect(silent).toEqual([])
    const page = wordsOf(textOf(exported(sampleRecord().builder.record), PAGE))
    expect(page).toContain('Consensus: every seat here is asked, and no seat blocks with a reason.')
  })

  it('a mixed rule says when a vote may open and what it takes, a veto and a casting vote whose they are', () => {
    const { language, messages } = readExportAssets()
    const words = wording(language, messages)
    const said = (id: string): string =>
      presetRules([id])
        .rules.flatMap((rule) => ruleSentences(words, rule))
        .join(' ')
    expect(said('mixed')).toMatch(/Failing consensus, a vote may be opened after .+\. A vote adopts by .+ of the .+\./)
    expect(said('equal-veto')).toContain('Each sector may veto what would carry, by')
    expect(said('falling-grades')).toMatch(/Step 1, .+\. .*Step \d, .+\. A vote adopts by/)
  })
})
