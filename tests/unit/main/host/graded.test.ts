import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import fallingGrades from '../../../../resources/rules/falling-grades.json' with { type: 'json' }
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
  const rule = adoptedRule.parse(fallingGrades)
  await operator.run('rules.adopt', { ...rules, rules: [rule], usual: rule.id, kinds: {} })
  held = await HeldMeeting.open(forum, operator, [6, 6])
  of = await held.put(rule.id)
})
afterEach(async () => {
  await forum.close()
})

/** All agree but the first, who blocks. */
async function blocked(): Promise<void> {
  await operator.run('round.open', of)
  await held.agree(of, held.here.slice(1))
  const said = { ...of, seat: held.seat(0), position: 'block' as const, reason: 'It has no money.' }
  await operator.run('position.take', said)
  await operator.run('round.close', of)
}

/** So many yes, from the first seat on or from the last. */
async function voted(yes: number, from: 'first' | 'last' = 'first'): Promise<void> {
  const order = from === 'first' ? held.here : held.here.toReversed()
  await operator.run('ballot.open', of)
  await held.cast(of, order.slice(0, yes), 'yes')
  await held.cast(of, order.slice(yes), 'no')
  await operator.run('ballot.close', of)
}

function recountFindings(): unknown {
  const entries = forum.hosting.recorder.store.events(0, 10_000).map((event) => ({ place: String(event.seq), event }))
  return checkOutcomes(entries).findings
}

describe('falling grades', () => {
  test('[DEC19] what every seat agrees to is adopted at the first grade, and no vote is asked', async () => {
    expect(await operator.refusal('ballot.open', of)).toEqual(outOfOrder('round_first'))
    await operator.run('round.open', of)
    await held.agree(of, held.here)
    await operator.run('round.close', of)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'adopted',
      format: 2,
      outcome: { why: 'step_carried', step: 1, grade: 'Consensus' },
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] failing consensus, two thirds carry it with two yes of each sector', async () => {
    await blocked()
    expect(held.decision(of)).toMatchObject({ stage: 'between', concluded: null })
    await voted(8)
    const sectors = forum.state.sectors.map((sector) => sector.name)
    expect(held.decision(of).rule.rule).toMatchObject({
      steps: [{}, { rule: { leastYes: { names: sectors } } }, {}, {}],
    })
    expect(held.decision(of).concluded).toMatchObject({
      result: 'adopted',
      outcome: {
        step: 2,
        grade: 'Modified consensus',
        outcomes: [{ result: 'blocked' }, { counts: { yes: 8, no: 4 } }],
      },
    })
    expect(held.decision(of).concluded?.outcome).toMatchObject({
      outcomes: [{}, { leastYes: { [sectors[1] ?? '']: { yes: 2, needed: 2, met: true } } }],
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] failing that, a joint group reports, and only then a majority decides at the lowest grade', async () => {
    await blocked()
    await voted(7)
    expect(held.decision(of)).toMatchObject({ stage: 'between', concluded: null })
    expect(await operator.refusal('ballot.open', of)).toEqual(outOfOrder('group_awaited'))
    await operator.run('step.report', { ...of, report: 'Split the second milestone.' })
    expect(await operator.refusal('step.report', { ...of, report: 'Again.' })).toEqual(outOfOrder('no_group_awaited'))
    await voted(7)
    expect(held.decision(of).pastBallots).toHaveLength(1)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'adopted',
      outcome: { why: 'step_carried', step: 4, grade: 'Simple majority' },
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] what no step carries is not adopted, and a late vote for the last ballot is kept and not counted', async () => {
    await blocked()
    await voted(6)
    const late = await operator.run('ballot.cast', { ...of, seat: held.seat(8), ballot: 'yes' })
    expect(late).toMatchObject({ counted: 'late' })
    await operator.run('step.report', { ...of, report: 'It found no way.' })
    await voted(6)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'not_adopted',
      outcome: { why: 'no_step_carried', step: null, grade: null },
    })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC12] a late vote that names its ballot is kept there once another round or ballot is open, and counts in neither', async () => {
    await blocked()
    await voted(6)
    const question = held.decision(of).ballot?.openedAt ?? expect.fail('no ballot')
    const late = { ...of, seat: held.seat(8), ballot: 'yes' as const, question }
    await operator.run('round.open', of)
    const answered = await operator.run('ballot.cast', late)
    expect(answered).toMatchObject({ counted: 'late' })
    expect(answered['receipt']).toMatch(/^[0-9]+-[0-9a-f]{16}$/)
    expect(await operator.refusal('ballot.cast', { ...of, seat: held.seat(8), ballot: 'yes' })).toEqual(
      outOfOrder('decision_round'),
    )
    await held.agree(of, held.here.slice(1))
    await operator.run('position.take', { ...of, seat: held.seat(0), position: 'block', reason: 'No money.' })
    await operator.run('round.close', of)
    await operator.run('step.report', { ...of, report: 'Split it.' })
    await operator.run('ballot.open', of)
    expect(await operator.run('ballot.cast', late)).toMatchObject({ counted: 'late' })
    const unknown = { ...late, question: '2020-01-01T00:00:00.000Z' }
    expect(await operator.refusal('ballot.cast', unknown)).toEqual(outOfOrder('other_question'))
    const { ballot, pastBallots } = held.decision(of)
    expect([ballot?.cast, ballot?.late, pastBallots[0]?.cast[held.seat(8)]]).toEqual([{}, [], 'no'])
    expect(pastBallots[0]?.late).toMatchObject([
      { seat: held.seat(8), ballot: 'yes' },
      { seat: held.seat(8), ballot: 'yes' },
    ])
    forum = await forum.restart()
    expect(held.decision(of).pastBallots).toEqual(pastBallots)
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] another round may carry it at the best grade after a vote failed', async () => {
    await blocked()
    await voted(7)
    await operator.run('round.open', of)
    await held.agree(of, held.here)
    await operator.run('round.close', of)
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { step: 1, grade: 'Consensus' } })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] a round closed before all were asked takes nothing back, and an annulled ballot is as if it had not been', async () => {
    await blocked()
    await voted(7)
    await operator.run('round.open', of)
    await operator.run('round.close', of)
    await operator.run('step.report', { ...of, report: 'Split it.' })
    await operator.run('ballot.open', of)
    await operator.run('question.annul', { ...of, reason: 'The wrong text was on the wall.' })
    expect(held.decision(of)).toMatchObject({ stage: 'between', ballot: { step: 2 }, pastBallots: [] })
    await voted(9, 'last')
    expect(held.decision(of).concluded).toMatchObject({ result: 'adopted', outcome: { step: 4 } })
    expect(recountFindings()).toEqual([])
  })

  test('[DEC19] it may be ended before it is tried at every grade, without a decision', async () => {
    await blocked()
    await operator.run('decision.conclude', of)
    expect(held.decision(of).concluded).toMatchObject({
      result: 'no_decision',
      outcome: { why: 'awaiting_step', step: 2, grade: 'Modified consensus' },
    })
    expect(await operator.refusal('ballot.open', of)).toMatchObject({ code: 'out_of_order' })
  })
})
