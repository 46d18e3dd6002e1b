import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { HostedForum, LiveWindow } from '../../../support/hosted-forum.ts'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { Decision } from '../../../../shared/domain/decision.ts'
import type {
  CommitmentId,
  DecisionId,
  ItemId,
  MeetingId,
  PersonId,
  SeatId,
} from '../../../../shared/domain/primitives.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const refused = (state: string) => ({ code: 'out_of_order', state })

function planOf(title: string, commitment: CommitmentId | 'new'): CommandInput<'meeting.plan'> {
  return {
    title,
    starts: { local: '2026-11-21T10:00', zone: 'UTC' },
    minutes: 60,
    place: null,
    callUrl: null,
    items: [
      { title: 'To decide', purpose: 'decide', minutes: 30, commitment },
      { title: 'News', purpose: 'inform', minutes: 5, commitment: null },
    ],
    occurredAt: null,
  }
}

interface Sitting {
  readonly meeting: MeetingId
  readonly item: ItemId
  readonly other: ItemId
  readonly commitment: CommitmentId
  readonly here: readonly SeatId[]
}

/** An open meeting with everybody here and its first item open. */
async function sit(commitment: CommitmentId | 'new' = 'new', title = 'A meeting'): Promise<Sitting> {
  const meeting = (await operator.run('meeting.plan', planOf(title, commitment)))['meeting'] as MeetingId
  const seats = Object.values(forum.state.seats)
  for (const seat of seats) {
    const person = seat.holders.find((one) => one.as === 'titular')?.person
    if (person) await operator.run('presence.note', { meeting, person, mode: 'room' })
  }
  await operator.run('meeting.open', { meeting })
  const [first, second] = forum.state.meetings[meeting]?.items ?? []
  if (!first?.commitment || !second) throw new Error('no agenda')
  await operator.run('item.open', { meeting, item: first.id })
  return { meeting, item: first.id, other: second.id, commitment: first.commitment, here: seats.map((seat) => seat.id) }
}

async function put({ meeting, item, commitment }: Sitting, rule: string): Promise<CommandInput<'round.open'>> {
  const { decision } = await operator.run('decision.put', { meeting, item, commitment, rule })
  return { meeting, decision: decision as DecisionId }
}

function decisionNow(of: { decision: string }): Decision {
  return forum.state.decisions[of.decision] ?? expect.fail('no such decision')
}

describe('[MEET1] a meeting', () => {
  test('is opened once, adjourned once, and nothing but corrections happens in it afterwards', async () => {
    const { meeting, item, other } = await sit()
    expect(await operator.refusal('meeting.open', { meeting })).toEqual(refused('meeting_open'))
    const person = Object.keys(forum.state.persons)[0] as PersonId
    await operator.run('meeting.adjourn', { meeting })
    const late: readonly [Parameters<LiveWindow['refusal']>[0], unknown][] = [
      ['meeting.adjourn', { meeting }],
      ['meeting.open', { meeting }],
      ['item.open', { meeting, item: other }],
      ['item.close', { meeting, item }],
      ['item.add', { meeting, title: 'More', purpose: 'inform', minutes: 5, commitment: null }],
      ['item.move', { meeting, item, position: 1 }],
      ['item.withdraw', { meeting, item: other }],
      ['presence.note', { meeting, person, mode: 'away' }],
      ['person.add', { meeting, name: 'Visitor', organisation: null, mode: 'room' }],
      ['action.agree', { meeting, item, what: 'Write.', owner: null, due: null }],
      [
        'decision.put',
        { meeting, item, commitment: forum.state.meetings[meeting]?.items[0]?.commitment, rule: 'mixed' },
      ],
    ]
    const { seq } = forum.hosting.recorder.head
    for (const [command, input] of late)
      expect(await operator.refusal(command, input)).toEqual(refused('meeting_adjourned'))
    expect(forum.hosting.recorder.head.seq).toBe(seq)
  })

  test('holds one item open; what was opened is not withdrawn, and a place beyond the end is the end', async () => {
    const { meeting, item, other } = await sit()
    expect(await operator.refusal('item.open', { meeting, item })).toEqual(refused('item_open'))
    expect(await operator.refusal('item.withdraw', { meeting, item })).toEqual(refused('item_opened'))
    expect(await operator.refusal('item.close', { meeting, item: other })).toEqual(refused('item_not_open'))
    await operator.run('item.open', { meeting, item: other })
    const now = forum.state.meetings[meeting]
    expect([now?.currentItem, now?.items.filter((one) => one.openedAt && !one.closedAt).map((one) => one.id)]).toEqual([
      other,
      [other],
    ])
    await operator.run('item.move', { meeting, item, position: 10_000 })
    expect(forum.state.meetings[meeting]?.items.map((one) => one.id)).toEqual([other, item])
    expect(operator.state?.meetings[meeting]?.items.map((one) => one.id)).toEqual([other, item])
    expect((await operator.refusal('item.move', { meeting, item, position: -1 })).code).toBe('bad_input')
  })

  test('is held at its item by a round and by a ballot, which open at their own item only', async () => {
    const sitting = await sit()
    const { meeting, item, other } = sitting
    const of = await put(sitting, 'majority-attending')
    await operator.run('item.open', { meeting, item: other })
    expect(await operator.refusal('ballot.open', of)).toEqual(refused('item_not_open'))
    await operator.run('item.open', { meeting, item })
    await operator.run('ballot.open', of)
    expect(await operator.refusal('item.open', { meeting, item: other })).toEqual(refused('decision_open'))
    expect(await operator.refusal('item.close', { meeting, item })).toEqual(refused('decision_open'))
    expect(await operator.refusal('meeting.adjourn', { meeting })).toEqual(refused('decision_open'))
  })

  test('[CHK2] is signed when it is adjourned, whoever’s window goes away then', async () => {
    const { meeting } = await sit()
    await operator.run('meeting.adjourn', { meeting })
    const { recorder } = forum.hosting
    expect(recorder.store.checkpoints().at(-1)).toMatchObject({ seq: recorder.head.seq, hash: recorder.head.hash })
    const made = recorder.store.checkpoints().length
    await operator.run('checkpoint.make', {})
    expect(recorder.store.checkpoints()).toHaveLength(made)
  })
})

