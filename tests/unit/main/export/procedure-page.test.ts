import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { endProcedure } from '../../../../main/host/conclusion.ts'
import { folderInMemory } from '../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../main/export/verify/repository.ts'
import type { SeatId } from '../../../../shared/domain/primitives.ts'
import type { ProcedureAnswer, ProcedureTerms } from '../../../../shared/domain/procedure.ts'
import { presetRules } from '../../../../main/cli/rule-presets.ts'
import { seatsAsked } from '../../../../shared/rules/procedure-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { Files } from '../../../support/exported.ts'
import { exported, remade, textOf, withFile } from '../../../support/exported.ts'
import type { RecordBuilder } from '../../../support/record-builder.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const OPENED = '2027-03-20T08:00:00.000Z'
const UNTIL = '2027-04-03T09:00:00.000Z'
const PAGE = 'data/decisions/S-001/index.html'
const CASE = 'data/decisions/S-001/case.json'
const TALLY_PY = path.resolve(import.meta.dirname, '../../../../resources/export/tally.py')

type Answered = Pick<ProcedureAnswer, 'by' | 'says'> & { at: string; reason?: string; settled?: 'satisfied' }

/** The sample's decision, decided between meetings in a way; every answer at its time, ended when it says. */
function procedureOf(
  terms: ProcedureTerms,
  ends: string,
  answersOf: (seats: readonly SeatId[], builder: RecordBuilder) => readonly Answered[],
  posted: { at: string; until: string } | null = null,
): RecordBuilder {
  const { builder } = sampleRecord()
  const decision = Object.values(builder.state.decisions)[0] ?? expect.fail('no decision')
  const last = decision.texts.at(-1) ?? expect.fail('no text')
  const procedure = builder.id<'procedure'>()
  builder.at(OPENED)
  builder.add({
    type: 'procedure.opened/1',
    body: {
      procedure,
      number: 1,
      title: decision.title,
      text: last.hash,
      about: decision.about,
      commitment: terms.way === 'signatures' ? null : decision.commitment,
      known: terms.way === 'silence' ? { decision: decision.id, version: last.version } : null,
      fromDate: '2027-03-20',
      until: { local: '2027-04-03T12:00', zone: 'Europe/Tallinn', instant: UNTIL },
      seats: seatsAsked(builder.state, decision, '2027-03-20'),
      rulesVersion: 1,
      terms,
    },
  })
  const open = builder.state.procedures[procedure] ?? expect.fail('not open')
  const able = open.seats.filter((one) => !one.recused).map((one) => one.id)
  for (const { at, reason, settled, ...answer } of answersOf(able, builder)) {
    builder.at(at)
    const words = reason === undefined ? null : builder.seal(reason, 'reason')
    builder.add({ type: 'procedure.answered/1', body: { procedure, ...answer, reason: words } })
    if (settled) {
      const body = { procedure, answer: open.answers.length, how: settled }
      builder.add({ type: 'procedure.settled/1', body })
    }
  }
  if (posted) {
    builder.at(posted.at)
    const until = { local: `${posted.until.slice(0, 10)}T12:00`, zone: 'Europe/Tallinn', instant: posted.until }
    const { title, text } = open
    builder.add({
      type: 'procedure.posted/1',
      body: { procedure, title, text, fromDate: posted.at.slice(0, 10), until },
    })
  }
  builder.at(ends)
  endProcedure(
    { at: builder.now, add: (event) => builder.add(event), reveal: (sealed) => builder.reveal(sealed) },
    open,
  )
  builder.checkpoint()
  return builder
}

const AFTER = '2027-04-03T09:00:00.001Z'
const OBJECTS = { says: 'object' as const, at: '2027-03-25T09:00:00.000Z', reason: 'It costs too much.' }
const SIGNS = { says: 'sign' as const, at: '2027-03-25T09:00:00.000Z' }
const bySeat = (seat: SeatId) => ({ seat, as: 'person' as const })

/** Asked in silence; `objecting`: the first seat objects with these words. */
function asked(objecting: string | null): RecordBuilder {
  const at = '2027-04-03T08:59:59.000Z'
  return procedureOf({ way: 'silence', days: 10 }, objecting === null ? AFTER : at, (seats) =>
    objecting === null
      ? []
      : seats.slice(0, 1).map((seat) => ({ by: bySeat(seat), says: 'object', at, reason: objecting })),
  )
}

