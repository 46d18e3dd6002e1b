import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ethicsAsks } from '../../../support/ethics-asks.ts'
import { HostedForum, LiveWindow } from '../../../support/hosted-forum.ts'
import type { CommandInput, CommandName } from '../../../../shared/contract/commands.ts'
import type { Office } from '../../../../shared/domain/member.ts'
import type { DecisionId, ItemId, MeetingId, PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import type { Role } from '../../../../shared/policy/actor.ts'

const roles: readonly Role[] = ['operator', 'chair', 'co-chair', 'secretariat', 'member', 'observer']
const leading: readonly Role[] = ['operator', 'chair', 'co-chair']
const running: readonly Role[] = [...leading, 'secretariat']
const keeping: readonly Role[] = ['operator', 'secretariat']
const seated: readonly Role[] = [...running, 'member']

/** Well-formed, and of nothing: whoever may is told that it is not there, so that nothing changes from role to role. */
const none = 'f'.repeat(32) as never
const here = { meeting: none }
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
  'decision.put': { input: { ...item, commitment: none, rule: 'mixed' }, allowed: leading },
  'decision.amend': { input: decision, allowed: leading },
  'decision.conclude': { input: decision, allowed: leading },
  'decision.annul': { input: { ...decision, reason: 'No reason.' }, allowed: leading },
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
  'objection.end': { input: { ...decision, round: 1, seat: none, how: 'maintained' }, allowed: leading },
  'ballot.open': { input: decision, allowed: leading },
  'ballot.close': { input: decision, allowed: leading },
  'silence.open': { input: { decision: none, until: { local: '2999-01-01T10:00', zone: 'UTC' } }, allowed: leading },
  'silence.object': { input: { silence: none, seat: none, reason: null }, allowed: leading },
  'election.call': {
    input: { ...item, title: 'A chair', places: 1, candidates: ['First candidate'], college: null },
    allowed: leading,
  },
  'election.open': { input: election, allowed: leading },
  'election.say': { input: { ...election, person: none, word: 'harbour' }, allowed: running },
  'election.close': { input: election, allowed: leading },
  'election.annul': { input: { ...election, reason: 'No reason.' }, allowed: leading },
  'action.agree': { input: { ...item, what: 'Write to the bureau.', owner: null, due: null }, allowed: running },
  'action.complete': { input: { action: none }, allowed: running },
  'minutes.correct': { input: { ...item, text: 'As it was.', corrects: 1 }, allowed: keeping },
  'checkpoint.make': { input: {}, allowed: running },
}

let forum: HostedForum
const windows = new Map<Role, LiveWindow>()
const links = new Map<Role, string>()

beforeAll(async () => {
  forum = await HostedForum.start()
  const persons = Object.keys(forum.state.persons)
  const titulars = new Set<string>(
    Object.values(forum.state.seats).flatMap((seat) =>
      seat.holders.flatMap((one) => (one.as === 'titular' ? [one.person] : [])),
    ),
  )
  forum.invitations().forEach(({ role, url }, index) => {
    const sits = titulars.has(persons[index] ?? '')
    if (!links.has(role) && (role !== 'member' || sits)) links.set(role, url)
  })
  links.set('operator', forum.hosting.ownerLink())
  for (const role of roles) windows.set(role, await forum.join(links.get(role) ?? expect.fail(`nobody is ${role}`)))
})
afterAll(async () => {
  await forum.close()
})

function windowOf(role: Role): LiveWindow {
  return windows.get(role) ?? expect.fail(`nobody is ${role}`)
}

async function allowedTo(command: CommandName, input: unknown): Promise<Role[]> {
  const answers = await Promise.all(roles.map((role) => windowOf(role).ask(command, input)))
  for (const answer of answers) if (!answer.ok) expect(['bad_request', 'not_saved']).not.toContain(answer.error.code)
  return roles.filter((_, index) => {
    const answer = answers[index]
    return answer !== undefined && (answer.ok || answer.error.code !== 'not_allowed')
  })
}

test.for(Object.entries(cases))('%s is refused to exactly those who may not', async ([command, { input, allowed }]) => {
  expect(await allowedTo(command as CommandName, input)).toEqual(roles.filter((role) => allowed.includes(role)))
  expect(forum.faults).toEqual([])
})

test.for(['chair', 'co-chair', 'secretariat'] as const)(
  '[DEC9] the word of the %s is given by that officer, or entered by the operator',
  async (office: Office) => {
    expect(await allowedTo('vote.confirm', { ...decision, office })).toEqual(
      roles.filter((role) => role === 'operator' || role === office),
    )
  },
)

