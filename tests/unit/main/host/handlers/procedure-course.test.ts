import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderInMemory } from '../../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../../main/export/verify/repository.ts'
import type { ProcedureId, SeatId } from '../../../../../shared/domain/primitives.ts'
import { interestsTouching } from '../../../../../shared/rules/interests.ts'
import type { Files } from '../../../../support/exported.ts'
import { exportedBy, linesOf, textOf } from '../../../../support/exported.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock, ProcedureForum } from '../../../../support/procedure-forum.ts'

const TALLY_PY = path.resolve(import.meta.dirname, '../../../../../resources/export/tally.py')
const until = { local: '2027-04-05T12:00', zone: 'Europe/Tallinn' }
const REASON = 'The text was the wrong one.'
const clock = new MovedClock('2027-03-26T10:00:00.000Z')
let forum: HostedForum
let silent: ProcedureForum

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
  const between = { written: { days: 7 }, network: { openDays: 0, postedDays: 0 } }
  silent = await ProcedureForum.after(forum, { between })
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function written(more: object = {}): Promise<ProcedureId> {
  const asked = { way: 'written' as const, commitment: silent.held.item.commitment, rule: 'majority-attending', until }
  const { procedure } = await silent.operator.run('procedure.open', { ...asked, ...more })
  return procedure as ProcedureId
}

const vote = (procedure: ProcedureId, seat: SeatId, says: 'yes' | 'no') =>
  silent.operator.run('procedure.answer', { procedure, by: { seat, as: 'person' }, says, reason: null })
const annul = (procedure: ProcedureId) => silent.operator.run('procedure.annul', { procedure, reason: REASON })

async function published(): Promise<Files> {
  await silent.operator.run('checkpoint.make', {})
  return exportedBy(forum)
}

const findings = (files: Files): object[] => [...verifyRepository(folderInMemory(files), null).findings]

describe('[BET8] annulling', () => {
  test('ends a vote without a decision, with a published reason, and leaves the votes sealed and the text free', async () => {
    const id = await written()
    await vote(id, silent.held.seat(0), 'no')
    await annul(id)
    expect(silent.procedure(id).ended).toMatchObject({ result: 'annulled' })
    expect(await silent.operator.refusal('procedure.annul', { procedure: id, reason: REASON })).toEqual(
      outOfOrder('procedure_ended'),
    )
    const late = { procedure: id, by: { seat: silent.held.seat(1), as: 'person' }, says: 'yes', reason: null } as const
    expect(await silent.operator.run('procedure.answer', late)).toMatchObject({ counted: 'late' })
    const files = await published()
    expect(textOf(files, 'data/decisions/W-001/index.html')).toContain('Annulled before its end: nothing was decided.')
    expect(textOf(files, 'data/decisions/W-001/index.html')).toContain(REASON)
    expect(textOf(files, 'data/decisions/index.html')).toContain('Annulled before its end')
    const disclosed = linesOf(files, 'data/record/disclosed.jsonl').map((one) => JSON.parse(one) as { value: string })
    expect(disclosed.filter(({ value }) => value === 'no')).toEqual([])
    expect(findings(files)).toEqual([])
    expect(silent.procedure(await written()).ended).toBeNull()
  })

  test('closes a text that is open to the network and waits for nothing any more', async () => {
    const asked = { way: 'network', commitment: null, motion: { title: 'A', text: 'B' }, until } as const
    const { procedure } = await silent.operator.run('procedure.open', asked)
    clock.set('2027-04-06T10:00:00.000Z')
    await annul(procedure as ProcedureId)
    expect(silent.procedure(procedure as ProcedureId).ended).toMatchObject({ result: 'annulled' })
    expect(findings(await published())).toEqual([])
  })

  test('comes too late once the time is over, whatever the host has written down of it', async () => {
    const id = await written()
    clock.set(silent.procedure(id).until.instant, 1)
    const asked = { procedure: id, reason: REASON }
    expect(await silent.operator.refusal('procedure.annul', asked)).toEqual(outOfOrder('procedure_ended'))
  })

  test('no question is open for more than 400 days', async () => {
    const asked = { way: 'written' as const, commitment: silent.held.item.commitment, rule: 'majority-attending' }
    const refused = (local: string) =>
      silent.operator.refusal('procedure.open', { ...asked, until: { ...until, local } })
    expect(await refused('2207-04-05T12:00')).toEqual(outOfOrder('period_long'))
    expect(await refused('2028-05-01T12:00')).toEqual(outOfOrder('period_long'))
    expect(await written({ until: { ...until, local: '2028-04-29T12:00' } })).toBeDefined()
  })
})

