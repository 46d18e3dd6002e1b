import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import { isReopened } from '../../../../shared/domain/commitment.ts'
import type { DecisionId, GroupId } from '../../../../shared/domain/primitives.ts'
import { mayWriteCommitment } from '../../../../shared/policy/text.ts'
import type { Actor } from '../../../../shared/policy/actor.ts'
import type { Question } from '../../../../shared/rules/reopening.ts'
import { motionHash, rulesToPut } from '../../../../shared/rules/reopening.ts'
import { rulebookFault } from '../../../../shared/rules/rulebook.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { FoundedGroup } from '../../../support/working-group.ts'

let forum: HostedForum
let operator: LiveWindow

/** Somebody of the desk, without a seat. */
const writer: Actor = { id: 'a'.repeat(32), role: 'operator', person: null, seats: [] }

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

type Subject = Pick<CommandInput<'decision.put'>, 'commitment' | 'motion'>

/** A vote by the majority of those attending, on the commitment at the item that is open or on other words. */
async function votedOn(
  held: HeldMeeting,
  ballot: 'yes' | 'no',
  subject: Subject = { commitment: held.item.commitment },
) {
  const put = await operator.run('decision.put', { ...held.ofItem, ...subject, rule: 'majority-attending' })
  const of = { meeting: held.id, decision: put['decision'] as DecisionId }
  await operator.run('ballot.open', of)
  await held.cast(of, held.here, ballot)
  await operator.run('ballot.close', of)
  return of
}

/** The forum's rules, with this one for deciding again. */
async function reopeningBy(rule: string): Promise<void> {
  const { quorum, rules, usual } = forum.state.forum?.rules ?? expect.fail('no rules')
  await operator.run('rules.adopt', { quorum, rules, usual, reopening: rule })
}

test('[RULE3] what the forum decided against is put again only by the rule for reopening; before that, by any', async () => {
  await reopeningBy('consensus')
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
  expect(rulesToPut(forum.state, inForce, 'commitment', { body: null, commitment }).map((rule) => rule.id)).toEqual([
    'consensus',
  ])
  await operator.run('decision.put', { ...again, rule: 'consensus' })
})

test('[RULE3] a rulebook names one of its own rules for reopening', () => {
  const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
  expect(rulebookFault({ ...rules, reopening: 'unheard-of' })).toBe('reopening')
})

test('[RULE3] a motion in the same words is put again only by the rule for reopening; in other words, or of another body, by any', async () => {
  await reopeningBy('consensus')
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const motion = { title: 'A date', text: 'The forum meets in May.' }
  const rule = 'majority-attending'
  await votedOn(held, 'no', { commitment: null, motion })
  const again = { ...held.ofItem, commitment: null, motion: { ...motion, text: 'The forum meets in May. ' }, rule }
  const refused = { code: 'out_of_order', state: 'rule_to_reopen' }
  expect(await operator.refusal('decision.put', again)).toEqual(refused)
  const question = { commitment: null, motion: motionHash(motion) }
  const inForce = forum.state.forum?.rules ?? expect.fail('no rules')
  const ids = (body: Question['body']) =>
    rulesToPut(forum.state, inForce, 'other', { ...question, body }).map((one) => one.id)
  expect(ids(null)).toEqual(['consensus'])
  expect(ids('f'.repeat(32) as GroupId).length).toBeGreaterThan(1)
  await operator.run('decision.put', { ...again, motion: { ...motion, text: 'The forum meets in June.' } })
})

test('[RULE3] a motion is not amended to words that were decided before, but by the rule for that', async () => {
  await reopeningBy('consensus')
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const motion = { title: 'A date', text: 'The forum meets in May.' }
  const rule = 'majority-attending'
  await votedOn(held, 'no', { commitment: null, motion })
  const other = { ...motion, text: 'The forum meets in June.' }
  const next = await operator.run('decision.put', { ...held.ofItem, commitment: null, motion: other, rule })
  const amended = { meeting: held.id, decision: next['decision'] as DecisionId, motion }
  expect(await operator.refusal('decision.amend', amended)).toEqual({ code: 'out_of_order', state: 'rule_to_reopen' })
})