describe('a decision', () => {
  test('[DEC1] is put at its open item, once at a time', async () => {
    const sitting = await sit()
    const { meeting, other, commitment } = sitting
    const asked = { meeting, item: other, commitment, rule: 'mixed' }
    expect(await operator.refusal('decision.put', asked)).toEqual(refused('item_not_open'))
    await put(sitting, 'mixed')
    expect(await operator.refusal('decision.put', { ...asked, item: sitting.item })).toEqual(refused('decision_open'))
  })

  test('[DEC1] left undecided at adjournment does not bar its commitment from the next meeting', async () => {
    const sitting = await sit()
    const left = await put(sitting, 'mixed')
    await operator.run('meeting.adjourn', { meeting: sitting.meeting })
    expect(await operator.refusal('decision.annul', { ...left, reason: 'Late.' })).toEqual(refused('meeting_adjourned'))
    const next = await put(await sit(sitting.commitment, 'The next meeting'), 'mixed')
    expect(decisionNow(next).commitment).toBe(sitting.commitment)
  })

  test('of another meeting is not found there', async () => {
    const of = await put(await sit(), 'mixed')
    const elsewhere = await sit('new', 'A working group')
    for (const command of ['round.open', 'decision.amend', 'decision.conclude'] as const)
      expect(await operator.refusal(command, { ...of, meeting: elsewhere.meeting })).toEqual({ code: 'not_found' })
  })

  test('[DEC11] by consensus: nothing is said before a round or after it, and nothing changes during one', async () => {
    const sitting = await sit()
    const of = await put(sitting, 'mixed')
    const [seat = expect.fail('nobody here')] = sitting.here
    const word = { ...of, seat, position: 'agree', reason: null }
    expect(await operator.refusal('position.take', word)).toEqual(refused('decision_put'))
    expect(await operator.refusal('decision.conclude', of)).toEqual(refused('decision_put'))
    expect(await operator.refusal('round.close', of)).toEqual(refused('decision_put'))
    expect(await operator.refusal('vote.confirm', { ...of, office: 'chair' })).toEqual(refused('decision_put'))
    await operator.run('round.open', of)
    for (const command of ['round.open', 'decision.amend', 'ballot.open', 'decision.conclude'] as const)
      expect(await operator.refusal(command, of)).toEqual(refused('decision_round'))
    await operator.run('position.take', { ...of, seat, position: 'block', reason: 'No date.' })
    const objection = { ...of, round: 1, seat }
    expect(await operator.refusal('objection.answer', { ...objection, answer: 'Yes.' })).toEqual({ code: 'not_found' })
    await operator.run('round.close', of)
    expect(await operator.refusal('round.close', of)).toEqual(refused('decision_between'))
    expect(await operator.refusal('position.take', word)).toEqual(refused('decision_between'))
    expect(await operator.refusal('objection.end', { ...objection, how: 'resolved' })).toEqual(
      refused('objection_unanswered'),
    )
    await operator.run('objection.end', { ...objection, how: 'withdrawn' })
    expect(await operator.refusal('objection.end', { ...objection, how: 'withdrawn' })).toEqual(
      refused('objection_withdrawn'),
    )
    await operator.run('vote.confirm', { ...of, office: 'chair' })
    expect(await operator.refusal('vote.confirm', { ...of, office: 'chair' })).toEqual(refused('already_confirmed'))
    await operator.run('decision.conclude', of)
    expect(await operator.refusal('decision.conclude', of)).toEqual(refused('decision_concluded'))
    const outcome = decisionNow(of).concluded?.at
    await operator.run('decision.annul', { ...of, outcome, reason: 'It was entered for another seat.' })
    expect(await operator.refusal('decision.annul', { ...of, reason: 'Late.' })).toEqual(refused('decision_annulled'))
  })

  test('[DEC3] [DEC11] by vote: an open ballot holds its text, closes once, and has no rounds', async () => {
    const sitting = await sit()
    const of = await put(sitting, 'majority-attending')
    const [seat = expect.fail('nobody here')] = sitting.here
    expect(await operator.refusal('round.open', of)).toEqual(refused('rule_has_no_rounds'))
    expect(await operator.refusal('ballot.cast', { ...of, seat, ballot: 'yes' })).toEqual(refused('decision_put'))
    expect(await operator.refusal('ballot.close', of)).toEqual(refused('decision_put'))
    await operator.run('ballot.open', of)
    for (const command of ['ballot.open', 'decision.amend', 'decision.conclude'] as const)
      expect(await operator.refusal(command, of)).toEqual(refused('decision_ballot'))
    expect(await operator.refusal('vote.confirm', { ...of, office: 'chair' })).toEqual(refused('rule_has_no_gate'))
    await operator.run('ballot.close', of)
    expect(await operator.refusal('ballot.close', of)).toEqual(refused('decision_concluded'))
  })

  test('[DEC4] a seat that was away when the question was put is not asked, also if it comes', async () => {
    const sitting = await sit()
    const [seat = expect.fail('nobody here')] = sitting.here
    const person = forum.state.seats[seat]?.holders[0]?.person ?? expect.fail('vacant')
    await operator.run('presence.note', { meeting: sitting.meeting, person, mode: 'away' })
    const of = await put(sitting, 'majority-attending')
    await operator.run('ballot.open', of)
    await operator.run('presence.note', { meeting: sitting.meeting, person, mode: 'room' })
    expect(await operator.refusal('ballot.cast', { ...of, seat, ballot: 'yes' })).toEqual(refused('seat_away'))
  })

  test.for([
    ['ends in half a character', `${'x'.repeat(299)}😀`],
    ['holds what no line holds', 'Open\u0007 con\u202etracting\u2028'],
    ['grows when it is composed', '\u0958'.repeat(300)],
  ] as const)('[DEC3] on a text whose title %s is put all the same', async ([, title]) => {
    const sitting = await sit()
    retitle(forum.state.commitments[sitting.commitment]?.text ?? '', title)
    const { title: frozen } = decisionNow(await put(sitting, 'mixed'))
    expect([frozen.isWellFormed(), frozen.length <= 300, /[\p{Cc}\u202e]/u.test(frozen)]).toEqual([true, true, false])
  })

  /** What any client may have typed, as it would lie on disk. */
  function retitle(text: string, title: string): void {
    const { store } = forum.hosting.recorder
    const doc = new Y.Doc()
    const { snapshot, updates } = store.text(text)
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => {
      const fragment = doc.getXmlFragment('title')
      fragment.delete(0, fragment.length)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(title)])
      fragment.insert(0, [paragraph])
    })
    const update = Y.encodeStateAsUpdate(doc, before)
    store.transact((writer) => {
      writer.addUpdate(text, { participant: 'a'.repeat(32), at: new Date().toISOString(), update })
    })
  }
})

