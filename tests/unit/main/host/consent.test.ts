import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import consent from '../../../../resources/rules/consent.json' with { type: 'json' }
import { checkOutcomes } from '../../../../main/export/verify/outcomes.ts'
import { adoptedRule } from '../../../../shared/domain/forum.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting
let of: Awaited<ReturnType<HeldMeeting['put']>>

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { ...rules, rules: [adoptedRule.parse(consent)], usual: 'consent', kinds: {} })
  held = await HeldMeeting.open(forum, operator, [6, 6])
  of = await held.put('consent')
})
afterEach(async () => {
  await forum.close()
})

async function consented(seats: HeldMeeting['here']): Promise<void> {
  for (const seat of seats) await operator.run('position.take', { ...of, seat, position: 'consent', reason: null })
}

async function objected(index: number, reason: string | null): Promise<void> {
  await operator.run('position.take', { ...of, seat: held.seat(index), position: 'objection', reason })
}

async function judged(round: number, index: number, paramount: boolean, reason: string | null): Promise<void> {
  await operator.run('objection.judge', { ...of, round, seat: held.seat(index), paramount, reason })
}

function recountFindings(): unknown {
  const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))
  return checkOutcomes(entries).findings
}

describe('a call for consent', () => {
  test('[DEC18] is adopted where nobody has a paramount objection, and one that is not is heard as a concern', async () => {
    await operator.run('round.open', of)
    await consented(held.here.slice(2))
    await operator.run('position.take', { ...of, seat: held.seat(0), position: 'concern', reason: 'It is long.' })
    await objected(1, 'I would word it otherwise.')
    expect(await operator.refusal('round.close', of)).toEqual(outOfOrder('objection_untested'))
    const judge = { ...of, round: 1, seat: held.seat(1), paramount: false }
    expect(await operator.refusal('objection.judge', { ...judge, reason: ' ' })).toEqual(outOfOrder('reason_missing'))
    await judged(1, 1, false, 'The words harm nothing.')
    await operator.run('round.close', of)
    expect(held.decision(of)).toMatchObject({
      stage: 'concluded',
      concluded: {
        result: 'adopted',
        format: 2,
        outcome: { why: 'no_paramount_objection', counts: { consent: 10, concern: 1, objection: 1, silent: 0 } },
      },
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC18] a paramount objection stops it and becomes an objection; the text is amended and asked again', async () => {
    await operator.run('round.open', of)
    await consented(held.here.slice(1))
    await objected(0, 'It promises what the law forbids.')
    await judged(1, 0, true, null)
    await operator.run('round.close', of)
    const round = held.decision(of).rounds[0]
    expect(held.decision(of)).toMatchObject({ stage: 'between', concluded: null })
    expect(round).toMatchObject({ outcome: { result: 'objected', objections: [held.seat(0)] } })
    expect(round?.objections).toEqual([{ seat: held.seat(0), answers: [], end: null, endings: [] }])
    await operator.run('objection.answer', { ...of, round: 1, seat: held.seat(0), answer: 'Section 4 is taken out.' })
    await operator.run('objection.end', { ...of, round: 1, seat: held.seat(0), how: 'resolved' })
    await operator.run('round.open', of)
    await consented(held.here)
    await operator.run('round.close', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { counts: { consent: 12 } } })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC18] ended while a paramount objection stands it is not adopted', async () => {
    await operator.run('round.open', of)
    await consented(held.here.slice(1))
    await objected(0, 'It promises what the law forbids.')
    await judged(1, 0, true, null)
    await operator.run('round.close', of)
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'not_adopted',
      outcome: { why: 'paramount_objection' },
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC18] an objection needs its argument, is judged anew when it is said anew, and others’ words are not taken', async () => {
    await operator.run('round.open', of)
    const said = { ...of, seat: held.seat(0), reason: null }
    expect(await operator.refusal('position.take', { ...said, position: 'objection' })).toEqual(
      outOfOrder('reason_missing'),
    )
    expect(await operator.refusal('position.take', { ...said, position: 'block', reason: 'No.' })).toMatchObject({
      code: 'bad_input',
    })
    await objected(0, 'It is costly.')
    await judged(1, 0, false, 'Its cost is known.')
    await objected(0, 'It breaks the budget law.')
    expect(held.decision(of).rounds[0]?.positions[held.seat(0)]?.judged).toBeNull()
    expect(
      await operator.refusal('objection.judge', { ...of, round: 1, seat: held.seat(1), paramount: true, reason: null }),
    ).toMatchObject({ code: 'not_found' })
  })

  test('[DEC18] knows no vote', async () => {
    expect(await operator.refusal('ballot.open', of)).toEqual(outOfOrder('rule_has_no_vote'))
  })
})
