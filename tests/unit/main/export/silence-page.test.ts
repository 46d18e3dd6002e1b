import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { endSilence } from '../../../../main/host/conclusion.ts'
import { folderInMemory } from '../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../main/export/verify/repository.ts'
import type { SilenceId } from '../../../../shared/domain/primitives.ts'
import { seatsAsked } from '../../../../shared/rules/silence-case.ts'
import { tally } from '../../../../shared/rules/tally.ts'
import type { Files } from '../../../support/exported.ts'
import { exported, remade, textOf, withFile } from '../../../support/exported.ts'
import type { RecordBuilder } from '../../../support/record-builder.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const OPENED = '2027-03-20T08:00:00.000Z'
const UNTIL = '2027-04-03T09:00:00.000Z'
const PAGE = 'data/decisions/S-001/index.html'
const CASE = 'data/decisions/S-001/case.json'
const TALLY_PY = path.resolve(import.meta.dirname, '../../../../resources/export/tally.py')

/** The sample's decision, asked about again between meetings; `objecting`: the first seat objects with these words. */
function asked(objecting: string | null): RecordBuilder {
  const { builder } = sampleRecord()
  const decision = Object.values(builder.state.decisions)[0] ?? expect.fail('no decision')
  const last = decision.texts.at(-1) ?? expect.fail('no text')
  const silence: SilenceId = builder.id<'silence'>()
  builder.at(OPENED)
  builder.add({
    type: 'silence.opened/1',
    body: {
      silence,
      number: 1,
      title: decision.title,
      text: last.hash,
      about: decision.about,
      commitment: decision.commitment,
      known: { decision: decision.id, version: last.version },
      fromDate: '2027-03-20',
      until: { local: '2027-04-03T12:00', zone: 'Europe/Tallinn', instant: UNTIL },
      seats: seatsAsked(builder.state, decision, '2027-03-20'),
      rulesVersion: 1,
      days: 10,
    },
  })
  const open = builder.state.silences[silence] ?? expect.fail('not open')
  if (objecting !== null) {
    const seat = open.seats.find((one) => !one.recused)?.id ?? expect.fail('no seat')
    builder.at('2027-04-03T08:59:59.000Z')
    builder.add({
      type: 'silence.objected/1',
      body: { silence, seat, reason: builder.seal(objecting, 'reason') },
    })
  } else {
    builder.at('2027-04-03T09:00:00.001Z')
  }
  endSilence({ at: builder.now, add: (event) => builder.add(event) }, open)
  builder.checkpoint()
  return builder
}

const kept = exported(asked(null).record)
const broken = exported(asked('It names no <owner>.').record)
const plain = (files: Files, page: string): string =>
  textOf(files, page)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the page of a silence procedure', () => {
  it('says what came of it, how long it was open, and in whose time', () => {
    expect(plain(kept, PAGE)).toContain('Adopted: no seat objected within 14 days.')
    expect(plain(kept, PAGE)).toContain('unless a seat objected by 3 April 2027, 12:00 (Europe/Tallinn)')
    expect(plain(kept, PAGE)).toContain('the rules ask for at least 10 14')
    expect(plain(kept, PAGE)).toContain('put to decision before, as D-001, version 2')
  })

  it('names who objected, with the reason as written', () => {
    expect(plain(broken, PAGE)).toMatch(/Not adopted: .+ objected\./)
    expect(textOf(broken, PAGE)).toContain('“It names no &lt;owner&gt;.”')
  })

  it('links only to files that are there, and is listed with the decisions and its commitment', () => {
    const hrefs = [...textOf(kept, PAGE).matchAll(/ href="([^"]*)"/g)].map((match) => match[1] ?? '')
    const astray = hrefs
      .map((href) => path.posix.join(path.posix.dirname(PAGE), href.replace(/#.*$/, '')))
      .filter((file) => !kept.has(file))
    expect(astray).toEqual([])
    for (const list of ['data/decisions/index.html', 'data/commitments/C-001/index.html'])
      expect(textOf(kept, list)).toContain('S-001/index.html')
  })
})

describe('[SIL5] its case.json', () => {
  it.each([
    { what: 'kept', files: kept, result: 'adopted', why: 'silence_kept' },
    { what: 'broken', files: broken, result: 'not_adopted', why: 'silence_broken' },
  ])('gives the outcome of the record in tally and in tally.py: $what', ({ files, result, why }) => {
    const file = JSON.parse(textOf(files, CASE)) as { cases: [{ expected: unknown }] }
    const counted = tally(file)
    const [outcome] = counted.ok ? counted.value.outcomes : []
    expect(outcome).toEqual(file.cases[0].expected)
    expect(outcome).toMatchObject({ result, why, days: 14 })
    const python = spawnSync('python3', [TALLY_PY, '-'], { input: textOf(files, CASE), encoding: 'utf8' })
    expect(python.stderr).toBe('')
    expect((JSON.parse(python.stdout) as { outcomes: unknown[] }).outcomes).toEqual([outcome])
  })

  it('[EXP4] holds for the verifier, which notices another', () => {
    const findings = (files: Files): string[] =>
      verifyRepository(folderInMemory(files), null).findings.map(({ place, what }) => `${place} ${what}`)
    expect(findings(broken)).toEqual([])
    const changed = remade(withFile(broken, CASE, textOf(broken, CASE).replace('"not_adopted"', '"adopted"')))
    expect(findings(changed)).toContain(`${CASE} expects another outcome than the record`)
    expect(findings(remade(withFile(broken, CASE, null)))[0]).toContain(CASE)
  })
})
