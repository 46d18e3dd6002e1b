import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AdoptedRule } from '../../../../shared/domain/forum.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { unfilledSectors } from '../../../../shared/rules/unfilled-sectors.ts'
import { vetoAhead } from '../../../../shared/rules/veto-outlook.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const each = { names: 'each', base: 'cast', fraction: [1, 2], comparison: 'more_than' }
const double: AdoptedRule = {
  id: 'double',
  title: 'Each sector must carry it',
  source: 'Test',
  kind: 'vote',
  veto: { sectors: 'each', fraction: [1, 2], comparison: 'more_than', unreasoned: 'open' },
  rule: { ...plainMajority, sectors: each },
}

async function put(seats: readonly [number, number]) {
  const rules = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { quorum: rules.quorum, usual: 'double', rules: [double] })
  const held = await HeldMeeting.open(forum, operator, seats)
  return { held, of: await held.put('double') }
}

test('[DEC17] before a ballot opens it is known what each sector needs for its veto, and no more once they are asked', async () => {
  const { held, of } = await put([6, 4])
  const [government, civil] = forum.state.sectors.map(({ name }) => name)
  const ahead = () => vetoAhead(held.decision(of), seatsAt(forum.state, held.meeting, held.item.id))
  expect(ahead()).toEqual([
    { sector: government, base: 6, needed: 4 },
    { sector: civil, base: 4, needed: 3 },
  ])
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'yes')
  expect(ahead()).toHaveLength(2)
  await operator.run('ballot.close', of)
  expect([held.decision(of).stage, ahead()]).toEqual(['veto', []])
})

test('[DEC2] a sector of which no seat is filled is named where the rule asks each sector', async () => {
  const [government, civil] = forum.state.sectors
  const today = new Date().toISOString().slice(0, 10)
  for (const seat of Object.values(forum.state.seats).filter(({ sector }) => sector === civil?.id))
    for (const { person, as, since } of seat.holders)
      await operator.run('seat.leave', { seat: seat.id, person, as, on: since ?? today })
  const { held, of } = await put([6, 0])
  expect(unfilledSectors(forum.state, held.decision(of))).toEqual({
    unfilled: [civil?.name],
    asked: [government?.name],
  })
})

test('[DEC2] nothing is named where every sector has a seat', async () => {
  const { held, of } = await put([6, 6])
  expect(unfilledSectors(forum.state, held.decision(of))).toBeNull()
})
