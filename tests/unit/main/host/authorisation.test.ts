import { afterAll, beforeAll, expect, test } from 'vitest'
import { ethicsAsks } from '../../../support/ethics-asks.ts'
import type { HostedForum } from '../../../support/hosted-forum.ts'
import { leading, RoleWindows, roles } from '../../../support/role-windows.ts'
import type { CommandInput, CommandName } from '../../../../shared/contract/commands.ts'
import type { Office } from '../../../../shared/domain/member.ts'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import type { Role } from '../../../../shared/policy/actor.ts'

const running: readonly Role[] = [...leading, 'secretariat']
const keeping: readonly Role[] = ['operator', 'secretariat']
const seated: readonly Role[] = [...running, 'member']

/** Well-formed, and of nothing: whoever may is told that it is not there, so that nothing changes from role to role. */
const none = 'f'.repeat(32) as never
const here = { meeting: none }
const later = { local: '2999-01-01T10:00', zone: 'UTC' }
const item = { meeting: none, item: none }
const decision = { meeting: none, decision: none }
const election = { meeting: none, election: none }

type Case<Name extends CommandName> = { readonly input: CommandInput<Name>; readonly allowed: readonly Role[] }

const cases: {
  readonly [
    Name in Exclude<
      CommandName,
      | 'position.take'
      | 'ballot.cast'
      | 'ballot.deposit'
      | 'election.deposit'
      | 'veto.call'
      | 'casting.give'
      | 'vote.confirm'
      | 'interest.end'
    >
  ]: Case<Name>
} = {
  'roster.import': { input: { csv: 'no roster' }, allowed: keeping },
  'person.add': { input: { name: 'Visitor', organisation: null, meeting: none, mode: 'room' }, allowed: running },
  'seat.add': { input: { label: 'Audit office', sector: 'government', organisation: null }, allowed: keeping },
  'seat.fill': {
    input: { seat: none, name: 'Director', email: null, as: 'titular', since: null, until: null },
    allowed: keeping,
  },
  'seat.leave': { input: { seat: none, person: none, as: 'titular', on: '2026-11-21' }, allowed: keeping },
  'seat.end': { input: { seat: none, on: '2027-03-05' }, allowed: keeping },
  'seat.correct': { input: { seat: none, corrects: 1, since: null, until: null, left: false }, allowed: keeping },
  'officer.leave': { input: { person: none, office: 'chair', on: '2026-11-21' }, allowed: keeping },
  'officer.correct': { input: { person: none, corrects: 1, since: null, until: null, left: false }, allowed: keeping },
  'officer.name': { input: { person: none, office: 'chair', since: null, until: null }, allowed: keeping },
  // In a group that is not there nobody holds an office; those who serve every group are told that it is not.
  'group.appoint': {
    input: { group: none, person: none, office: 'chair', since: null, until: null },
    allowed: keeping,
  },
  'group.relieve': { input: { group: none, person: none, office: 'chair', on: '2026-11-21' }, allowed: keeping },
  'rules.adopt': {
    input: {
      quorum: null,
      rules: [{ id: 'x', title: 'X', source: 'X', kind: 'vote', rule: {} }],
      usual: 'another',
    },
    allowed: leading,
  },
  'meeting.plan': {
    input: {
      title: 'Another meeting',
      starts: { local: '2027-02-30T10:00', zone: 'UTC' },
      minutes: 60,
      place: null,
      callUrl: null,
      items: [],
      occurredAt: null,
    },
    allowed: running,
  },
  'meeting.replan': { input: { ...here, place: 'Room 2' }, allowed: running },
  'meeting.enter': {
    input: {
      number: null,
      title: 'A meeting to come',
      occurredAt: '2999-01-01',
      minutes: 0,
      place: null,
      attendance: [],
      items: [],
    },
    allowed: keeping,
  },
  'meeting.open': { input: here, allowed: running },
  'meeting.preside': { input: { ...here, person: none }, allowed: running },
  'meeting.adjourn': { input: here, allowed: running },
  'item.add': { input: { ...here, title: 'X', purpose: 'inform', minutes: 5, commitment: null }, allowed: running },
  'item.move': { input: { ...item, position: 0 }, allowed: running },
  'item.withdraw': { input: item, allowed: running },
  'item.open': { input: item, allowed: running },
  'item.close': { input: item, allowed: running },
  'item.defer': { input: { ...item, to: none, reason: 'Too few are here.' }, allowed: leading },
  'proxy.give': { input: { ...here, from: none, to: none }, allowed: running },
  'proxy.revoke': { input: { ...here, from: none }, allowed: running },
  'lot.call': { input: { ...decision, leftOut: [] }, allowed: leading },
  'lot.say': { input: { ...decision, person: none, word: 'river' }, allowed: running },
  'lot.draw': { input: decision, allowed: leading },
  'invitation.issue': { input: { person: none, meeting: null }, allowed: running },
  'invitation.revoke': { input: { person: none }, allowed: running },
  'presence.note': { input: { ...here, person: none, mode: 'room' }, allowed: running },
  'presence.correct': { input: { ...here, person: none, mode: null, corrects: 1 }, allowed: running },
  'commitment.draft': { input: { title: 'Open contracting' }, allowed: seated },
  'commitment.reopen': { input: { commitment: none, reason: 'Because.' }, allowed: leading },
  'commitment.uphold': { input: { commitment: none, reason: 'Because.' }, allowed: leading },
  'decision.put': { input: { ...item, commitment: none, rule: 'mixed' }, allowed: leading },
  'decision.amend': { input: decision, allowed: leading },
  'decision.conclude': { input: decision, allowed: leading },
  'decision.annul': { input: { ...decision, reason: 'No reason.' }, allowed: leading },
  'decision.respond': { input: { ...decision, response: 'Because.' }, allowed: leading },
  'question.annul': { input: { ...decision, reason: 'No reason.' }, allowed: leading },
  'interest.declare': {
    input: { ...item, commitment: null, person: none, detail: 'An interest.', recuse: false },
    allowed: running,
  },
  'recusal.note': { input: { ...item, person: none, declaration: null }, allowed: running },
  'recusal.lift': { input: { ...item, person: none }, allowed: running },
  ...ethicsAsks,
  'floor.ask': { input: { ...item, person: none, kind: 'speak' }, allowed: running },
  'floor.withdraw': { input: { ...item, person: none, kind: 'speak', reason: null }, allowed: running },
  'floor.give': { input: { ...item, person: none, kind: 'speak' }, allowed: running },
  'floor.end': { input: { ...item, person: none }, allowed: running },
  'floor.move': { input: { ...item, person: none, kind: 'order', position: 0, reason: 'A reply.' }, allowed: running },
  'floor.arrange': { input: { ...here, minutes: 3, observers: false }, allowed: running },
  'round.open': { input: decision, allowed: leading },
  'round.close': { input: decision, allowed: leading },
  'objection.answer': {
    input: { ...decision, round: 1, seat: none, answer: 'An answer.' },
    allowed: [...leading, 'member'],
  },
  'step.report': { input: { ...decision, report: 'Split the second milestone.' }, allowed: leading },
  'objection.judge': { input: { ...decision, round: 1, seat: none, paramount: true, reason: null }, allowed: leading },
  'objection.end': { input: { ...decision, round: 1, seat: none, how: 'maintained' }, allowed: leading },
  'ballot.open': { input: decision, allowed: leading },
  'ballot.close': { input: decision, allowed: leading },
  'election.call': {
    input: {
      ...item,
      about: 'persons',
      method: { kind: 'stv' },
      title: 'A chair',
      places: 1,
      candidates: ['First candidate'],
      college: null,
    },
    allowed: leading,
  },
  'election.open': { input: election, allowed: leading },
  'election.say': { input: { ...election, person: none, word: 'harbour' }, allowed: running },
  'election.close': { input: election, allowed: leading },
  'election.draw': { input: election, allowed: leading },
  'election.seat': {
    input: {
      election: none,
      seated: [{ candidate: none, seat: none, person: null, email: null, since: '2999-01-01', until: null }],
    },
    allowed: keeping,
  },
  'election.annul': { input: { ...election, reason: 'No reason.' }, allowed: leading },
  'procedure.open': { input: { way: 'silence', decision: none, until: later }, allowed: leading },
  'procedure.state': { input: { motion: { title: 'A', text: 'B' }, operational: true }, allowed: running },
  'procedure.answer': {
    input: { procedure: none, by: { seat: none, as: 'person' }, says: 'object', reason: null },
    allowed: leading,
  },
  'procedure.settle': { input: { procedure: none, answer: 1, how: 'satisfied' }, allowed: leading },
  'procedure.post': { input: { procedure: none, until: later }, allowed: leading },
  'procedure.annul': { input: { procedure: none, reason: 'No reason.' }, allowed: leading },
  'procedure.recuse': { input: { procedure: none, seat: none }, allowed: leading },
  'selection.call': {
    input: {
      title: 'Seats',
      text: 'Come.',
      sector: none,
      places: 1,
      deadline: { local: '2999-01-01T10:00', zone: 'UTC' },
      electors: { kind: 'sector', sector: none },
    },
    allowed: [],
  },
  'selection.enter': {
    input: { selection: none, name: 'A', organisation: null, received: '2026-11-21' },
    allowed: [],
  },
  'selection.check': { input: { selection: none, candidacy: none, eligible: true, reason: 'Yes.' }, allowed: [] },
  'selection.convene': { input: { sector: none, names: ['A'] }, allowed: keeping },
  'selection.publish': { input: { selection: none }, allowed: [] },
  'selection.open': { input: { selection: none }, allowed: [] },
  'selection.cancel': { input: { selection: none, reason: 'No.' }, allowed: [] },
  'action.agree': { input: { ...item, what: 'Write to the bureau.', owner: null, due: null }, allowed: running },
  'action.complete': { input: { action: none }, allowed: running },
  'minutes.correct': { input: { ...item, text: 'As it was.', corrects: 1 }, allowed: keeping },
  'checkpoint.make': { input: {}, allowed: running },
}

