import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { folderInMemory } from '../../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../../main/export/verify/repository.ts'
import type { ProcedureId, SeatId } from '../../../../../shared/domain/primitives.ts'
import type { Files } from '../../../../support/exported.ts'
import { exportedBy, linesOf, remade, textOf, withFile } from '../../../../support/exported.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock, ProcedureForum } from '../../../../support/procedure-forum.ts'

const TALLY_PY = path.resolve(import.meta.dirname, '../../../../../resources/export/tally.py')
const DISCLOSED = 'data/record/disclosed.jsonl'
const REASON = 'It costs the port too much.'
const clock = new MovedClock('2027-03-26T10:00:00.000Z')
let forum: HostedForum
let silent: ProcedureForum

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
  silent = await ProcedureForum.after(forum, { between: { written: { days: 7 }, steering: {} } })
})
afterEach(async () => {
  await forum.close()
})

async function asked(way: 'written' | 'steering'): Promise<ProcedureId> {
  const { procedure } = await silent.operator.run('procedure.open', {
    ...{ commitment: null, motion: { title: 'A letter', text: 'We ask.' }, rule: 'majority-attending' },
    until: { local: '2027-04-05T12:00', zone: 'Europe/Tallinn' },
    ...(way === 'written' ? { way } : { way, viewsWeighed: true, told: true }),
  })
  return procedure as ProcedureId
}

type Said = 'yes' | 'no'
const vote = (procedure: ProcedureId, seat: SeatId, says: Said, by = silent.operator, reason: string | null = null) =>
  by.run('procedure.answer', { procedure, by: { seat, as: 'person' }, says, reason })

async function windowOf(seat: SeatId): Promise<LiveWindow> {
  const { token } = await silent.operator.run('invitation.issue', {
    person: silent.held.titular(seat),
    meeting: null,
  })
  return forum.join(`/#/join/${token ?? ''}`)
}

async function published(): Promise<Files> {
  await silent.operator.run('checkpoint.make', {})
  return exportedBy(forum)
}

const disclosedValues = (files: Files): string[] =>
  linesOf(files, DISCLOSED).map((line) => (JSON.parse(line) as { value: string }).value)
const answersIn = (files: Files): { says: string }[] =>
  linesOf(files, 'data/record/log.jsonl').flatMap((line) => {
    const { type, body } = JSON.parse(line) as { type: string; body: { says: string } }
    return type === 'procedure.answered/1' ? [body] : []
  })
const findings = (files: Files): string[] =>
  verifyRepository(folderInMemory(files), null).findings.map(({ what }) => what)

describe.each([
  { way: 'written' as const, code: 'W-001' },
  { way: 'steering' as const, code: 'T-001' },
])('[BET2] a $way vote', ({ way, code }) => {
  test('is nowhere in what is published while it is open; after the end all agree on it', async () => {
    const id = await asked(way)
    const seats = silent.procedure(id).seats.map((one) => one.id)
    const [first, ...others] = seats
    await vote(id, first ?? expect.fail('no seat'), 'no', silent.operator, REASON)
    for (const seat of others.slice(0, 11)) await vote(id, seat, 'yes')
    const open = await published()
    expect(new Set(answersIn(open).map(({ says }) => says))).toEqual(new Set(['noted']))
    expect(disclosedValues(open).filter((value) => ['yes', 'no', REASON].includes(value))).toEqual([])
    for (const [, bytes] of open) expect(new TextDecoder().decode(bytes)).not.toContain(REASON)
    const page = textOf(open, `data/decisions/${code}/index.html`)
    expect(page).toContain('has voted.')
    expect(page).not.toMatch(/voted (?:yes|no)|withheld/)
    expect(findings(open)).toEqual([])

    clock.set(silent.procedure(id).until.instant, 1)
    await silent.operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(id).ended).not.toBeNull())
    expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted' })
    const over = await published()
    expect(disclosedValues(over).filter((value) => value === 'yes')).toHaveLength(11)
    expect(textOf(over, `data/decisions/${code}/index.html`)).toContain(REASON)
    expect(findings(over)).toEqual([])
    const file = textOf(over, `data/decisions/${code}/case.json`)
    const python = spawnSync('python3', [TALLY_PY, '-'], { input: file, encoding: 'utf8' })
    const counted = JSON.parse(python.stdout) as { outcomes: unknown[] }
    expect(counted.outcomes).toEqual([silent.decided(id).outcome])
  })
})

