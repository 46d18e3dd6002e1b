import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { folderInMemory } from '../../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../../main/export/verify/repository.ts'
import type { CommandInput } from '../../../../../shared/contract/commands.ts'
import type { ProcedureId } from '../../../../../shared/domain/primitives.ts'
import { exportedBy } from '../../../../support/exported.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'
import { MovedClock, ProcedureForum } from '../../../../support/procedure-forum.ts'

const until = { local: '2027-04-05T12:00', zone: 'Europe/Tallinn' }
const motion = { title: 'A letter', text: 'We ask.' }
const clock = new MovedClock('2027-03-26T10:00:00.000Z')
let forum: HostedForum
let silent: ProcedureForum

beforeEach(async () => {
  clock.set('2027-03-26T10:00:00.000Z')
  forum = await HostedForum.start({ clock })
  const signatures = { attribution: 'Members of the Network', least: 1, membersOnly: true }
  silent = await ProcedureForum.after(forum, { between: { signatures, written: { days: 0 } } })
})
afterEach(async () => {
  await forum.close()
})

type By = CommandInput<'procedure.answer'>['by']
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function opened(): Promise<ProcedureId> {
  const { procedure } = await silent.operator.run('procedure.open', { way: 'signatures', motion, until })
  return procedure as ProcedureId
}

const signing = (procedure: ProcedureId, by: By) => ({ procedure, by, says: 'sign' as const, reason: null })
const sign = (procedure: ProcedureId, by: By) => silent.operator.run('procedure.answer', signing(procedure, by))
const refused = (procedure: ProcedureId, by: By) => silent.operator.refusal('procedure.answer', signing(procedure, by))
const named = (organisation: string): By => ({ organisation, member: true, mandate: true })

describe('[BET4] a signature', () => {
  test('that was withdrawn may be given again, and counts', async () => {
    const id = await opened()
    const seat = silent.held.seat(0)
    await sign(id, { seat, as: 'person' })
    await silent.operator.run('procedure.settle', { procedure: id, answer: 1, how: 'withdrawn' })
    await sign(id, { seat, as: 'person' })
    expect(await refused(id, { seat, as: 'person' })).toEqual(outOfOrder('signed_already'))
    clock.set(silent.procedure(id).until.instant, 1)
    await silent.operator.run('commitment.draft', { title: 'Something else' })
    await vi.waitFor(() => expect(silent.procedure(id).ended).not.toBeNull())
    expect(silent.decided(id).outcome).toMatchObject({ result: 'issued', persons: [seat], refused: [] })
    await silent.operator.run('checkpoint.make', {})
    expect(verifyRepository(folderInMemory(exportedBy(forum)), null).findings).toEqual([])
  })

  test('of an organisation is one, however its name is written and through whichever seat', async () => {
    const id = await opened()
    const seats = Object.values(forum.state.seats).filter(({ organisation }) => organisation !== null)
    const seat = seats[0] ?? expect.fail('no seat of an organisation')
    const name = seat.organisation ?? ''
    await sign(id, { seat: seat.id, as: 'organisation' })
    for (const again of [name, ` ${name.toUpperCase()}`, name.replace(' ', '  ')])
      expect(await refused(id, named(again)), again).toEqual(outOfOrder('signed_already'))
    await sign(id, named('Open Data Group'))
    expect(await refused(id, named('open  data group '))).toEqual(outOfOrder('signed_already'))
    // Whoever sits there may still sign as a person.
    await sign(id, { seat: seat.id, as: 'person' })
    await silent.operator.run('procedure.settle', { procedure: id, answer: 1, how: 'withdrawn' })
    await sign(id, named(name))
    expect(await refused(id, { seat: seat.id, as: 'organisation' })).toEqual(outOfOrder('signed_already'))
  })
})

test('[BET2] nothing is entered for a seat that all who held it have left since it was asked', async () => {
  const asked = { way: 'written', commitment: null, motion, rule: 'majority-attending', until } as const
  const { procedure } = await silent.operator.run('procedure.open', asked)
  const seat = forum.state.seats[silent.held.seat(0)] ?? expect.fail('no seat')
  for (const { person, as } of seat.holders)
    await silent.operator.run('seat.leave', { seat: seat.id, person, as, on: '2027-03-26' })
  const said = { procedure: procedure as ProcedureId, by: { seat: seat.id, as: 'person' }, says: 'yes', reason: null }
  expect(await silent.operator.refusal('procedure.answer', said)).toEqual(outOfOrder('seat_vacant'))
})

test('[DEC15] words of one’s own say what they are about, and a kind with a rule of its own keeps it', async () => {
  const asked = { way: 'written', commitment: null, motion, rule: 'majority-attending', until } as const
  const { procedure } = await silent.operator.run('procedure.open', { ...asked, about: 'terms' })
  expect(silent.procedure(procedure as ProcedureId).about).toBe('terms')
})
