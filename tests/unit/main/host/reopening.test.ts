import { afterEach, beforeEach, expect, test } from 'vitest'
import { rulesToPut } from '../../../../shared/rules/reopening.ts'
import { rulebookFault } from '../../../../shared/rules/rulebook.ts'
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

test('[RULE3] what the forum decided against is put again only by the rule for reopening; before that, by any', async () => {
  const { quorum, rules, usual } = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { quorum, rules, usual, reopening: 'consensus' })
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const of = await held.put('majority-attending')
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, 'no')
  await operator.run('ballot.close', of)
  expect(held.decision(of).concluded?.result).toBe('not_adopted')
  const { commitment } = held.item
  const again = { ...held.ofItem, commitment, rule: 'majority-attending' }
  expect(await operator.refusal('decision.put', again)).toEqual({
    code: 'out_of_order',
    state: 'rule_to_reopen',
  })
  const inForce = forum.state.forum?.rules ?? expect.fail('no rules')
  expect(rulesToPut(forum.state, inForce, 'commitment', commitment).map((rule) => rule.id)).toEqual(['consensus'])
  await operator.run('decision.put', { ...again, rule: 'consensus' })
})

test('[RULE3] a rulebook names one of its own rules for reopening', () => {
  const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  expect(rulebookFault({ ...rules, reopening: 'unheard-of' })).toBe('reopening')
})