let forum: HostedForum
let windows: RoleWindows

beforeAll(async () => {
  windows = await RoleWindows.open()
  forum = windows.forum
})
afterAll(async () => {
  await forum.close()
})

test.for(Object.entries(cases))('%s is refused to exactly those who may not', async ([command, { input, allowed }]) => {
  expect(await windows.allowedTo(command as CommandName, input)).toEqual(roles.filter((role) => allowed.includes(role)))
  expect(forum.faults).toEqual([])
})

test.for(['chair', 'co-chair', 'secretariat'] as const)(
  '[DEC9] the word of the %s is given by that officer, or entered by the operator',
  async (office: Office) => {
    expect(await windows.allowedTo('vote.confirm', { ...decision, office })).toEqual(
      roles.filter((role) => role === 'operator' || role === office),
    )
  },
)

test('[JOIN5] [DEC9] an office whose term is over confirms nothing, and gives no rights', async () => {
  const operator = windows.of('operator')
  const { participant } = await forum.redeem(windows.link('observer'))
  await operator.run('officer.name', {
    person: participant.id as PersonId,
    office: 'chair',
    since: '2020-01-01',
    until: '2020-12-31',
  })
  const former = windows.of('observer')
  expect(await former.refusal('vote.confirm', { ...decision, office: 'chair' })).toEqual({ code: 'not_allowed' })
  expect(await former.refusal('meeting.open', here)).toEqual({ code: 'not_allowed' })
})

