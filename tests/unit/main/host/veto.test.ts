import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import type { AdoptedRule } from '../../../../shared/domain/forum.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

const veto: AdoptedRule['veto'] = { sectors: 'each', fraction: [1, 2], comparison: 'more_than', unreasoned: 'open' }
const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  const majority = rules.rules.find((rule) => rule.id === 'majority-attending') ?? expect.fail('no majority rule')
  await operator.run('rules.adopt', { ...rules, rules: [{ ...majority, veto }], usual: majority.id })
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  await forum.close()
})

async function voted(yes: number): Promise<Awaited<ReturnType<HeldMeeting['put']>>> {
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', of)
  await held.cast(of, held.here.slice(0, yes), 'yes')
  await held.cast(of, held.here.slice(yes), 'no')
  await operator.run('ballot.close', of)
  return of
}

describe('an equal veto', () => {
  test('[DEC17] what would carry asks the sectors first; none calls, and it is adopted', async () => {
    const of = await voted(8)
    expect(held.decision(of)).toMatchObject({ stage: 'veto', concluded: null })
    expect(held.decision(of).rule.veto?.sectors).toEqual(forum.state.sectors.map((sector) => sector.name))
    expect(await operator.refusal('meeting.adjourn', { meeting: held.id })).toEqual(outOfOrder('decision_open'))
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'adopted',
      format: 2,
      outcome: { why: 'not_vetoed', decision: { result: 'adopted', counts: { yes: 8 } } },
    })
  })

  test('[DEC17] a sector stops it by the calls of its seats and its reason, which is published', async () => {
    const of = await voted(8)
    const [first, ...others] = held.here.slice(6, 10)
    if (!first) throw new Error('nobody here')
    for (const seat of [first, ...others]) await operator.run('veto.call', { ...of, seat, calls: true, reason: null })
    expect(await operator.refusal('decision.conclude', of)).toEqual(outOfOrder('veto_reason_missing'))
    await operator.run('veto.call', { ...of, seat: first, calls: true, reason: 'It names no date.' })
    await operator.run('decision.conclude', of)
    const civil = forum.state.sectors[1]?.name ?? ''
    expect(held.decision(of).concluded).toMatchObject({
      result: 'not_adopted',
      outcome: { why: 'vetoed', vetoes: { [civil]: { calls: 4, base: 6, needed: 4, met: true, reasoned: true } } },
    })
    expect(JSON.stringify(held.decision(of).concluded?.case)).toContain('(withheld)')
    expect(forum.state.commitments[held.item.commitment ?? '']?.stage).toBe('draft')
    const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))
    expect(checkOutcomes(entries).findings).toEqual([])
  })

  test('[DEC12] a vote that comes while the sectors are asked is kept as late', async () => {
    const of = await voted(8)
    const seat = held.here.at(-1) ?? expect.fail('nobody here')
    expect(await operator.run('ballot.cast', { ...of, seat, ballot: 'yes' })).toMatchObject({ counted: 'late' })
    expect(held.decision(of).ballot).toMatchObject({ cast: { [seat]: 'no' }, late: [{ seat, ballot: 'yes' }] })
  })

  test('[DEC17] [ETH2] no seat calls it that stands out, or is away', async () => {
    const of = await held.put('majority-attending')
    const out = held.seat(9)
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(out), declaration: null })
    await operator.run('ballot.open', of)
    const voters = held.here.filter((seat) => seat !== out)
    await held.cast(of, voters, 'yes')
    await operator.run('ballot.close', of)
    const { stage, veto } = held.decision(of)
    expect(stage).toBe('veto')
    const away = veto?.seats.find((seat) => !seat.here)?.id ?? expect.fail('nobody is away')
    const call = { ...of, calls: true, reason: 'It names no date.' }
    expect(await operator.refusal('veto.call', { ...call, seat: out })).toEqual(outOfOrder('seat_recused'))
    expect(await operator.refusal('veto.call', { ...call, seat: away })).toEqual(outOfOrder('seat_away'))
  })

  test('[DEC17] a call may be taken back, and three of six seats are not enough', async () => {
    const of = await voted(8)
    for (const seat of held.here.slice(6, 10))
      await operator.run('veto.call', { ...of, seat, calls: true, reason: 'No date.' })
    await operator.run('veto.call', { ...of, seat: held.seat(6), calls: false, reason: null })
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { why: 'not_vetoed' } })
  })

  test('[DEC17] nobody is asked about what does not carry', async () => {
    const of = await voted(5)
    expect(held.decision(of)).toMatchObject({ stage: 'concluded', veto: null, concluded: { result: 'not_adopted' } })
    expect(await operator.refusal('veto.call', { ...of, seat: held.seat(0), calls: true, reason: 'No.' })).toEqual(
      outOfOrder('decision_concluded'),
    )
  })
})