describe('input that has the right shape and no sense', () => {
  const plan = planOf('A meeting', 'new')
  const rule = { id: 'simple', title: 'Simple', source: 'Here', kind: 'vote', rule: {} }

  test.for([
    ['a day that no calendar has', 'meeting.plan', { ...plan, occurredAt: '2026-99-99' }],
    ['an hour that no clock shows', 'meeting.plan', { ...plan, occurredAt: '2026-01-01T25:00' }],
    [
      'a time before the first year',
      'meeting.plan',
      { ...plan, starts: { local: '0000-01-01T00:00', zone: 'Asia/Manila' } },
    ],
    ['a time after the last', 'meeting.plan', { ...plan, starts: { local: '9999-12-31T23:59', zone: 'America/Lima' } }],
    [
      'a zone that does not exist',
      'meeting.plan',
      { ...plan, starts: { local: '2027-01-01T10:00', zone: '__proto__' } },
    ],
    ['an address with white space', 'meeting.plan', { ...plan, callUrl: 'https://call.example/a\u0085 room' }],
    ['an address that runs', 'meeting.plan', { ...plan, callUrl: 'javascript:alert(1)' }],
    [
      'a name that turns the direction of what follows',
      'seat.add',
      { label: 'A\u202eB', sector: 'x', organisation: null },
    ],
    ['half a character', 'commitment.draft', { title: 'a\ud800' }],
    ['a control character', 'commitment.draft', { title: 'a\u0000b' }],
    ['half a character in prose', 'action.agree', { what: '\udc00' }],
    ['an id that objects inherit', 'meeting.open', { meeting: '__proto__' }],
    [
      'a quorum that nobody could count',
      'rules.adopt',
      { quorum: { fraction: 'half' }, rules: [rule], usual: 'simple' },
    ],
    ['two rules of one name', 'rules.adopt', { quorum: null, rules: [rule, rule], usual: 'simple' }],
    ['a rule that nobody could count', 'rules.adopt', { quorum: null, rules: [rule], usual: 'simple' }],
  ] as const)('is refused, and said where: %s', async ([, command, input]) => {
    const { seq } = forum.hosting.recorder.head
    expect((await operator.refusal(command, input)).code).toBe('bad_input')
    expect(forum.hosting.recorder.head.seq).toBe(seq)
  })

  test('a quorum as the forum has it is taken; another shape of it is not', async () => {
    const { rules, quorum, usual } = forum.state.forum?.rules ?? expect.fail('no rules')
    await operator.run('rules.adopt', { quorum, rules, usual })
    const bad = await operator.refusal('rules.adopt', { quorum: { fraction: [1, 0] }, rules, usual })
    expect(bad.code).toBe('bad_input')
  })

  test('what is nested deeper than the stack is refused like anything else', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const frame = `{"id":"deep","command":"rules.adopt","input":{"quorum":${deep},"rules":[${JSON.stringify(rule)}],"usual":"simple"}}`
    const answered = new Promise<string>((resolve) =>
      operator.socket.on('message', (data) => {
        const text = (data as Buffer).toString('utf8')
        if (text.includes('"deep"')) resolve(text)
      }),
    )
    operator.socket.send(frame)
    expect(await answered).toContain('bad_input')
  })

  test('a term that ends before it begins is none', async () => {
    const { seat } = await operator.run('seat.add', { label: 'A seat more', sector: 'government', organisation: null })
    const term = { since: '2027-01-01', until: '2026-01-01' }
    const filled = { seat: seat as SeatId, name: 'Director', email: null, as: 'titular', ...term }
    expect((await operator.refusal('seat.fill', filled)).code).toBe('bad_input')
    const person = Object.keys(forum.state.persons)[0]
    expect((await operator.refusal('officer.name', { person, office: 'secretariat', ...term })).code).toBe('bad_input')
  })

  test('[SEAT2] sectors and seats may be called what objects inherit, and are counted', async () => {
    const csv = 'seat,sector,organisation,titular\nconstructor,valueOf,a,One\ntoString,hasOwnProperty,b,Two\n'
    await operator.run('roster.import', { csv })
    const sitting = await sit()
    const of = await put(sitting, 'mixed')
    await operator.run('round.open', of)
    for (const seat of sitting.here)
      await operator.run('position.take', { ...of, seat, position: 'agree', reason: null })
    await operator.run('round.close', of)
    expect(decisionNow(of).concluded?.result).toBe('adopted')
    const late = await forum.operator()
    expect(late.state?.decisions[of.decision]?.concluded?.result).toBe('adopted')
  })
})

