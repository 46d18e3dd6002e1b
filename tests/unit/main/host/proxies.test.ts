import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countedOf, representedIn, askedLast } from '../../../../shared/rules/counted.ts'
import { caseOf, formatOf } from '../../../../shared/rules/decision-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { Rulebook } from '../../../../shared/domain/forum.ts'
import type { SeatId } from '../../../../shared/domain/primitives.ts'
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

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

async function adopt(proxies: Rulebook['proxies']): Promise<void> {
  const rules = forum.state.forum?.rules ?? expect.fail('no rules')
  const { quorum, usual } = rules
  await operator.run('rules.adopt', { quorum, usual, rules: rules.rules, ...(proxies ? { proxies } : {}) })
}

const ONE = { perHolder: 1, present: false, hoursBefore: 0 }

/** Seats that are away, of the sector at that place. */
function away(held: HeldMeeting, sector: number): SeatId[] {
  const of = forum.state.sectors[sector]?.id
  return Object.values(forum.state.seats).flatMap((seat) =>
    seat.sector === of && !held.here.includes(seat.id) ? [seat.id] : [],
  )
}

async function held(seats: readonly [number, number], give: (held: HeldMeeting) => Promise<void>) {
  const meeting = await HeldMeeting.open(forum, operator, seats)
  await give(meeting)
  return meeting
}

const give = (meeting: HeldMeeting, from: SeatId | undefined, to: SeatId) =>
  operator.run('proxy.give', { meeting: meeting.id, from: from ?? expect.fail('nobody is away'), to })

describe('a proxy', () => {
  test('[PROX1] is refused where the rules know none', async () => {
    const meeting = await HeldMeeting.open(forum, operator, [6, 6])
    const [first, second] = away(meeting, 0)
    if (!first || !second) return expect.fail('nobody is away')
    const ask = { meeting: meeting.id, from: first, to: meeting.seat(0) }
    expect(await operator.refusal('proxy.give', ask)).toEqual(outOfOrder('rules_have_no_proxies'))
  })

  test('[PROX1] is given once by a seat, to a seat that has room for it, until the deadline, and can be taken back', async () => {
    await adopt(ONE)
    const meeting = await HeldMeeting.open(forum, operator, [6, 6])
    const [first, second] = away(meeting, 0)
    if (!first || !second) return expect.fail('nobody is away')
    const to = meeting.seat(0)
    const ask = (from: SeatId, holder: SeatId) => ({ meeting: meeting.id, from, to: holder })
    expect(await operator.refusal('proxy.give', ask(first, first))).toEqual(outOfOrder('proxy_self'))
    await operator.run('proxy.give', ask(first, to))
    expect(await operator.refusal('proxy.give', ask(first, meeting.seat(1)))).toEqual(outOfOrder('proxy_given'))
    expect(await operator.refusal('proxy.give', ask(second, to))).toEqual(outOfOrder('proxy_holder_full'))
    await operator.run('proxy.revoke', { meeting: meeting.id, from: first })
    await operator.run('proxy.give', ask(second, to))
    expect(meeting.meeting.proxies).toMatchObject([
      { from: first, revokedAt: expect.any(String) as string },
      { from: second, to, revokedAt: null },
    ])
  })

  test('[PROX1] is refused after its deadline', async () => {
    await adopt({ ...ONE, hoursBefore: 8_760 })
    const meeting = await HeldMeeting.open(forum, operator, [6, 6])
    const [first] = away(meeting, 0)
    const ask = { meeting: meeting.id, from: first ?? expect.fail('nobody is away'), to: meeting.seat(0) }
    expect(await operator.refusal('proxy.give', ask)).toEqual(outOfOrder('proxy_late'))
  })
})

