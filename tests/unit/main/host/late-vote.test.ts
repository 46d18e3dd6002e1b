import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DecisionId, SeatId } from '../../../../shared/domain/primitives.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

const HOUR_MS = 3_600_000

let now = 0
let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  now = Date.now()
  forum = await HostedForum.start({ clock: { now: () => now++ } })
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function windowOf(seat: SeatId): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
  return forum.join(`/join/${token ?? ''}`)
}

type OfDecision = Awaited<ReturnType<HeldMeeting['put']>>

const close = ({ meeting, decision }: OfDecision) => operator.run('ballot.close', { meeting, decision })

async function open(manner: 'open' | 'secret'): Promise<OfDecision & { question: string }> {
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', { ...of, manner })
  return { ...of, question: openedAt(of) }
}

const openedAt = (of: { decision: DecisionId }): string =>
  held.decision(of).ballot?.openedAt ?? expect.fail('no ballot')

const late = (of: { decision: DecisionId }) => held.decision(of).ballot?.late ?? expect.fail('no ballot')

/** What the record holds after `seq`. */
const entriesAfter = (seq: number) => forum.hosting.recorder.store.events(seq, 10_000)

const standOut = (seat: SeatId) =>
  operator.run('recusal.note', { ...held.ofItem, person: held.titular(seat), declaration: null })

describe('[DEC11] an answer counts only in the round or ballot that it names', () => {
  test('a vote for a ballot that a recusal made void is refused by the one that opened in its place', async () => {
    const given = await open('open')
    const member = await windowOf(held.seat(1))
    await standOut(held.seat(0))
    const vote = { ...given, seat: held.seat(1), ballot: 'yes' as const }
    expect(await member.refusal('ballot.cast', vote)).toEqual(outOfOrder('other_question'))
    expect(held.decision(given).ballot?.cast).toEqual({})
    await member.run('ballot.cast', { ...vote, question: openedAt(given) })
    expect(held.decision(given).ballot?.cast).toEqual({ [held.seat(1)]: 'yes' })
  })

  test('so is a secret one, which leaves nothing in the box', async () => {
    const given = await open('secret')
    const member = await windowOf(held.seat(1))
    await standOut(held.seat(0))
    const vote = { ...given, seat: held.seat(1), key: randomId(), ballot: 'yes' as const }
    expect(await member.refusal('ballot.deposit', vote)).toEqual(outOfOrder('other_question'))
    expect(held.decision(given).ballot?.taken).toEqual([])
    await member.run('ballot.deposit', { ...vote, question: openedAt(given) })
    await close(given)
    expect(held.decision(given).ballot?.counted?.counts).toMatchObject({ yes: 1 })
  })

  test('so is a position', async () => {
    const of = await held.put('consensus')
    await operator.run('round.open', of)
    const question = held.decision(of).rounds[0]?.openedAt ?? expect.fail('no round')
    await standOut(held.seat(0))
    const said = { ...of, seat: held.seat(1), position: 'agree' as const, reason: null }
    expect(await operator.refusal('position.take', { ...said, question })).toEqual(outOfOrder('other_question'))
    await operator.run('position.take', { ...said, question: held.decision(of).rounds[0]?.openedAt })
  })
})

describe('[DEC12] a vote that comes late is kept, and counts nowhere', () => {
  test('in a secret ballot without what it says, once, with a receipt', async () => {
    const of = await open('secret')
    const member = await windowOf(held.seat(0))
    await close(of)
    const { seq } = forum.state
    const vote = { ...of, seat: held.seat(0), key: randomId(), ballot: 'no' as const }
    const answer = await member.run('ballot.deposit', vote)
    const [entry, ...more] = entriesAfter(seq)
    expect(answer).toEqual({ receipt: `${String(entry?.seq)}-${entry?.hash.slice(0, 16) ?? ''}`, counted: 'late' })
    expect(entry).toMatchObject({ type: 'ballot.refused/1' })
    expect(entry?.body).toEqual({ decision: of.decision, seat: held.seat(0), why: 'late' })
    expect(more).toEqual([])
    expect(await member.run('ballot.deposit', vote)).toEqual({ counted: 'late' })
    expect(late(of)).toMatchObject([{ seat: held.seat(0), ballot: null }])
    expect(held.decision(of).ballot?.taken).toEqual([])
  })

  test.for(['open', 'secret'] as const)('%s, also once the meeting is adjourned, once a seat', async (manner) => {
    const of = await open(manner)
    const seat = held.seat(0)
    const member = await windowOf(seat)
    await close(of)
    await operator.run('meeting.adjourn', { meeting: held.id })
    const given =
      manner === 'open'
        ? member.ask('ballot.cast', { ...of, seat, ballot: 'no' })
        : member.ask('ballot.deposit', { ...of, seat, key: randomId(), ballot: 'no' })
    expect(await given).toMatchObject({ ok: true, answer: { counted: 'late' } })
    expect(late(of)).toMatchObject([{ seat, ballot: manner === 'open' ? 'no' : null }])
    const again = await member.ask('ballot.cast', { ...of, seat, ballot: 'yes' })
    expect(again.ok).toBe(false)
    expect(late(of)).toHaveLength(1)
  })

  test('after the adjournment only from whoever sits for the seat, to the ballot by its name, and for a day', async () => {
    const of = await open('open')
    const [seat, other] = [held.seat(0), held.seat(1)]
    const member = await windowOf(seat)
    await close(of)
    await operator.run('meeting.adjourn', { meeting: held.id })
    const { question, ...unnamed } = of
    const over = outOfOrder('meeting_adjourned')
    expect(await member.refusal('ballot.cast', { ...unnamed, seat, ballot: 'no' })).toEqual(over)
    expect(await member.refusal('ballot.cast', { ...of, seat: other, ballot: 'no' })).toEqual(over)
    expect(await operator.refusal('ballot.cast', { ...of, seat, ballot: 'no' })).toEqual(over)
    now += 25 * HOUR_MS
    expect(await member.refusal('ballot.cast', { ...of, question, seat, ballot: 'no' })).toEqual(over)
    expect(late(of)).toEqual([])
  })
})