const votes =
  (yes: number, no: number) =>
  (seats: readonly SeatId[]): Answered[] =>
    seats.slice(0, yes + no).map((seat, index) => ({
      by: bySeat(seat),
      says: index < yes ? 'yes' : 'no',
      at: '2027-03-25T09:00:00.000Z',
    }))
const [majority] = presetRules(['majority-attending']).rules
const rule = majority ?? expect.fail('no preset')

const ways = [
  {
    code: 'W-001',
    builder: procedureOf({ way: 'written', days: 10, rule }, AFTER, votes(3, 1)),
    expected: { result: 'no_decision', why: 'quorum_missed', replies: 4 },
    said: 'In writing, 4 seats replied. No decision:',
  },
  {
    code: 'W-001',
    builder: procedureOf({ way: 'written', days: 10, rule }, AFTER, votes(6, 2)),
    expected: { result: 'adopted', why: 'threshold_met', replies: 8 },
    said: 'In writing, 8 seats replied. Adopted by 6 of 8',
  },
  {
    code: 'T-001',
    builder: procedureOf({ way: 'steering', rule, viewsWeighed: true, told: true }, AFTER, votes(6, 2)),
    expected: { result: 'adopted', attribution: 'steering_committee', missing: [] },
    said: 'It is a statement of the steering committee, not of the network',
  },
  {
    code: 'N-001',
    builder: procedureOf(
      { way: 'network', openDays: 14, postedDays: 7 },
      '2027-04-12T09:00:00.001Z',
      (seats, builder) => [
        ...seats.slice(0, 1).map((seat) => ({ ...OBJECTS, by: bySeat(seat), settled: 'satisfied' as const })),
        { ...OBJECTS, by: { person: builder.seal('Somebody of the network', 'name'), member: true } },
      ],
      { at: '2027-04-04T08:00:00.000Z', until: '2027-04-12T09:00:00.000Z' },
    ),
    expected: { result: 'not_adopted', why: 'objector_unsatisfied' },
    said: 'Not adopted: of 2 objections, not all were satisfied.',
  },
  {
    code: 'G-001',
    builder: procedureOf(
      { way: 'signatures', attribution: 'Members of the Network', least: 2, membersOnly: true },
      AFTER,
      (seats) => [
        ...seats.slice(0, 1).map((seat) => ({ ...SIGNS, by: { seat, as: 'organisation' as const } })),
        { ...SIGNS, by: { organisation: 'Open Data Group', member: true, mandate: true } },
        { ...SIGNS, by: { organisation: 'A passer-by', member: false, mandate: true } },
      ],
    ),
    expected: {
      result: 'issued',
      attribution: 'Members of the Network',
      refused: [{ id: 'A passer-by', why: 'not_member' }],
    },
    said: 'Issued as “Members of the Network”, with 2 signatures.',
  },
]

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

  it('says on which day each line of its path was, since they are days apart', () => {
    const page = textOf(kept, PAGE)
    expect(page.match(/<div class="day">/g)?.length).toBeGreaterThan(1)
    expect(page).toMatch(
      /class="day"><time [^>]*>20 March 2027<[\s\S]*Asked in silence\.[\s\S]*class="day"><time [^>]*>\d+ \w+ 2027</,
    )
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

describe('[BET1] each other way', () => {
  it.each(ways)('$code, $expected: page, tally, tally.py and verifier agree', ({ code, builder, expected, said }) => {
    const files = exported(builder.record)
    const file = textOf(files, `data/decisions/${code}/case.json`)
    const counted = tally(JSON.parse(file))
    const [outcome] = counted.ok ? counted.value.outcomes : []
    expect(outcome).toMatchObject(expected)
    const python = spawnSync('python3', [TALLY_PY, '-'], { input: file, encoding: 'utf8' })
    expect(python.stderr).toBe('')
    expect((JSON.parse(python.stdout) as { outcomes: unknown[] }).outcomes).toEqual([outcome])
    expect(verifyRepository(folderInMemory(files), null).findings).toEqual([])
    expect(plain(files, `data/decisions/${code}/index.html`)).toContain(said)
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