describe('[LIVE4] a command whose answer was lost', () => {
  async function lostAndResent(link: () => Promise<string>): Promise<void> {
    const first = await LiveWindow.open(forum.hosting.localUrl, await link())
    const before = forum.hosting.recorder.head.seq
    first.socket.send(JSON.stringify({ id: 'lost', command: 'commitment.draft', input: { title: 'Said once' } }))
    await expect.poll(() => forum.hosting.recorder.head.seq).toBe(before + 1)
    first.socket.terminate()
    forum = await forum.restart()
    operator = await forum.operator()
    const again = await LiveWindow.open(forum.hosting.localUrl, await link())
    const answer = await again.ask('commitment.draft', { title: 'Said once' }, 'lost')
    expect(answer).toMatchObject({ ok: true, seq: before + 1 })
    expect(Object.values(forum.state.commitments).filter((one) => one.title === 'Said once')).toHaveLength(1)
    expect(await again.ask('commitment.draft', { title: 'Other words' }, 'lost')).toMatchObject({
      error: { code: 'id_reused' },
    })
  }

  test('and is sent again after the host was started anew is done once', async () => {
    const member = forum.invitations().find((one) => one.role === 'member') ?? expect.fail('no member')
    const { session } = await forum.redeem(member.url)
    await lostAndResent(() => Promise.resolve(session))
  })

  test('is done once also for whoever sits at the controls, whose session each launch makes anew', async () => {
    await lostAndResent(async () => (await forum.redeem(forum.hosting.ownerLink())).session)
  })
})
