import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BetweenMeetings, Rulebook } from '../../../../shared/domain/forum.ts'
import type { DecisionId, PersonId, ProcedureId } from '../../../../shared/domain/primitives.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { MovedClock } from '../../../support/procedure-forum.ts'
import { decide, FoundedGroup } from '../../../support/working-group.ts'

const NOW = '2027-03-26T10:00:00.000Z'
const clock = new MovedClock(NOW)
let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  clock.set(NOW)
  forum = await HostedForum.start({ clock })
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const motion = { title: 'A letter', text: 'We ask for the register to be opened.' }
const until = { local: '2027-04-05T12:00', zone: 'UTC' }
const outOfOrder = (state: string) => ({ code: 'out_of_order', state })
const written = { way: 'written' as const, motion, until, rule: 'majority-attending' }

function groupWith(between: BetweenMeetings): Promise<FoundedGroup> {
  const { version: _, decision: __, ...rules } = forum.state.forum?.rules ?? expect.fail('a forum without rules')
  const rulebook: Rulebook = { ...rules, between }
  return FoundedGroup.found(held, { rulebook })
}

async function windowOf(person: PersonId): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

describe('a working group between its meetings', () => {
  test('[BET6] decides by its own rules and seats, and what it says of a commitment adopts none', async () => {
    const group = await groupWith({ written: { days: 7 } })
    const { commitment } = held.item
    const { motion: _, ...onDraft } = written
    const ask = { ...onDraft, commitment, group: group.id }
    expect(await operator.refusal('procedure.open', { ...onDraft, commitment })).toEqual(outOfOrder('way_off'))
    const { procedure = '' } = await operator.run('procedure.open', ask)
    const opened = () => forum.state.procedures[procedure] ?? expect.fail('no procedure')
    expect(opened()).toMatchObject({ group: group.id, rulesVersion: 1 })
    expect(opened().seats.map(({ id }) => id)).toEqual(group.seats.map(({ id }) => id))
    for (const seat of group.seats)
      await operator.run('procedure.answer', {
        ...{ procedure: procedure as ProcedureId, by: { seat: seat.id, as: 'person' }, says: 'yes', reason: null },
      })
    expect(opened().ended).toMatchObject({ result: 'adopted', outcome: { replies: 4 } })
    expect(forum.state.commitments[commitment ?? '']).toMatchObject({ stage: 'draft', adopted: null })
  })

  test('[BET6] [GROUP3] is led by its own chair, answered by its own seats, and the forum’s have no part in it', async () => {
    const group = await groupWith({ written: { days: 0 }, statement: { office: 'chair' } })
    const [chairs, member] = [group.person(0), group.person(1)]
    await operator.run('group.appoint', { group: group.id, person: chairs, office: 'chair', since: null, until: null })
    const chair = await windowOf(chairs)
    const ask = { ...written, commitment: null, group: group.id }
    const { procedure = '' } = await chair.run('procedure.open', ask)
    const id = procedure as ProcedureId
    const say = (index: number) => {
      const seat = group.seats[index]?.id ?? expect.fail('no seat')
      return { procedure: id, by: { seat, as: 'person' as const }, says: 'yes' as const, reason: null }
    }
    const own = await windowOf(member)
    await own.run('procedure.answer', say(1))
    expect(await own.refusal('procedure.answer', say(2))).toEqual({ code: 'not_allowed' })
    await chair.run('procedure.answer', say(2))
    const forums = await forum.join(forum.invitations().find((one) => one.role === 'co-chair')?.url ?? '')
    const statement = { motion, operational: true as const, group: group.id }
    expect(await forums.refusal('procedure.open', ask)).toEqual({ code: 'not_allowed' })
    expect(await forums.refusal('procedure.answer', say(3))).toEqual({ code: 'not_allowed' })
    expect(await forums.refusal('procedure.state', statement)).toEqual({ code: 'not_allowed' })
    const { procedure: said = '' } = await chair.run('procedure.state', statement)
    expect(forum.state.procedures[said]).toMatchObject({ group: group.id, ended: { result: 'adopted' } })
  })

  test('[BET6] [SIL2] asks in silence about texts of its own meetings, and the forum about none of those', async () => {
    const group = await groupWith({ silence: { days: 0 } })
    const forums = (await held.put('majority-attending')).decision
    await operator.run('meeting.adjourn', { meeting: held.id })
    const of = await group.meet(group.people)
    const put = { ...of, commitment: null, motion, rule: 'majority-attending' }
    const decision = (await operator.run('decision.put', put))['decision'] as DecisionId
    await operator.run('meeting.adjourn', { meeting: of.meeting })
    const ask = { way: 'silence' as const, until }
    expect(await operator.refusal('procedure.open', { ...ask, decision })).toEqual(outOfOrder('way_off'))
    expect(await operator.refusal('procedure.open', { ...ask, decision: forums, group: group.id })).toEqual(
      outOfOrder('way_off'),
    )
    const { procedure = '' } = await operator.run('procedure.open', { ...ask, decision, group: group.id })
    expect(forum.state.procedures[procedure]?.seats).toHaveLength(4)
  })

  test('[BET6] [GROUP6] opens nothing once it has ended; what is open goes on to its deadline', async () => {
    const group = await groupWith({ written: { days: 0 } })
    const ask = { ...written, commitment: null, group: group.id }
    const { procedure = '' } = await operator.run('procedure.open', ask)
    await decide(held, { motion, ends: group.id })
    expect(await operator.refusal('procedure.open', ask)).toEqual(outOfOrder('group_ended'))
    const unknown = { ...ask, group: 'f'.repeat(32) as never }
    expect(await operator.refusal('procedure.open', unknown)).toEqual({ code: 'not_found' })
    forum = await forum.restart(() => clock.set('2027-04-05T12:00:00.001Z'), { clock })
    await vi.waitFor(() => {
      expect(forum.state.procedures[procedure]?.ended).toMatchObject({ result: 'no_decision' })
    })
  })
})
