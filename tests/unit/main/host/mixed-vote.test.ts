import { expect, test } from 'vitest'
import type { AdoptedRule } from '../../../../shared/domain/forum.ts'
import type { DecisionId } from '../../../../shared/domain/primitives.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

/** One round on any text, and nobody's word, let a vote follow. */
function afterOneRound(mixed: AdoptedRule): AdoptedRule {
  if (mixed.kind !== 'mixed') return expect.fail('no mixed rule')
  const gate = { minRounds: 1, textChanged: false, objectionsAnswered: false, confirmedBy: [] }
  return { ...mixed, rule: { ...mixed.rule, gate } }
}

test('[DEC8] under a mixed rule no vote opens on a text that no round was held on, whatever the gate asks', async () => {
  const forum = await HostedForum.start()
  try {
    const operator = await forum.operator()
    const { rules } = forum.state.forum ?? {}
    if (!rules) return expect.fail('no rules')
    const { version: _, decision: _by, ...rulebook } = rules
    const changed = rulebook.rules.map((rule) => (rule.id === 'mixed' ? afterOneRound(rule) : rule))
    await operator.run('rules.adopt', { ...rulebook, rules: changed })
    const held = await HeldMeeting.open(forum, operator, [8, 8])
    const motion = { title: 'Meet monthly', text: 'The forum meets on the first Monday.' }
    const put = await operator.run('decision.put', { ...held.ofItem, commitment: null, motion, rule: 'mixed' })
    const of = { meeting: held.id, decision: put['decision'] as DecisionId }
    const round = async (): Promise<void> => {
      await operator.run('round.open', of)
      const block = { ...of, seat: held.seat(0), position: 'block' as const, reason: 'Not on Mondays.' }
      await operator.run('position.take', block)
      await held.agree(of, held.here.slice(1))
      await operator.run('round.close', of)
    }
    await round()
    const amended = { ...motion, text: 'The forum meets on the first Tuesday.' }
    await operator.run('decision.amend', { ...of, motion: amended })
    expect(await operator.refusal('ballot.open', of)).toEqual({ code: 'out_of_order', state: 'text_not_tested' })
    await round()
    await operator.run('ballot.open', of)
    expect(held.decision(of).stage).toBe('ballot')
  } finally {
    await forum.close()
  }
})
