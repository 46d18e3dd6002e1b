import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import consent from '../../../../resources/rules/consent.json' with { type: 'json' }
import type { CommandName } from '../../../../shared/contract/commands.ts'
import { commands } from '../../../../shared/contract/commands.ts'
import { adoptedRule } from '../../../../shared/domain/forum.ts'
import type { PersonId, SeatId } from '../../../../shared/domain/primitives.ts'
import { decisionPolicy } from '../../../../shared/policy/decision.ts'
import { atControls } from '../../../support/at-controls.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { ProcedureForum } from '../../../support/procedure-forum.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const STANDS_OUT = { code: 'out_of_order', state: 'stands_out' }

function inOffice(office: 'chair' | 'co-chair'): PersonId {
  const found = Object.values(forum.state.persons).find((one) => one.offices.some((held) => held.office === office))
  return found?.id ?? expect.fail(`no ${office}`)
}

async function windowOf(person: PersonId): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

function isHeldBy(seat: SeatId, person: PersonId): boolean {
  return forum.state.seats[seat]?.holders.some((one) => one.person === person) === true
}

/** What the command leaves behind if the host is as strict as it should be: nothing. */
async function refusalOf(window: LiveWindow, command: CommandName, input: unknown): Promise<unknown> {
  const before = forum.hosting.recorder.head.seq
  const answer = await window.ask(command, input)
  const said = answer.ok ? 'done' : { code: answer.error.code, state: answer.error.details?.['state'] }
  if (!answer.ok) expect(forum.hosting.recorder.head.seq).toBe(before)
  return said
}