test('[BET7] [BET8] a late vote on one that was annulled is kept, as sealed as those before it', async () => {
  const id = await asked('written')
  await silent.operator.run('procedure.annul', { procedure: id, reason: 'The wrong text.' })
  const answered = await vote(id, silent.held.seat(1), 'no', await windowOf(silent.held.seat(1)), REASON)
  expect(answered).toMatchObject({ counted: 'late' })
  expect(silent.procedure(id).late).toMatchObject([{ says: 'noted', by: { seat: silent.held.seat(1) } }])
  const files = await published()
  for (const [, bytes] of files) {
    expect(new TextDecoder().decode(bytes)).not.toContain(REASON)
    expect(new TextDecoder().decode(bytes)).not.toContain('"says":"no"')
  }
  expect(disclosedValues(files).filter((value) => ['no', REASON].includes(value))).toEqual([])
  expect(textOf(files, 'data/decisions/W-001/index.html')).toContain('has voted.')
  expect(findings(files)).toEqual([])
  const { vote: sealed } = silent.procedure(id).late[0] ?? expect.fail('not kept')
  const kept = forum.hosting.recorder.store.vault().find((one) => one.commitment === sealed?.sealed)
  expect(kept?.value).toBe('no')
  for (const window of [silent.operator, await windowOf(silent.held.seat(2))]) {
    await vi.waitFor(() => expect(window.state?.procedures[id]?.late[0]?.says).toBe('noted'))
    expect(Object.values(window.disclosed)).not.toContain(REASON)
  }
})

test('[BET2] [LIVE3] a seat sees its own vote and reason, the others neither, nor who keeps the data, until the end', async () => {
  const id = await asked('written')
  const seat = silent.held.seat(0)
  const own = await windowOf(seat)
  const other = await windowOf(silent.held.seat(1))
  await vote(id, seat, 'no', own, REASON)
  const told = (window: LiveWindow) => {
    const answer = window.state?.procedures[id]?.answers[0]
    return [answer?.says, answer?.reason ? (window.disclosed[answer.reason.sealed] ?? null) : undefined]
  }
  for (const window of [other, silent.operator, await windowOf(silent.held.seat(2))])
    await vi.waitFor(() => expect(told(window)).toEqual(['noted', null]))
  await vi.waitFor(() => expect(told(own)).toEqual(['no', REASON]))
  expect(told(await windowOf(seat))).toEqual(['no', REASON])
  clock.set(silent.procedure(id).until.instant, 1)
  await silent.operator.run('commitment.draft', { title: 'Something else' })
  for (const window of [other, own, await windowOf(silent.held.seat(2))])
    await vi.waitFor(() => expect(told(window)).toEqual(['no', REASON]))
})

test('[BET2] the verifier notices a vote that was counted otherwise than it was sealed, and one disclosed too soon', async () => {
  const id = await asked('written')
  for (const { id: seat } of silent.procedure(id).seats.slice(1)) await vote(id, seat, 'yes')
  const open = await published()
  const vault = forum.hosting.recorder.store.vault()
  const sealed = silent.procedure(id).answers[0]?.vote?.sealed
  const { commitment, salt, value } = vault.find((one) => one.commitment === sealed) ?? expect.fail('not sealed')
  const early = `${textOf(open, DISCLOSED)}${JSON.stringify({ commitment, salt, value })}\n`
  expect(findings(remade(withFile(open, DISCLOSED, early))).join()).toContain('is disclosed before the end')
  await vote(id, silent.procedure(id).seats[0]?.id ?? expect.fail('no seat'), 'no')
  const over = await published()
  expect(findings(over)).toEqual([])
  const log = 'data/record/log.jsonl'
  const turned = linesOf(over, log).map((line) => {
    const event = JSON.parse(line) as { type: string; body: Record<string, unknown> }
    if (event.type !== 'procedure.ended/1') return line
    return line.replace('"ballot":"yes"', '"ballot":"no"')
  })
  const changed = findings(remade(withFile(over, log, `${turned.join('\n')}\n`)))
  expect(changed.join()).toContain('sealed another vote than the one that was counted')
})

test.each(['written', 'steering'] as const)(
  '[BET2] [SIL6] with the host’s clock set back behind a reply, the last %s vote is kept, and it ends when the clock has caught up',
  async (way) => {
    const id = await asked(way)
    const seats = silent.procedure(id).seats.map((one) => one.id)
    clock.set('2027-03-26T10:10:00.000Z')
    for (const seat of seats.slice(1)) await vote(id, seat, 'yes')
    clock.set('2027-03-26T10:05:00.000Z')
    await vote(id, seats[0] ?? expect.fail('no seat'), 'yes')
    expect(silent.procedure(id).ended).toBeNull()
    expect(silent.procedure(id).answers).toHaveLength(seats.length)
    clock.set('2027-03-26T10:10:01.000Z')
    await silent.operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(id).ended).not.toBeNull())
    expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted' })
    expect(forum.faults).toEqual([])
  },
)
