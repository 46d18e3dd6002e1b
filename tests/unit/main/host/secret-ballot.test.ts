import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import { randomId } from '../../../../shared/lib/ids.ts'
import type { DecisionId, SeatId } from '../../../../shared/domain/primitives.ts'
import type { BallotChoice } from '../../../../shared/domain/ballot.ts'
import { recusalPreview } from '../../../../renderer/features/ethics/recusal-preview.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { isSecretNoMore } from '../../../../shared/rules/secret-sectors.ts'
import { caseOf, formatOf } from '../../../../shared/rules/decision-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

interface Voter {
  readonly seat: SeatId
  readonly window: LiveWindow
}

/** Windows of the titulars of the first seats that are here. */
async function voters(count: number): Promise<Voter[]> {
  const seats = held.here.slice(0, count)
  const windows = seats.map(async (seat) => {
    const link = await operator.run('invitation.issue', { person: held.titular(seat), meeting: null })
    return { seat, window: await forum.join(`/join/${link['token'] ?? ''}`) }
  })
  return Promise.all(windows)
}

async function open(rule = 'majority-attending'): Promise<{ meeting: typeof held.id; decision: DecisionId }> {
  const of = await held.put(rule)
  await operator.run('ballot.open', { ...of, manner: 'secret' })
  return of
}

const put = (of: { decision: DecisionId }, { seat }: Voter, ballot: BallotChoice, key: string = randomId()) => ({
  meeting: held.id,
  decision: of.decision,
  seat,
  key,
  ballot,
})

describe('a secret ballot', () => {
  test('[DEC16] is counted by counts, and the record, the file and its windows know of no single vote', async () => {
    const of = await open()
    const all = await voters(9)
    const keys = all.map(() => randomId())
    for (const [index, voter] of all.entries())
      await voter.window.run('ballot.deposit', put(of, voter, index < 7 ? 'yes' : 'no', keys[index]))
    expect(held.decision(of).ballot).toMatchObject({ taken: all.map(({ seat }) => seat), cast: {}, counted: null })
    await operator.run('ballot.close', of)
    const { ballot, concluded } = held.decision(of)
    expect(ballot?.counted).toEqual({ counts: { yes: 7, no: 2, abstain: 0, blank: 0, invalid: 0 }, sectors: [] })
    expect(concluded).toMatchObject({ result: 'adopted', format: 2, outcome: { base: 12, needed: 7, unreturned: 0 } })
    const events = JSON.stringify(forum.hosting.recorder.store.events(0, 10_000))
    const bytes = readFileSync(forum.file).toString('latin1') + readFileSync(`${forum.file}-wal`).toString('latin1')
    for (const key of keys) expect([events.includes(key), bytes.includes(key)]).toEqual([false, false])
  })

  test('[DEC16] [DEC5] its case is of format 2, and counts out alike anywhere', async () => {
    const of = await open()
    const [one, two] = await voters(2)
    if (!one || !two) throw new Error('nobody here')
    await one.window.run('ballot.deposit', put(of, one, 'yes'))
    await two.window.run('ballot.deposit', put(of, two, 'blank'))
    await operator.run('ballot.close', of)
    const question = caseOf(held.decision(of))
    expect(formatOf(question)).toBe(2)
    const counted = tally({ format: 2, cases: [question] })
    expect(counted).toMatchObject({ ok: true, value: { malformed: 0 } })
    if (counted.ok) expect(counted.value.outcomes[0]).toEqual(held.decision(of).concluded?.outcome)
  })

  test('[DEC16] only the device that voted changes its vote, the last counts, and a retry never counts twice', async () => {
    const of = await open()
    const [voter] = await voters(1)
    if (!voter) throw new Error('nobody here')
    const key = randomId()
    await voter.window.run('ballot.deposit', put(of, voter, 'no', key))
    await voter.window.run('ballot.deposit', put(of, voter, 'no', key))
    await voter.window.run('ballot.deposit', put(of, voter, 'yes', key))
    expect(await voter.window.refusal('ballot.deposit', put(of, voter, 'no'))).toEqual(outOfOrder('already_voted'))
    await operator.run('ballot.close', of)
    expect(held.decision(of).ballot?.counted?.counts).toMatchObject({ yes: 1, no: 0 })
    expect(await voter.window.run('ballot.deposit', put(of, voter, 'no', key))).toMatchObject({ counted: 'late' })
    expect(held.decision(of).ballot?.counted?.counts).toMatchObject({ yes: 1, no: 0 })
  })

  test('[DEC16] nobody votes for another, and an open vote is not taken beside it', async () => {
    const of = await open()
    const [voter, other] = await voters(2)
    if (!voter || !other) throw new Error('nobody here')
    expect(await operator.refusal('ballot.deposit', put(of, voter, 'yes'))).toEqual({ code: 'not_allowed' })
    expect(await voter.window.refusal('ballot.deposit', put(of, other, 'yes'))).toEqual({ code: 'not_allowed' })
    expect(await operator.refusal('ballot.cast', { ...of, seat: voter.seat, ballot: 'yes' })).toEqual(
      outOfOrder('ballot_secret'),
    )
  })

  test('[DEC16] it outlives a restart of the host, and an annulled one leaves an empty box', async () => {
    const of = await open()
    const [voter] = await voters(1)
    if (!voter) throw new Error('nobody here')
    const key = randomId()
    await voter.window.run('ballot.deposit', put(of, voter, 'yes', key))
    forum = await forum.restart()
    operator = await forum.operator()
    const { store } = forum.hosting.recorder
    const inBox = (): unknown => store.transact((writer) => writer.ballotsIn(of.decision))
    expect(inBox()).toEqual([{ sector: null, choice: 'yes' }])
    await operator.run('question.annul', { ...of, reason: 'A seat was not asked.' })
    expect(inBox()).toEqual([])
    expect(readFileSync(forum.file).toString('latin1')).not.toContain(key)
  })

  test('[DEC16] verifying counts it again, and misses a ballot that was slipped in', async () => {
    const of = await open()
    const [voter] = await voters(1)
    if (!voter) throw new Error('nobody here')
    await voter.window.run('ballot.deposit', put(of, voter, 'yes'))
    await operator.run('ballot.close', of)
    const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))
    expect(checkOutcomes(entries).findings).toEqual([])
    const slipped = entries.map(({ place, event }) => {
      const { counts } = event.body as { counts?: object }
      return { place, event: counts ? { ...event, body: { ...event.body, counts: { ...counts, yes: 9 } } } : event }
    })
    expect(
      checkOutcomes(slipped)
        .findings.map(({ what }) => what)
        .join(),
    ).toContain('more_ballots_than_voters')
  })
})