describe('[ETH2] a chair who stands out of an item', () => {
  let held: HeldMeeting
  let chair: PersonId
  let window: LiveWindow
  /** Seats here that the chair does not hold. */
  let others: readonly SeatId[]

  async function meet(): Promise<void> {
    const { version: _, decision: _by, ...book } = forum.state.forum?.rules ?? expect.fail('no rules')
    await operator.run('rules.adopt', { ...book, rules: [...book.rules, adoptedRule.parse(consent)], kinds: {} })
    held = await HeldMeeting.open(forum, operator, [6, 6])
    chair = inOffice('chair')
    window = await windowOf(chair)
    others = held.here.filter((seat) => !isHeldBy(seat, chair))
    await operator.run('recusal.note', { ...held.ofItem, person: chair, declaration: null })
  }

  type Of = Awaited<ReturnType<HeldMeeting['put']>>
  type Led =
    keyof typeof decisionPolicy | 'position.take' | 'ballot.cast' | 'veto.call' | `objection.${'answer' | 'end'}`

  /** Everything by which a decision is led, and the word of a seat entered; `judging` is for nobody who stands out. */
  const led: Readonly<Record<Led, { judging: boolean; input: (of: Of, seat: SeatId) => object }>> = {
    'decision.put': {
      judging: false,
      input: () => ({ ...held.ofItem, commitment: held.item.commitment, rule: 'majority-attending' }),
    },
    'decision.amend': { judging: false, input: (of) => of },
    'decision.conclude': { judging: false, input: (of) => of },
    'decision.annul': { judging: true, input: (of) => ({ ...of, reason: 'No.' }) },
    'decision.respond': { judging: true, input: (of) => ({ ...of, response: 'It was baseless.' }) },
    'question.annul': { judging: true, input: (of) => ({ ...of, reason: 'No.' }) },
    'item.defer': { judging: false, input: ({ meeting }) => ({ ...held.ofItem, to: meeting, reason: 'Later.' }) },
    'lot.call': { judging: false, input: (of) => ({ ...of, leftOut: [] }) },
    'lot.draw': { judging: false, input: (of) => of },
    'round.open': { judging: false, input: (of) => of },
    'round.close': { judging: false, input: (of) => of },
    'objection.judge': {
      judging: true,
      input: (of, seat) => ({ ...of, round: 1, seat, paramount: false, reason: 'No.' }),
    },
    'objection.answer': { judging: false, input: (of, seat) => ({ ...of, round: 1, seat, answer: 'No.' }) },
    'objection.end': { judging: true, input: (of, seat) => ({ ...of, round: 1, seat, how: 'withdrawn' }) },
    'step.report': { judging: true, input: (of) => ({ ...of, report: 'For it.' }) },
    'ballot.open': { judging: false, input: (of) => of },
    'ballot.close': { judging: false, input: (of) => of },
    'position.take': { judging: false, input: (of, seat) => ({ ...of, seat, position: 'agree', reason: null }) },
    'ballot.cast': { judging: false, input: (of, seat) => ({ ...of, seat, ballot: 'no' }) },
    'veto.call': { judging: false, input: (of, seat) => ({ ...of, seat, calls: false, reason: null }) },
  }
  const names = Object.keys(led) as Led[]

  test('leads it by no command: the chair by none, whoever is at the controls and stands out judges by none', async () => {
    await meet()
    const desk = await atControls(forum, chair)
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    const seat = others[0] ?? expect.fail('nobody else is here')
    const said = new Map<string, unknown>()
    for (const name of names) said.set(name, await refusalOf(window, name, led[name].input(of, seat)))
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(names.map((name) => [name, STANDS_OUT])))
    for (const name of names.filter((one) => led[one].judging))
      expect([name, await refusalOf(desk, name, led[name].input(of, seat))]).toEqual([name, STANDS_OUT])
    for (const name of names.filter((one) => !led[one].judging && one !== 'ballot.close'))
      expect([name, await refusalOf(desk, name, led[name].input(of, seat))]).not.toEqual([name, STANDS_OUT])
    expect(held.decision(of).ballot?.cast).toEqual({ [seat]: 'no' })
  })

  /** What is said about a decision without leading it: an officer's word [CAST1], a secret vote [DEC16], a word for a lot [EXC2]. */
  const notLed = ['vote.confirm', 'ballot.deposit', 'casting.give', 'lot.say']

  test('knows of every command on a decision what it is', () => {
    const onDecisions = Object.entries(commands).flatMap(([name, schema]) =>
      'shape' in schema && ['meeting', 'decision'].every((key) => Object.hasOwn(schema.shape, key)) ? [name] : [],
    )
    expect(onDecisions).toEqual(expect.arrayContaining(['decision.annul', ...notLed]))
    expect([...onDecisions, ...Object.keys(decisionPolicy)].filter((name) => !Object.hasOwn(led, name))).toEqual(notLed)
  })

  test('neither annuls what it was adopted as, nor answers for it, also after the meeting; another who leads does', async () => {
    await meet()
    const of = await held.put('majority-attending')
    await operator.run('ballot.open', of)
    await held.cast(of, others, 'yes')
    await operator.run('ballot.close', of)
    expect(await window.refusal('decision.annul', { ...of, reason: 'I dislike it.' })).toEqual(STANDS_OUT)
    await operator.run('meeting.adjourn', { meeting: held.id })
    const response = { ...of, response: 'The charge was baseless.' }
    expect(await window.refusal('decision.respond', response)).toEqual(STANDS_OUT)
    expect(held.decision(of)).toMatchObject({ stage: 'concluded', concluded: { result: 'adopted' } })
    await (await windowOf(inOffice('co-chair'))).run('decision.respond', response)
  })

  test('[DEC18] finds no objection not to be paramount, and does not close the round; at the controls a round goes on', async () => {
    await meet()
    const of = await held.put('consent')
    const desk = await atControls(forum, chair)
    await desk.run('round.open', of)
    const [first, ...rest] = others
    const objecting = { ...of, seat: first ?? expect.fail('nobody'), position: 'objection' as const, reason: 'No.' }
    expect(await window.refusal('position.take', objecting)).toEqual(STANDS_OUT)
    await desk.run('position.take', objecting)
    for (const seat of rest) await desk.run('position.take', { ...of, seat, position: 'consent', reason: null })
    const found = { ...of, round: 1, seat: objecting.seat, paramount: false, reason: 'It harms nothing.' }
    for (const one of [window, desk]) expect(await one.refusal('objection.judge', found)).toEqual(STANDS_OUT)
    await operator.run('objection.judge', { ...found, paramount: true, reason: null })
    expect(await window.refusal('round.close', of)).toEqual(STANDS_OUT)
    await desk.run('round.close', of)
    const ending = { ...of, round: 1, seat: objecting.seat, how: 'withdrawn' as const }
    for (const one of [window, desk]) expect(await one.refusal('objection.end', ending)).toEqual(STANDS_OUT)
    await (await windowOf(inOffice('co-chair'))).run('objection.end', ending)
  })

  test('[DEC10] does not withdraw what their own seat said before they stood out', async () => {
    await meet()
    await operator.run('recusal.lift', { ...held.ofItem, person: chair })
    const own = held.here.find((seat) => isHeldBy(seat, chair)) ?? expect.fail('the chair has no seat here')
    const of = await held.put('mixed')
    await operator.run('round.open', of)
    await held.agree(of, others)
    await operator.run('position.take', { ...of, seat: own, position: 'block', reason: 'It has no money.' })
    await operator.run('round.close', of)
    await operator.run('recusal.note', { ...held.ofItem, person: chair, declaration: null })
    const ending = { ...of, round: 1, seat: own, how: 'withdrawn' as const }
    for (const one of [window, await atControls(forum, chair)])
      expect(await one.refusal('objection.end', ending)).toEqual({ code: 'out_of_order', state: 'seat_recused' })
    await operator.run('objection.end', ending)
  })

  test('[ETH8] whom a sanction is about has no hand in it from the moment it is put', async () => {
    held = await HeldMeeting.open(forum, operator, [6, 6])
    chair = inOffice('chair')
    window = await windowOf(chair)
    const made = await operator.run('complaint.make', { by: null, from: 'A citizen', about: chair, words: 'Paid.' })
    const complaint = made['complaint'] as never
    await operator.run('complaint.acknowledge', { complaint, replyBy: '2999-01-01' })
    await operator.run('complaint.reply', { complaint, words: null })
    const proposed = { measure: 'suspension', until: '2999-01-01' } as const
    await operator.run('complaint.find', {
      complaint,
      finding: 'breach',
      statement: 'So it is.',
      publish: true,
      proposed,
    })
    const put = { ...held.ofItem, commitment: null, rule: 'majority-attending', sanction: complaint }
    const of = { meeting: held.id, decision: (await operator.run('decision.put', put))['decision'] as never }
    await operator.run('ballot.open', of)
    const seat = held.here.find((one) => !isHeldBy(one, chair)) ?? expect.fail('nobody else is here')
    expect(await window.refusal('ballot.cast', { ...of, seat, ballot: 'no' })).toEqual(STANDS_OUT)
    expect(await window.refusal('ballot.close', of)).toEqual(STANDS_OUT)
    expect(await window.refusal('question.annul', { ...of, reason: 'No.' })).toEqual(STANDS_OUT)
    expect(await window.refusal('decision.annul', { ...of, reason: 'No.' })).toEqual(STANDS_OUT)
    expect(held.decision(of)).toMatchObject({ stage: 'ballot', ballot: { cast: {} } })
  })

  test('leads the other items as before', async () => {
    await meet()
    const other = held.meeting.items.find((one) => one.id !== held.item.id) ?? expect.fail('one item only')
    await window.run('item.open', { meeting: held.id, item: other.id })
    const motion = { title: 'A visit', text: 'We visit the port.' }
    const put = { meeting: held.id, item: other.id, commitment: null, motion, rule: 'majority-attending' }
    const of = { meeting: held.id, decision: (await window.run('decision.put', put))['decision'] as never }
    await window.run('ballot.open', of)
    await window.run('ballot.close', of)
  })
})