test('[EXP2] e-mail addresses are told to those who keep the forum’s data, and to nobody else', () => {
  const readers = roles.filter((role) => Object.values(windows.of(role).disclosed).some((value) => value.includes('@')))
  expect(readers).toEqual(keeping)
})

test('[TEXT2] [TEXT6] the texts that an observer may open are none that they may write', async () => {
  const writers = await Promise.all(
    roles.map(async (role) => {
      const { session } = windows.of(role)
      const response = await fetch(`${forum.hosting.localUrl}/api/texts`, {
        headers: { authorization: `Bearer ${session}` },
      })
      return ((await response.json()) as { write: boolean }[]).some((text) => text.write)
    }),
  )
  expect(roles.filter((_, index) => writers[index])).toEqual(seated)
})

test.for([
  ['POST', '/api/controls', { person: none }],
  ['GET', '/api/sharing', undefined],
  ['POST', '/api/sharing', { address: null }],
] as const)('%s %s is answered to whoever is at the controls, and to nobody else', async ([method, path, body]) => {
  const statuses = await Promise.all(
    roles.map(async (role) => {
      const headers = { authorization: `Bearer ${windows.of(role).session}`, 'content-type': 'application/json' }
      const asked = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      return (await fetch(`${forum.hosting.localUrl}${path}`, asked)).status
    }),
  )
  const refused = path === '/api/controls' ? [] : ['operator']
  expect(roles.filter((_, index) => statuses[index] !== 403)).toEqual(refused)
})