describe('a ballot with proxies', () => {
  test('[PROX2] counts the seat represented in the vote and not in the quorum, and every program counts it alike', async () => {
    await adopt(ONE)
    const meeting = await held([6, 5], async (at) => {
      await give(at, away(at, 0)[0], at.seat(0))
    })
    const absent = away(meeting, 0)[0] ?? expect.fail('nobody is away')
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', of)
    await meeting.cast(of, [absent, ...meeting.here.slice(0, 4)], 'yes')
    await meeting.cast(of, meeting.here.slice(4), 'no')
    await operator.run('ballot.close', of)
    const decision = meeting.decision(of)
    expect(decision.concluded?.outcome).toMatchObject({
      counts: { yes: 5, no: 7, silent: 0 },
      base: 12,
      quorum: { present: 11 },
      proxies: [{ from: absent, to: meeting.seat(0), why: null }],
    })
    const counted = countedOf(decision)
    const asked = counted && askedLast(counted)
    expect(asked && [...representedIn(asked)]).toEqual([[absent, meeting.seat(0)]])
    const question = caseOf(decision)
    const file = { format: formatOf(question), cases: [{ ...question, expected: decision.concluded?.outcome }] }
    expect(file.format).toBe(2)
    const again = tally(file)
    expect(again.ok && again.value.outcomes).toEqual([decision.concluded?.outcome])
    const path = join(mkdtempSync(join(tmpdir(), 'plenary-')), 'case.json')
    writeFileSync(path, JSON.stringify(file))
    const python = execFileSync('python3', ['resources/export/tally.py', path], { encoding: 'utf8' })
    expect(python).toContain('"no": 7')
  })

  test('[PROX2] does not let a seat be represented whose own people are here, and freezes what was given', async () => {
    await adopt(ONE)
    const meeting = await held([6, 6], async (at) => {
      await give(at, at.seat(1), at.seat(0))
      await give(at, away(at, 0)[0], at.seat(2))
    })
    const absent = away(meeting, 0)[0] ?? expect.fail('nobody is away')
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', of)
    await operator.run('proxy.revoke', { meeting: meeting.id, from: absent })
    await meeting.cast(of, [absent, ...meeting.here], 'yes')
    await operator.run('ballot.close', of)
    expect(meeting.decision(of).concluded?.outcome).toMatchObject({
      counts: { yes: 13 },
      proxies: [
        { from: meeting.seat(1), why: 'from_here' },
        { from: absent, why: null },
      ],
    })
  })

  test('[PROX3] is voted in by whoever sits for the holding seat, and not by its own people who come late', async () => {
    await adopt(ONE)
    const link = forum.invitations().find((one) => one.role === 'member')?.url ?? expect.fail('no member')
    const own = (await forum.redeem(link)).participant.id as never
    const member = await forum.join(link)
    const mine = Object.values(forum.state.seats).find((seat) => seat.holders.some((one) => one.person === own))
    const meeting = await HeldMeeting.open(forum, operator, [6, 6])
    for (const { person } of mine?.holders ?? []) await meeting.note(person, person === own ? 'room' : 'away')
    const absent = [...away(meeting, 0), ...away(meeting, 1)].find((seat) => seat !== mine?.id)
    await give(meeting, absent, mine?.id ?? expect.fail('no seat'))
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', of)
    const seat = absent ?? expect.fail('nobody is away')
    expect(await member.run('ballot.cast', { ...of, seat, ballot: 'yes' })).toMatchObject({ counted: 'yes' })
    expect(await member.refusal('ballot.cast', { ...of, seat: meeting.seat(3), ballot: 'yes' })).toMatchObject({
      code: 'not_allowed',
    })
  })

  test('[PROX2] counts the seat represented for the quorum only where the rules say so', async () => {
    await adopt({ ...ONE, present: true })
    const meeting = await held([5, 5], async (at) => {
      await give(at, away(at, 0)[0], at.seat(0))
    })
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', of)
    expect(meeting.decision(of).stage).toBe('ballot')
    await meeting.note(meeting.titular(meeting.seat(0)), 'away')
    expect(meeting.decision(of).suspendedAt).not.toBeNull()
  })

  test('[DEC14] a seat represented stands out: the ballot is void, and opens again with the proxies that hold then', async () => {
    await adopt({ ...ONE, present: true })
    const meeting = await held([5, 5], async (at) => {
      await give(at, away(at, 0)[0], at.seat(0))
      await give(at, away(at, 0)[1], at.seat(1))
    })
    const [out, other] = away(meeting, 0)
    if (!out || !other) return expect.fail('nobody is away')
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', of)
    await operator.run('recusal.note', { ...meeting.ofItem, person: meeting.titular(out), declaration: null })
    const decision = meeting.decision(of)
    expect(decision).toMatchObject({ stage: 'ballot', annulledQuestions: [{ why: 'recusal' }] })
    const vote = { ...of, ballot: 'yes' as const }
    expect(await operator.refusal('ballot.cast', { ...vote, seat: out })).toEqual(outOfOrder('seat_recused'))
    await operator.run('ballot.cast', { ...vote, seat: other })
    expect(meeting.decision(of).ballot?.cast).toEqual({ [other]: 'yes' })
  })

  test('[PROX3] in secret knows none', async () => {
    await adopt(ONE)
    const meeting = await held([6, 6], async (at) => {
      await give(at, away(at, 0)[0], at.seat(0))
    })
    const of = await meeting.put('majority-attending')
    await operator.run('ballot.open', { ...of, manner: 'secret' })
    expect(meeting.decision(of).ballot?.proxies).toBeUndefined()
    await operator.run('ballot.close', of)
    expect(meeting.decision(of).concluded?.result).toBe('no_decision')
  })
})