describe('[BET9] a chair whose seat stands out of a question between meetings', () => {
  const until = { local: '2999-01-01T12:00', zone: 'UTC' }

  test('enters no vote, takes no seat out and annuls nothing; at the controls the others are entered all the same', async () => {
    const days = (at: number): string => new Date(Date.now() + at * 86_400_000).toISOString().slice(0, 16)
    const { operator: desk, held, ...silent } = await ProcedureForum.after(forum, { between: { written: { days: 0 } } })
    operator = desk
    const chair = inOffice('chair')
    const window = await windowOf(chair)
    const motion = { title: 'A visit', text: 'We visit the port.' }
    const opened = await operator.run('procedure.open', {
      ...{ commitment: null, motion, rule: 'majority-attending', way: 'written' },
      until: { ...until, local: days(20) },
    })
    const procedure = opened['procedure'] as never
    const { seats } = silent.forum.state.procedures[procedure] ?? expect.fail('no procedure')
    const own = seats.find(({ id }) => isHeldBy(id, chair)) ?? expect.fail('the chair holds no seat')
    const [first, second] = seats.filter(({ id }) => id !== own.id)
    const vote = {
      procedure,
      by: { seat: first?.id ?? own.id, as: 'person' as const },
      says: 'no' as const,
      reason: null,
    }
    await window.run('procedure.answer', { ...vote, says: 'yes' })
    await window.run('procedure.recuse', { procedure, seat: own.id })
    const recusing = { procedure, seat: second?.id ?? own.id }
    const annulling = { procedure, reason: 'I dislike it.' }
    expect(await window.refusal('procedure.answer', vote)).toEqual(STANDS_OUT)
    expect(await window.refusal('procedure.recuse', recusing)).toEqual(STANDS_OUT)
    expect(await window.refusal('procedure.annul', annulling)).toEqual(STANDS_OUT)
    expect(await window.refusal('procedure.answer', { ...vote, by: { seat: own.id, as: 'person' } })).not.toEqual(
      STANDS_OUT,
    )
    const acting = await atControls(forum, chair)
    await acting.run('procedure.answer', vote)
    await acting.run('procedure.recuse', recusing)
    expect(await acting.refusal('procedure.annul', annulling)).toEqual(STANDS_OUT)
    await (await windowOf(inOffice('co-chair'))).run('procedure.annul', annulling)
    expect(held.meeting.stage).toBe('adjourned')
  })

  test('[BET3] [BET4] neither posts a text that its seat was out of at the item, nor settles what others said', async () => {
    const between = { network: { openDays: 1, postedDays: 1 } } as never
    const { operator: desk, held } = await ProcedureForum.after(forum, { between, adjourned: false })
    operator = desk
    const chair = inOffice('chair')
    const window = await windowOf(chair)
    await operator.run('recusal.note', { ...held.ofItem, person: chair, declaration: null })
    await operator.run('meeting.adjourn', { meeting: held.id })
    const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    const opened = await operator.run('procedure.open', {
      ...{ commitment: held.item.commitment, way: 'network' },
      until: { local: `${date}T12:00`, zone: 'UTC' },
    } as never)
    const procedure = opened['procedure'] as never
    const other = held.here.find((seat) => !isHeldBy(seat, chair)) ?? expect.fail('nobody else is here')
    await operator.run('procedure.answer', {
      ...{ procedure, by: { seat: other, as: 'person' }, says: 'object', reason: 'No.' },
    })
    const settling = { procedure, answer: 1, how: 'satisfied' }
    expect(await window.refusal('procedure.settle', settling)).toEqual(STANDS_OUT)
    expect(await window.refusal('procedure.post', { procedure, until })).toEqual(STANDS_OUT)
    expect(await (await atControls(forum, chair)).refusal('procedure.settle', settling)).toEqual(STANDS_OUT)
    await operator.run('procedure.settle', settling as never)
  })
})
