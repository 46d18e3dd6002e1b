import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '../../../../shared/policy/actor.ts'
import type { Ask } from '../../../../shared/policy/can.ts'
import { can } from '../../../../shared/policy/can.ts'
import type { Commitment } from '../../../../shared/domain/commitment.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import type { Meeting } from '../../../../shared/domain/meeting.ts'
import type { Minutes } from '../../../../shared/domain/minutes.ts'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import { emptyState } from '../../../../shared/domain/state.ts'

const roles: readonly Role[] = ['operator', 'chair', 'co-chair', 'secretariat', 'member', 'observer']
const leading: readonly Role[] = ['operator', 'chair', 'co-chair']
const running: readonly Role[] = [...leading, 'secretariat']
const keeping: readonly Role[] = ['operator', 'secretariat']

const me = 'a'.repeat(32) as PersonId
const somebody = 'b'.repeat(32) as PersonId
const seat = 'c'.repeat(32) as SeatId

function actor(role: Role, of: Partial<Actor> = {}): Actor {
  return { id: me, person: me, role, seats: role === 'member' ? [seat] : [], ...of }
}

const commitment = { id: 'k', stage: 'draft', reopened: null } as unknown as Commitment
const meeting = { id: 'm', stage: 'open' } as unknown as Meeting
const state = emptyState()

// Written down a second time, apart from the policy, so that neither changes unseen.
const table: readonly (readonly [name: string, ask: Ask, allowed: readonly Role[]])[] = [
  ...(
    [
      'meeting.plan',
      'meeting.replan',
      'meeting.open',
      'meeting.preside',
      'meeting.adjourn',
      'item.add',
      'item.move',
      'item.withdraw',
      'item.open',
      'item.close',
      'invitation.issue',
      'invitation.revoke',
      'action.agree',
      'action.complete',
      'checkpoint.make',
      'person.add',
      'presence.correct',
      'group.seat',
      'group.appoint',
      'group.relieve',
      'floor.give',
      'floor.move',
      'floor.arrange',
    ] as const
  ).map((to) => [to, { to }, running] as const),
  ...(
    [
      'roster.import',
      'seat.add',
      'seat.fill',
      'seat.leave',
      'seat.correct',
      'seat.end',
      'officer.name',
      'officer.leave',
      'officer.correct',
      'minutes.correct',
      'meeting.enter',
      'signature.strike',
    ] as const
  ).map((to) => [to, { to }, keeping] as const),
  ...(
    [
      'rules.adopt',
      'statement.adopt',
      'commitment.reopen',
      'commitment.uphold',
      'decision.put',
      'decision.amend',
      'decision.conclude',
      'decision.annul',
      'decision.respond',
      'round.open',
      'round.close',
      'objection.judge',
      'step.report',
      'ballot.open',
      'ballot.close',
      'item.defer',
      'lot.call',
      'lot.draw',
      'procedure.open',
      'procedure.post',
      'procedure.annul',
    ] as const
  ).map((to) => [to, { to }, leading] as const),
  ['[ETH6] a complaint of one’s own', { to: 'complaint.make', by: me }, roles],
  ['[ETH6] a complaint from outside', { to: 'complaint.make', by: null }, running],
  ['[ETH6] handling a complaint of others', { to: 'complaint.find', parties: [somebody] }, running],
  ['[ETH6] handling a complaint that one is a party to', { to: 'complaint.find', parties: [me, somebody] }, []],
  ['[ETH7] one’s own reply', { to: 'complaint.reply', person: me, parties: [me, somebody] }, roles],
  ['[ETH7] the other party’s reply', { to: 'complaint.reply', person: somebody, parties: [me, somebody] }, []],
  ['[ETH9] a statement where one is no party', { to: 'dispute.state', person: me, parties: [somebody] }, running],
  ['[ETH9] a dispute of one’s own', { to: 'dispute.open', parties: [me, somebody] }, roles],
  ['[ETH9] a dispute of others', { to: 'dispute.open', parties: [somebody] }, running],
  ['[ETH5] one’s own signature', { to: 'statement.sign', person: me }, roles],
  ['[ETH5] another’s signature, on paper', { to: 'statement.sign', person: somebody }, keeping],
  ['[PRES2] one’s own presence', { to: 'presence.note', person: me }, roles],
  ['[PRES2] another’s presence', { to: 'presence.note', person: somebody }, running],
  ['[PROX1] the proxy of one’s own seat', { to: 'proxy.give', from: seat }, [...running, 'member']],
  ['[PROX1] the proxy of another’s seat', { to: 'proxy.revoke', from: somebody }, running],
  ['[EXC2] one’s own word for a lot', { to: 'lot.say', person: me }, roles],
  ['[EXC2] another’s word for a lot', { to: 'lot.say', person: somebody }, running],
  ['[FLOOR1] one’s own place in line', { to: 'floor.ask', person: me }, roles],
  ['[FLOOR1] another’s place in line', { to: 'floor.withdraw', person: somebody }, running],
  ['[FLOOR1] another’s turn', { to: 'floor.end', person: somebody }, running],
  ['a new draft', { to: 'commitment.draft' }, [...running, 'member']],
  ['[DEC7] the word of a seat one sits for', { to: 'position.take', sitting: me }, roles],
  ['[DEC7] the word of another’s seat', { to: 'position.take', sitting: somebody }, leading],
  ['[DEC7] the word of a seat nobody sits for', { to: 'position.take', sitting: null }, leading],
  ['[DEC7] the ballot of another’s seat', { to: 'ballot.cast', sitting: somebody }, leading],
  ['[SIL4] an objection for a seat one holds', { to: 'procedure.answer', seat }, [...leading, 'member']],
  ['[SIL4] an objection for another’s seat', { to: 'procedure.answer', seat: 'd'.repeat(32) }, leading],
  ['[BET9] standing out with a seat one holds', { to: 'procedure.recuse', seat }, [...leading, 'member']],
  ['[BET9] standing out with another’s seat', { to: 'procedure.recuse', seat: 'd'.repeat(32) }, leading],
  ['[BET3] what somebody of the network says', { to: 'procedure.answer', seat: null }, leading],
  ['[BET5] a statement alone', { to: 'procedure.state' }, running],
  [
    '[DEC10] withdrawing the objection of a seat one sits for',
    { to: 'objection.end', sitting: me, how: 'withdrawn' },
    roles,
  ],
  ['[DEC10] its other endings', { to: 'objection.end', sitting: me, how: 'maintained' }, leading],
  ['[DEC10] withdrawing another’s objection', { to: 'objection.end', sitting: somebody, how: 'withdrawn' }, leading],
  ['an answer to an objection', { to: 'objection.answer' }, [...leading, 'member']],
  ['[DEC9] the word of an office one holds', { to: 'vote.confirm', held: ['chair'], office: 'chair' }, roles],
  ['[DEC9] the word of another’s office', { to: 'vote.confirm', held: ['co-chair'], office: 'chair' }, ['operator']],
  ['[CAST1] the casting vote of an office one holds', { to: 'casting.give', held: ['chair'], office: 'chair' }, roles],
  ['[CAST1] the casting vote of another’s office', { to: 'casting.give', held: [], office: 'chair' }, ['operator']],
  ['[TEXT2] a draft’s text', { to: 'commitment.write', state, commitment }, [...running, 'member']],
  ['[TEXT2] an adopted text', { to: 'commitment.write', state, commitment: { ...commitment, stage: 'adopted' } }, []],
  ['[TEXT3] minutes', { to: 'notes.write', meeting }, [...running, 'member']],
  ['[TEXT3] minutes of an adjourned meeting', { to: 'notes.write', meeting: { ...meeting, stage: 'adjourned' } }, []],
]

