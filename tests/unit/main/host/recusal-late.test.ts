import { afterEach, beforeEach, expect, test } from 'vitest'
import fallingGrades from '../../../../resources/rules/falling-grades.json' with { type: 'json' }
import { adoptedRule } from '../../../../shared/domain/forum.ts'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

test('[DEC14] [DEC19] a round that follows a vote is annulled by the recusal of a seat that was not at that vote', async () => {
  const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  const rule = adoptedRule.parse(fallingGrades)
  await operator.run('rules.adopt', { ...rules, rules: [rule], usual: rule.id, kinds: {} })
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const of = await held.put(rule.id)
  await operator.run('round.open', of)
  await held.agree(of, held.here.slice(1))
  await operator.run('position.take', { ...of, seat: held.seat(0), position: 'block', reason: 'No money.' })
  await operator.run('round.close', of)
  await operator.run('ballot.open', of)
  await held.cast(of, held.here.slice(0, 7), 'yes')
  await held.cast(of, held.here.slice(7), 'no')
  await operator.run('ballot.close', of)

  const away = seatsAt(forum.state, held.meeting, held.item.id).find((seat) => !seat.here) ?? expect.fail('all here')
  const late = Object.values(forum.state.seats).find((seat) => seat.id === away.id) ?? expect.fail('no such seat')
  const person = late.holders.find((one) => one.as === 'titular')?.person ?? expect.fail('a vacant seat')
  await held.note(person, 'room')
  await operator.run('round.open', of)
  await held.agree(of, [...held.here, late.id])
  await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
  expect(held.decision(of).annulledQuestions).toMatchObject([{ why: 'recusal' }])
  const again = held.decision(of).rounds.at(-1) ?? expect.fail('no round')
  expect([again.seats.find((seat) => seat.id === late.id)?.recused, Object.keys(again.positions)]).toEqual([true, []])
})

test('[DEC14] [ETH2] a seat given to somebody who stands out voids the ballot that it votes in', async () => {
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const of = await held.put('majority-attending')
  const guest = { name: 'Observer One', organisation: null, mode: 'room' as const, meeting: held.id }
  const person = (await operator.run('person.add', guest))['person'] as PersonId
  await operator.run('recusal.note', { ...held.ofItem, person, declaration: null })
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'yes')
  const seat = held.here.find((id) => forum.state.seats[id]?.holders.every((one) => one.as !== 'alternate2'))
  const filled = { seat: seat ?? expect.fail('no such seat'), person, as: 'alternate2' as const }
  await operator.run('seat.fill', { ...filled, email: null, since: null, until: null })
  expect(held.decision(of).annulledQuestions).toMatchObject([{ why: 'recusal' }])
  expect(held.decision(of).ballot?.seats.find(({ id }) => id === seat)?.recused).toBe(true)
})

test('[ETH2] an officer who stands out neither takes another out nor calls one back; they declare for themselves, and others see to it', async () => {
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const chair = Object.values(forum.state.persons).find((one) => one.offices.some((held) => held.office === 'chair'))
  const person = chair?.id ?? expect.fail('no chair')
  const { token } = await operator.run('invitation.issue', { person, meeting: null })
  const window = await forum.join(`/#/join/${token ?? ''}`)
  const another = held.here.map((seat) => held.titular(seat)).find((one) => one !== person) ?? expect.fail('alone')
  const of = { ...held.ofItem, person: another }
  const out = { code: 'out_of_order', state: 'stands_out' }
  await window.run('recusal.note', { ...held.ofItem, person, declaration: null })
  expect(await window.refusal('recusal.note', { ...of, declaration: null })).toEqual(out)
  await operator.run('recusal.note', { ...of, declaration: null })
  expect(await window.refusal('recusal.lift', of)).toEqual(out)
  expect(await window.refusal('recusal.lift', { ...held.ofItem, person })).toMatchObject({ state: 'recusal_own' })
  const said = { ...held.ofItem, commitment: null, person, detail: 'A cousin owns the contractor.', recuse: false }
  await window.run('interest.declare', said)
  await operator.run('recusal.lift', of)
})