test('[RULE3] [GROUP5] what a working group recommended is decided by the forum for the first time by any rule', async () => {
  await reopeningBy('consensus')
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const group = await FoundedGroup.found(held)
  const at = await group.meet(group.people)
  const commitment = held.item.commitment ?? expect.fail('no commitment')
  const rule = 'majority-attending'
  const { decision } = await operator.run('decision.put', { ...at, commitment, rule })
  const of = { meeting: at.meeting, decision: decision as DecisionId }
  await operator.run('ballot.open', of)
  for (const { id } of group.seats) await operator.run('ballot.cast', { ...of, seat: id, ballot: 'yes' })
  await operator.run('ballot.close', of)
  expect(forum.state.decisions[of.decision]?.concluded?.result).toBe('adopted')
  const again = { ...at, commitment, rule }
  expect(await operator.refusal('decision.put', again)).toEqual({ code: 'out_of_order', state: 'rule_to_reopen' })
  await operator.run('decision.put', { ...held.ofItem, commitment, rule })
})

test('[RULE4] an adopted text is reopened with a reason, stands until another is adopted, and is decided again by that rule alone', async () => {
  await reopeningBy('majority-attending')
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const commitment = held.item.commitment ?? expect.fail('no commitment')
  const standing = () => forum.state.commitments[commitment] ?? expect.fail('no commitment')
  const ask = { commitment, reason: 'The budget law changed.' }
  expect(await operator.refusal('commitment.reopen', ask)).toEqual({ code: 'out_of_order', state: 'commitment_draft' })
  await votedOn(held, 'yes')
  const first = standing().adopted ?? expect.fail('not adopted')
  const again = { ...held.ofItem, commitment, rule: 'majority-attending' }
  expect(await operator.refusal('decision.put', again)).toEqual({ code: 'out_of_order', state: 'commitment_adopted' })
  expect(mayWriteCommitment(writer, forum.state, standing())).toBe(false)

  await operator.run('commitment.reopen', ask)
  expect(await operator.refusal('commitment.reopen', ask)).toEqual({
    code: 'out_of_order',
    state: 'commitment_reopened',
  })
  expect(mayWriteCommitment(writer, forum.state, standing())).toBe(true)
  expect(standing()).toMatchObject({ stage: 'adopted', adopted: first })
  expect(await operator.refusal('decision.put', { ...again, rule: 'consensus' })).toEqual({
    code: 'out_of_order',
    state: 'rule_to_reopen',
  })
  await votedOn(held, 'no')
  expect([standing().adopted, isReopened(standing())]).toEqual([first, true])
  const of = await votedOn(held, 'yes')
  expect([standing().stage, isReopened(standing())]).toEqual(['adopted', false])

  await operator.run('decision.annul', { ...of, ...held.outcome(of), reason: 'It was the wrong file.' })
  expect([standing().adopted, isReopened(standing())]).toEqual([first, true])
})

test('[RULE4] it is left as it was adopted, with a reason, but not while it is in question', async () => {
  await reopeningBy('majority-attending')
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  const commitment = held.item.commitment ?? expect.fail('no commitment')
  const standing = () => forum.state.commitments[commitment] ?? expect.fail('no commitment')
  await votedOn(held, 'yes')
  const ask = { commitment, reason: 'The budget law changed.' }
  const adopted = { code: 'out_of_order', state: 'commitment_adopted' }
  expect(await operator.refusal('commitment.uphold', ask)).toEqual(adopted)
  await operator.run('commitment.reopen', ask)
  const put = await operator.run('decision.put', { ...held.ofItem, commitment, rule: 'majority-attending' })
  expect(await operator.refusal('commitment.uphold', ask)).toEqual({ code: 'out_of_order', state: 'decision_open' })
  const of = { meeting: held.id, decision: put['decision'] as DecisionId }
  await operator.run('decision.annul', { ...of, reason: 'Not now.' })
  await operator.run('commitment.uphold', { commitment, reason: 'The law was withdrawn.' })
  expect(isReopened(standing())).toBe(false)
  expect(mayWriteCommitment(writer, forum.state, standing())).toBe(false)
  expect(await operator.refusal('decision.put', { ...held.ofItem, commitment, rule: 'majority-attending' })).toEqual(
    adopted,
  )
})

test('[RULE4] without a rule for reopening an adopted text stays as it is', async () => {
  const held = await HeldMeeting.open(forum, operator, [6, 6])
  await votedOn(held, 'yes')
  const commitment = held.item.commitment ?? expect.fail('no commitment')
  expect(await operator.refusal('commitment.reopen', { commitment, reason: 'A wish.' })).toEqual({
    code: 'out_of_order',
    state: 'no_reopening',
  })
})