test.for(table)('%s', ([, ask, allowed]) => {
  expect(roles.filter((role) => can(actor(role), ask))).toEqual(roles.filter((role) => allowed.includes(role)))
})

test('[DEC7] whoever is nobody in particular sits for no seat', () => {
  const nobody = actor('observer', { person: null })
  expect(can(nobody, { to: 'position.take', sitting: null })).toBe(false)
  expect(can(nobody, { to: 'presence.note', person: me })).toBe(false)
})

test.for([
  ['put', true],
  ['round', false],
  ['between', true],
  ['ballot', false],
  ['concluded', true],
  ['annulled', true],
] as const)('[TEXT2] a text whose decision is at "%s" may be written: %s', ([stage, may]) => {
  const decision = { commitment: commitment.id, stage } as unknown as Decision
  const questioned = { ...state, decisions: { d: decision } }
  expect(can(actor('chair'), { to: 'commitment.write', state: questioned, commitment })).toBe(may)
})

describe('[JOIN8] a session for one meeting', () => {
  const reach = (limitedTo: string | null, command: string, named: string | null | undefined): boolean =>
    can(actor('operator'), { to: 'session.reach', limitedTo, command, meeting: named })

  test('acts in that meeting and in no other', () => {
    expect(reach('m', 'item.open', 'm')).toBe(true)
    expect(reach('m', 'item.open', 'n')).toBe(false)
    expect(reach('m', 'invitation.issue', null)).toBe(false)
    expect(reach(null, 'invitation.issue', null)).toBe(true)
  })

  test('does what belongs to a meeting without naming it, and nothing to the forum', () => {
    expect(reach('m', 'commitment.draft', undefined)).toBe(true)
    for (const command of [
      'roster.import',
      'seat.fill',
      'officer.name',
      'rules.adopt',
      'statement.sign',
      'meeting.plan',
      'anything',
    ])
      expect(reach('m', command, undefined)).toBe(false)
  })

  test('[TEXT11] reads no kept minutes of another, and whatever was put to decision', () => {
    const kept = {
      ...state,
      meetings: { m: meeting },
      decisions: { d: { texts: [{ hash: 'first' }, { hash: 'second' }] } as unknown as Decision },
      minutes: { m: { notes: [{ hash: 'noted' }] } as unknown as Minutes },
    }
    const read = (hash: string, limitedTo: string | null): boolean =>
      can(actor('member'), { to: 'kept.read', state: kept, hash, limitedTo })
    expect(['noted', 'first', 'second'].map((hash) => read(hash, 'n'))).toEqual([false, true, true])
    expect(['noted', 'first', 'second'].map((hash) => read(hash, 'm'))).toEqual([true, true, true])
    expect(['noted', 'second', 'other'].map((hash) => read(hash, null))).toEqual([true, true, false])
  })

  test('[TEXT1] opens no minutes text of another', () => {
    expect(can(actor('member'), { to: 'notes.open', meeting, limitedTo: 'n' })).toBe(false)
    expect(can(actor('member'), { to: 'notes.open', meeting, limitedTo: meeting.id })).toBe(true)
  })
})