test('[JOIN5] [DEC9] an office whose term is over confirms nothing, and gives no rights', async () => {
  const operator = windowOf('operator')
  const { participant } = await forum.redeem(links.get('observer') ?? '')
  await operator.run('officer.name', {
    person: participant.id as PersonId,
    office: 'chair',
    since: '2020-01-01',
    until: '2020-12-31',
  })
  const former = windowOf('observer')
  expect(await former.refusal('vote.confirm', { ...decision, office: 'chair' })).toEqual({ code: 'not_allowed' })
  expect(await former.refusal('meeting.open', here)).toEqual({ code: 'not_allowed' })
})

describe('the word of a seat', () => {
  let meeting: MeetingId
  let of: { meeting: MeetingId; decision: DecisionId }
  let own: SeatId
  let other: SeatId
  let alternate: LiveWindow

  const holder = (seat: SeatId, as: string): PersonId =>
    forum.state.seats[seat]?.holders.find((one) => one.as === as)?.person ?? expect.fail(`no ${as}`)

  beforeAll(async () => {
    const operator = windowOf('operator')
    const { participant } = await forum.redeem(links.get('member') ?? '')
    const seats = Object.values(forum.state.seats).filter((seat) => seat.holders.some((one) => one.as === 'titular'))
    const mine = seats.find((seat) => seat.holders.some((one) => one.as === 'titular' && one.person === participant.id))
    own = mine?.id ?? expect.fail('the member holds no seat')
    other = seats.find((seat) => seat.id !== own)?.id ?? expect.fail('one seat only')
    const next =
      Object.values(forum.state.meetings).find((one) => one.stage === 'planned') ?? expect.fail('none planned')
    const agenda = next.items.find((one) => one.commitment !== null) ?? expect.fail('nothing to decide')
    meeting = next.id
    for (const seat of seats)
      await operator.run('presence.note', { meeting, person: holder(seat.id, 'titular'), mode: 'room' })
    await operator.run('meeting.open', { meeting })
    await operator.run('item.open', { meeting, item: agenda.id })
    const commitment = agenda.commitment ?? expect.fail('no commitment')
    const put = await operator.run('decision.put', { meeting, item: agenda.id, commitment, rule: 'majority-attending' })
    of = { meeting, decision: put['decision'] as DecisionId }
    await operator.run('ballot.open', of)
    const { token } = await operator.run('invitation.issue', { person: holder(own, 'alternate'), meeting: null })
    alternate = await forum.join(`/#/join/${token ?? ''}`)
  })

  const cast = (seat: SeatId): CommandInput<'ballot.cast'> => ({ ...of, seat, ballot: 'yes' })

  test('[DEC7] is given by who sits for it, and entered by those who lead; the minute-taker and others give none', async () => {
    expect(await allowedTo('ballot.cast', cast(own))).toEqual([...leading, 'member'])
    expect(await allowedTo('ballot.cast', cast(other))).toEqual(leading)
  })

  test('[DEC7] [SEAT2] passes to the alternate with the chair, and back: whoever left it speaks no more', async () => {
    const titular = windowOf('member')
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    await titular.run('presence.note', { meeting, person: holder(own, 'titular'), mode: 'away' })
    expect(await titular.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
    await alternate.run('presence.note', { meeting, person: holder(own, 'alternate'), mode: 'remote' })
    await alternate.run('ballot.cast', cast(own))
    await titular.run('presence.note', { meeting, person: holder(own, 'titular'), mode: 'room' })
    expect(await alternate.refusal('ballot.cast', cast(own))).toEqual({ code: 'not_allowed' })
  })

  test('[LIVE3] whoever joins during a ballot, or comes back to it, is told what their own seat cast and of others that they did', async () => {
    const operator = windowOf('operator')
    await operator.run('ballot.cast', { ...cast(other), ballot: 'no' })
    const seenBy = (window: LiveWindow): unknown => window.state?.decisions[of.decision]?.ballot?.cast
    const late = await forum.join(links.get('member') ?? '')
    expect(seenBy(late)).toMatchObject({ [own]: 'yes', [other]: 'noted' })
    const controls = await forum.join(forum.hosting.ownerLink())
    expect(seenBy(controls)).toMatchObject({ [own]: 'noted', [other]: 'noted' })
    const resumed = await framesSince(late.session, 1)
    expect(resumed).toContain('ballot.noted/1')
    expect(resumed).not.toContain('"no"')
  })

  test('[LIVE3] a ballot that is annulled before it closes stays untold', async () => {
    await windowOf('operator').run('decision.annul', { ...of, reason: 'The wrong text.' })
    const late = await forum.join(links.get('observer') ?? '')
    const cast = late.state?.decisions[of.decision]?.ballot?.cast ?? expect.fail('no ballot')
    expect(new Set(Object.values(cast))).toEqual(new Set(['noted']))
  })

  /** The first frame of events that a window gets which comes back, as text. */
  function framesSince(session: string, since: number): Promise<string> {
    return new Promise((resolve) => {
      const socket = LiveWindow.socketOf(forum.hosting.localUrl, session)
      socket.on('open', () => {
        socket.send(JSON.stringify({ hello: 1, since }))
      })
      socket.on('message', (data) => {
        const text = (data as Buffer).toString('utf8')
        if (!text.startsWith('{"events"')) return
        socket.terminate()
        resolve(text)
      })
    })
  }
})

describe('[JOIN8] a link for one meeting', () => {
  let guest: LiveWindow
  let theirs: MeetingId
  let elsewhere: { meeting: MeetingId; item: ItemId }
  const plan = (title: string): CommandInput<'meeting.plan'> => ({
    title,
    starts: { local: '2027-03-01T10:00', zone: 'UTC' },
    minutes: 60,
    place: null,
    callUrl: null,
    items: [{ title: 'News', purpose: 'inform', minutes: 5, commitment: null }],
    occurredAt: null,
  })

  beforeAll(async () => {
    const operator = windowOf('operator')
    theirs = (await operator.run('meeting.plan', plan('Working group')))['meeting'] as MeetingId
    const meeting = (await operator.run('meeting.plan', plan('Another group')))['meeting'] as MeetingId
    elsewhere = { meeting, item: forum.state.meetings[meeting]?.items[0]?.id ?? expect.fail('no item') }
    const { participant } = await forum.redeem(links.get('secretariat') ?? '')
    const { token } = await operator.run('invitation.issue', { person: participant.id as PersonId, meeting: theirs })
    guest = await forum.join(`/#/join/${token ?? ''}`)
  })

  test('runs that meeting by its person’s office', async () => {
    await guest.run('meeting.open', { meeting: theirs })
  })

  test('does nothing in another meeting, and makes no wider link of itself', async () => {
    expect(await guest.refusal('item.open', elsewhere)).toEqual({ code: 'not_allowed' })
    const { id } = (await forum.redeem(links.get('chair') ?? '')).participant
    for (const meeting of [null, elsewhere.meeting])
      expect(await guest.refusal('invitation.issue', { person: id, meeting })).toEqual({ code: 'not_allowed' })
  })

  test('changes nothing of the forum, and reads no minutes text of another meeting', async () => {
    const seat = { label: 'A seat more', sector: 'government', organisation: null }
    expect(await guest.refusal('seat.add', seat)).toEqual({ code: 'not_allowed' })
    const texts = await fetch(`${forum.hosting.localUrl}/api/texts`, {
      headers: { authorization: `Bearer ${guest.session}` },
    })
    const docs = ((await texts.json()) as { doc: string }[]).map((one) => one.doc)
    const notesOf = (meeting: string): string[] => (forum.state.meetings[meeting]?.items ?? []).map((one) => one.notes)
    expect(docs).toEqual(expect.arrayContaining(notesOf(theirs)))
    for (const doc of notesOf(elsewhere.meeting)) expect(docs).not.toContain(doc)
  })
})

test('[EXP2] e-mail addresses are told to those who keep the forum’s data, and to nobody else', () => {
  const readers = roles.filter((role) => Object.values(windowOf(role).disclosed).some((value) => value.includes('@')))
  expect(readers).toEqual(keeping)
})

test('[TEXT2] [TEXT6] the texts that an observer may open are none that they may write', async () => {
  const writers = await Promise.all(
    roles.map(async (role) => {
      const { session } = windowOf(role)
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
      const headers = { authorization: `Bearer ${windowOf(role).session}`, 'content-type': 'application/json' }
      const asked = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      return (await fetch(`${forum.hosting.localUrl}${path}`, asked)).status
    }),
  )
  const refused = path === '/api/controls' ? [] : ['operator']
  expect(roles.filter((_, index) => statuses[index] !== 403)).toEqual(refused)
})