describe('[BET9] standing out between meetings', () => {
  test('takes what the seat said before out of the count, and nothing is said for it any more', async () => {
    const id = await written()
    const [first, second] = silent.procedure(id).seats.map((one) => one.id)
    const seat = first ?? expect.fail('no seat')
    await vote(id, seat, 'no')
    await silent.operator.run('procedure.recuse', { procedure: id, seat })
    const again = { procedure: id, by: { seat, as: 'person' }, says: 'yes', reason: null } as const
    expect(await silent.operator.refusal('procedure.answer', again)).toEqual(outOfOrder('seat_recused'))
    expect(await silent.operator.refusal('procedure.recuse', { procedure: id, seat })).toEqual(
      outOfOrder('seat_recused'),
    )
    for (const { id: other } of silent.procedure(id).seats.slice(2)) await vote(id, other, 'yes')
    expect(silent.procedure(id).ended).toBeNull()
    // Nobody else is awaited: the last seat stands out, and it is over.
    await silent.operator.run('procedure.recuse', { procedure: id, seat: second ?? expect.fail('no seat') })
    const outcome = { result: 'adopted', counts: { yes: 18, no: 0 }, refused: [{ id: seat, why: 'recused' }] }
    expect(silent.procedure(id).ended).toMatchObject({ result: 'adopted', outcome })
    const files = await published()
    expect(textOf(files, 'data/decisions/W-001/index.html')).toContain('stands out from here on')
    expect(findings(files)).toEqual([])
    const file = textOf(files, 'data/decisions/W-001/case.json')
    const python = spawnSync('python3', [TALLY_PY, '-'], { input: file, encoding: 'utf8' })
    expect((JSON.parse(python.stdout) as { outcomes: unknown[] }).outcomes).toMatchObject([outcome])
  })

  test('is of seats that are asked: the network answers for itself', async () => {
    const asked = { way: 'network', commitment: null, motion: { title: 'A', text: 'B' }, until } as const
    const { procedure } = await silent.operator.run('procedure.open', asked)
    const said = { procedure: procedure as ProcedureId, seat: silent.held.seat(0) }
    expect(await silent.operator.refusal('procedure.recuse', said)).toEqual(outOfOrder('not_to_recuse'))
  })

  test('[ETH1] the interests that may concern it are those that stand, and those in its commitment', async () => {
    const { commitment } = silent.held.item
    const [one, two] = [silent.held.titular(silent.held.seat(0)), silent.held.titular(silent.held.seat(1))]
    const declared = { meeting: null, item: null, detail: 'A firm.', recuse: false }
    await silent.operator.run('interest.declare', { ...declared, commitment, person: one })
    await silent.operator.run('interest.declare', { ...declared, commitment: null, person: two })
    const persons = (of: string | null) => interestsTouching(forum.state, of).map(({ person }) => person)
    expect(persons(commitment)).toEqual([one, two])
    expect(persons(null)).toEqual([two])
    expect(persons('f'.repeat(32))).toEqual([two])
    const [standing] = Object.values(forum.state.declarations).filter((declaration) => declaration.commitment === null)
    await silent.operator.run('interest.end', { declaration: standing?.id ?? expect.fail('none stands') })
    expect(persons(null)).toEqual([])
  })
})
