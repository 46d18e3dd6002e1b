import { afterEach, beforeEach, expect, test } from 'vitest'
import { caseOf } from '../../../../shared/rules/decision-case.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import type { AdoptedRule } from '../../../../shared/domain/forum.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { plainMajority } from '../../../support/plain-majority.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const simple: AdoptedRule = {
  id: 'simple',
  title: 'Simple majority, the chair breaks ties',
  source: 'Test',
  kind: 'vote',
  casting: 'chair',
  rule: plainMajority,
}

async function tied(yes: number, no: number) {
  const rules = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { quorum: rules.quorum, usual: 'simple', rules: [simple] })
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const of = await held.put('simple')
  await operator.run('ballot.open', of)
  await held.cast(of, held.here.slice(0, yes), 'yes')
  await held.cast(of, held.here.slice(yes, yes + no), 'no')
  await operator.run('ballot.close', of)
  return { held, of }
}

test.each([
  ['yes', 'adopted'],
  ['no', 'not_adopted'],
] as const)(
  '[CAST1] where votes are even the casting vote is asked for, and "%s" makes it %s, as anybody counts again',
  async (vote, result) => {
    const { held, of } = await tied(6, 6)
    expect(held.decision(of)).toMatchObject({ stage: 'casting', casting: { office: 'chair', given: null } })
    expect(await operator.refusal('meeting.adjourn', { meeting: held.id })).toMatchObject({ code: 'out_of_order' })
    expect(await operator.refusal('casting.give', { ...of, office: 'co-chair', vote })).toEqual({
      code: 'out_of_order',
      state: 'casting_of_another',
    })
    await operator.run('casting.give', { ...of, office: 'chair', vote })
    const { concluded } = held.decision(of)
    expect(concluded).toMatchObject({ result, outcome: { why: 'casting_vote', counts: { yes: 6, no: 6 } } })
    const again = tally({ format: 1, cases: [caseOf(held.decision(of))] })
    expect(again.ok && again.value.outcomes).toEqual([concluded?.outcome])
  },
)

test('[CAST1] those who lead may conclude without it: a tie does not carry', async () => {
  const { held, of } = await tied(6, 6)
  await operator.run('decision.conclude', of)
  expect(held.decision(of).concluded).toMatchObject({ result: 'not_adopted', outcome: { why: 'threshold_missed' } })
})

test('[DEC12] a vote that comes while the casting vote is awaited is kept as late, and changes nothing', async () => {
  const { held, of } = await tied(6, 6)
  const seat = held.here[11] ?? expect.fail('nobody here')
  expect(await operator.run('ballot.cast', { ...of, seat, ballot: 'yes' })).toMatchObject({ counted: 'late' })
  expect(held.decision(of)).toMatchObject({
    stage: 'casting',
    ballot: { cast: { [seat]: 'no' }, late: [{ seat, ballot: 'yes' }] },
  })
})

test('[CAST1] nobody is asked where votes are not even', async () => {
  const { held, of } = await tied(7, 5)
  expect(held.decision(of)).toMatchObject({ stage: 'concluded', concluded: { result: 'adopted' } })
  expect(held.decision(of).casting).toBeUndefined()
})
