import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rulebook } from '../../../../shared/domain/forum.ts'
import { rulesFor } from '../../../../shared/rules/rulebook.ts'
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

function rulesNow(): Rulebook {
  const { version: _, decision: __, ...rules } = forum.state.forum?.rules ?? expect.fail('a forum without rules')
  return rules
}

describe('the rulebook', () => {
  test('[RULE2] changes at a stroke until the forum has met, and by a decision afterwards', async () => {
    const proposed = { ...rulesNow(), usual: 'consensus' }
    await operator.run('rules.adopt', proposed)
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    expect(await operator.refusal('rules.adopt', proposed)).toEqual({
      code: 'out_of_order',
      state: 'rules_by_decision',
    })
    const next: Rulebook = { ...rulesNow(), usual: 'mixed', kinds: { commitment: 'mixed' } }
    const put = { ...held.ofItem, commitment: null, rulebook: next, rule: 'majority-attending' }
    const decision = (await operator.run('decision.put', put))['decision'] as never
    const of = { meeting: held.id, decision }
    expect(held.decision(of)).toMatchObject({ about: 'terms', commitment: null, title: 'Rules, version 3' })
    await operator.run('ballot.open', of)
    await held.cast(of, held.here, 'yes')
    expect(forum.state.forum?.rules?.version).toBe(2)
    await operator.run('ballot.close', of)
    expect(forum.state.forum?.rules).toEqual({ ...next, version: 3, decision })
    expect(forum.state.forum?.rulesHistory.map(({ rules }) => rules.version)).toEqual([1, 2, 3])
  })

  test('[RULE2] changes by a decision alone once something was decided between meetings; what was annulled is nothing', async () => {
    const proposed = { ...rulesNow(), between: { written: { days: 0 } } }
    await operator.run('rules.adopt', proposed)
    const until = { local: new Date(Date.now() + 172_800_000).toISOString().slice(0, 16), zone: 'UTC' }
    const asked = {
      commitment: null,
      motion: { title: 'A letter', text: 'We ask.' },
      rule: 'majority-attending',
      until,
    }
    const open = async () => {
      const { procedure } = await operator.run('procedure.open', { way: 'written', ...asked })
      return forum.state.procedures[procedure ?? ''] ?? expect.fail('nothing was asked')
    }
    await operator.run('procedure.annul', { procedure: (await open()).id, reason: 'The wrong words.' })
    await operator.run('rules.adopt', proposed)
    const { id, seats } = await open()
    for (const { id: seat } of seats) {
      const by = { seat, as: 'person' as const }
      await operator.run('procedure.answer', { procedure: id, by, says: 'yes', reason: null })
    }
    expect(forum.state.procedures[id]?.ended).toMatchObject({ result: 'adopted' })
    expect(await operator.refusal('rules.adopt', proposed)).toEqual({
      code: 'out_of_order',
      state: 'rules_by_decision',
    })
  })

  test('[DEC2] a decision keeps the rule it was put under, sector by sector, when the forum adopts another', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const first = await held.put('mixed')
    const before = structuredClone(held.decision(first).rule)
    const other = held.meeting.items.find((one) => one.id !== held.item.id)?.id ?? expect.fail('one item alone')
    await operator.run('item.open', { meeting: held.id, item: other })
    const rules = rulesNow()
    const changed = { ...rules, rules: rules.rules.map((rule) => ({ ...rule, title: `${rule.title}, as amended` })) }
    const said = { meeting: held.id, item: other, commitment: null, rulebook: changed, rule: 'majority-attending' }
    const second = { meeting: held.id, decision: (await operator.run('decision.put', said))['decision'] as never }
    await operator.run('ballot.open', second)
    await held.cast(second, held.here, 'yes')
    await operator.run('ballot.close', second)
    expect(forum.state.forum?.rules?.version).toBe(2)
    expect(held.decision(first)).toMatchObject({ rulesVersion: 1, rule: before })
    expect(JSON.stringify(before)).not.toContain('"each"')
  })

  test('[RULE1] a kind that the rules name is decided by that rule alone', async () => {
    await operator.run('rules.adopt', { ...rulesNow(), kinds: { commitment: 'mixed' } })
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const { commitment } = held.item
    expect(await operator.refusal('decision.put', { ...held.ofItem, commitment, rule: 'consensus' })).toEqual({
      code: 'out_of_order',
      state: 'rule_not_of_kind',
    })
    const rules = rulesNow()
    expect(rulesFor(rules, 'commitment').map((rule) => rule.id)).toEqual(['mixed'])
    expect(rulesFor(rules, 'minutes')).toHaveLength(rules.rules.length)
    await held.put('mixed')
  })

  test('[RULE1] rules that name a rule which is not theirs are refused, with the place', async () => {
    const kinds = { minutes: 'no-such-rule' }
    expect(await operator.ask('rules.adopt', { ...rulesNow(), kinds })).toMatchObject({
      error: { code: 'bad_input', details: { path: 'kinds.minutes' } },
    })
  })
})

describe('a motion', () => {
  test('[DEC15] any words may be put to decision, are frozen, amended between rounds, and decided', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const motion = { title: 'Agenda of the next meeting', text: 'The next meeting takes health first.' }
    const asked = { ...held.ofItem, about: 'agenda' as const, commitment: null, motion, rule: 'consensus' }
    const decision = (await operator.run('decision.put', asked))['decision'] as never
    const of = { meeting: held.id, decision }
    expect(await operator.refusal('decision.put', asked)).toEqual({ code: 'out_of_order', state: 'decision_open' })
    expect(await operator.refusal('decision.amend', { ...of, motion })).toEqual({
      code: 'out_of_order',
      state: 'text_unchanged',
    })
    expect(await operator.refusal('decision.amend', of)).toEqual({ code: 'bad_input' })
    await operator.run('decision.amend', { ...of, motion: { ...motion, text: 'Health comes second.' } })
    await operator.run('round.open', of)
    await held.agree(of, held.here)
    await operator.run('round.close', of)
    expect(held.decision(of)).toMatchObject({ about: 'agenda', stage: 'concluded', concluded: { result: 'adopted' } })
    expect(held.decision(of).texts).toHaveLength(2)
  })

  test('[DEC15] a decision is about one thing', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    const motion = { title: 'X', text: 'Y' }
    const both = { ...held.ofItem, commitment: held.item.commitment, motion, rule: 'consensus' }
    expect(await operator.refusal('decision.put', both)).toEqual({ code: 'bad_input' })
    const nothing = { ...held.ofItem, commitment: null, rule: 'consensus' }
    expect(await operator.refusal('decision.put', nothing)).toEqual({ code: 'bad_input' })
  })
})