test('[DEC14] [DEC16] a recusal that leaves a sector too few for a secret vote voids the ballot, and none opens in secret again', async () => {
  const small = await HostedForum.start()
  const desk = await small.operator()
  const { version: _, ...rules } = small.state.forum?.rules ?? expect.fail('no rules')
  const mixed = rules.rules.find((rule) => rule.kind === 'mixed') ?? expect.fail('no mixed rule')
  const vote = { ...(mixed.rule['vote'] as typeof mixed.rule), quorum: null }
  const each = { ...mixed, id: 'each-sector', kind: 'vote' as const, rule: vote }
  await desk.run('rules.adopt', { ...rules, rules: [each], usual: each.id })
  const meeting = await HeldMeeting.open(small, desk, [5, 6])
  const asked = await meeting.put('each-sector')
  await desk.run('ballot.open', { ...asked, manner: 'secret' })
  const person = meeting.titular(meeting.seat(0))
  const preview = recusalPreview(small.state, meeting.meeting, meeting.item.id, person)
  expect(preview.voids).toEqual({ what: 'ballot', again: false })
  await desk.run('recusal.note', { ...meeting.ofItem, person, declaration: null })
  expect(meeting.decision(asked)).toMatchObject({ stage: 'put', ballot: null, annulledQuestions: [{ why: 'recusal' }] })
  const noMore = (): boolean =>
    isSecretNoMore(small.state, meeting.decision(asked), seatsAt(small.state, meeting.meeting, meeting.item.id))
  expect(noMore()).toBe(true)
  expect(await desk.refusal('ballot.open', { ...asked, manner: 'secret' })).toEqual(outOfOrder('sector_too_small'))
  await desk.run('ballot.open', asked)
  expect([meeting.decision(asked).stage, noMore()]).toEqual(['ballot', false])
  await small.close()
})

test.for([
  [8, 4, 'sector_too_small'],
  [6, 6, null],
] as const)(
  '[DEC16] with %i and %i here, a rule that asks each sector may be voted on in secret: %s',
  async ([government, civil, state]) => {
    const small = await HostedForum.start()
    const desk = await small.operator()
    const { version: _, ...rules } = small.state.forum?.rules ?? expect.fail('no rules')
    const mixed = rules.rules.find((rule) => rule.kind === 'mixed') ?? expect.fail('no mixed rule')
    const each = { ...mixed, id: 'each-sector', kind: 'vote' as const, rule: mixed.rule['vote'] as typeof mixed.rule }
    await desk.run('rules.adopt', { ...rules, rules: [each], usual: each.id })
    const meeting = await HeldMeeting.open(small, desk, [government, civil])
    const asked = { ...(await meeting.put('each-sector')), manner: 'secret' as const }
    if (state === null) await desk.run('ballot.open', asked)
    else expect(await desk.refusal('ballot.open', asked)).toEqual(outOfOrder(state))
    await small.close()
  },
)
