import { afterEach, beforeEach, expect, test } from 'vitest'
import { MemoryKeeper } from '../../../../renderer/client/kept-edits.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { ClientRoom, until } from '../../../support/client-room.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'

let room: ClientRoom

beforeEach(async () => {
  room = await ClientRoom.open()
})
afterEach(async () => {
  await room.close()
})

test('[DEC11] [DEC16] a secret vote given without a line is never put into the ballot that opened in place of its own, nor kept on the device', async () => {
  const operator = await room.forum.operator()
  const held = await HeldMeeting.open(room.forum, operator, [6, 6])
  const of = await held.put('majority-attending')
  const seat = held.seat(8)
  const { token } = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  const keeper = new MemoryKeeper()
  const member = room.live((await room.forum.redeem(`/join/${token ?? ''}`)).session, { keeper })
  await until(member, () => member.ready)
  await operator.run('ballot.open', { ...of, manner: 'secret' })
  await until(member, () => member.state.decisions[of.decision]?.stage === 'ballot')
  const question = held.decision(of).ballot?.openedAt
  room.line.cut()
  await until(member, () => member.getConnection().status === 'offline')
  const given = member.send('ballot.deposit', { ...of, question, seat, key: randomId(), ballot: 'yes' })
  expect(member.getConnection().waiting).toMatchObject([{ command: 'ballot.deposit', sent: false }])
  expect(await keeper.answers(member.keepUnder)).toEqual([])
  const person = held.titular(held.seat(0))
  await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
  room.line.mend()
  expect(await given).toMatchObject({ ok: false, error: { details: { state: 'other_question' } } })
  expect(member.getConnection().missed).toMatchObject([{ decision: of.decision, question: `ballot ${question ?? ''}` }])
  expect(held.decision(of).ballot?.taken).toEqual([])
})
