import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rulebook } from '../../../../shared/domain/forum.ts'
import type { DecisionId } from '../../../../shared/domain/primitives.ts'
import { seatsAt, seatsIn, seatsThere } from '../../../../shared/rules/meeting-seats.ts'
import { meetingQuorum } from '../../../../shared/rules/rulebook.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'
import { decide, FoundedGroup, proposedGroup } from '../../../support/working-group.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [6, 6])
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

function rulesNow(): Rulebook {
  const { version: _, decision: __, ...rules } = forum.state.forum?.rules ?? expect.fail('a forum without rules')
  return rules
}

const motion = { title: 'Recommendation', text: 'The forum takes up the draft.' }

async function windowOf(person: string): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person: person as never, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

describe('the founding of a working group', () => {
  test('[GROUP1] a group exists by the decision that adopts it: its seats vacant, its rules a copy of the forum’s', async () => {
    const founding = proposedGroup(forum)
    const refusedOne = await decide(held, { founding }, 'no')
    expect(held.decision({ decision: refusedOne }).concluded?.result).toBe('not_adopted')
    expect(forum.state.groups).toEqual({})
    const decision = await decide(held, { founding })
    const [group] = Object.values(forum.state.groups)
    expect(group).toMatchObject({ number: 1, name: 'Open contracting', decision, ended: null, officers: [] })
    expect(group?.rules).toEqual({ ...rulesNow(), version: 1, decision })
    expect(held.decision({ decision })).toMatchObject({ about: 'terms', title: 'Working group: Open contracting' })
    const seats = Object.values(forum.state.seats).filter((seat) => seat.group === group?.id)
    expect(seats.map(({ label, holders }) => [label, holders.length])).toEqual([
      ['Place 1', 0],
      ['Place 2', 0],
      ['Place 3', 0],
      ['Place 4', 0],
    ])
    const text = forum.hosting.recorder.store.blob(group?.text ?? '')
    expect(new TextDecoder().decode(text ?? undefined)).toContain('reports to the forum.\n\nSeats\n\n- Place 1, ')
  })

  test('[GROUP1] the forum’s rule for terms of reference decides it, and no other where the rules name one', async () => {
    const rules = { ...rulesNow(), kinds: { terms: 'consensus' } }
    await decide(held, { rulebook: rules })
    const put = { ...held.ofItem, commitment: null, founding: proposedGroup(forum), rule: 'majority-attending' }
    expect(await operator.refusal('decision.put', put)).toEqual({ code: 'out_of_order', state: 'rule_not_of_kind' })
  })

  test('[GROUP1] a name that a group has, and two seats of one name, are refused', async () => {
    const group = await FoundedGroup.found(held)
    const put = { ...held.ofItem, commitment: null, rule: 'majority-attending' }
    const again = proposedGroup(forum)
    const refusal = (founding: unknown) => operator.refusal('decision.put', { ...put, founding })
    expect(await refusal(again)).toEqual({ code: 'out_of_order', state: 'group_exists' })
    const twice = { ...again, name: 'Another', seats: [...again.seats, ...again.seats] }
    expect(await refusal(twice)).toEqual({ code: 'out_of_order', state: 'seat_exists' })
    expect(await refusal({ ...again, name: 'Another', rulebook: { ...rulesNow(), usual: 'none' } })).toEqual({
      code: 'bad_input',
    })
    expect(group.group.number).toBe(1)
  })

  test('[GROUP1] the proposal is amended between rounds, and what is founded is the last text', async () => {
    const founding = proposedGroup(forum)
    const put = { ...held.ofItem, commitment: null, founding, rule: 'consensus' }
    const decision = (await operator.run('decision.put', put))['decision'] as DecisionId
    const of = { meeting: held.id, decision }
    expect(await operator.refusal('decision.amend', { ...of, motion })).toEqual({ code: 'bad_input' })
    const seats = founding.seats.slice(0, 3)
    await operator.run('decision.amend', { ...of, founding: { ...founding, seats, until: '2099-12-31' } })
    await operator.run('round.open', of)
    await held.agree(of, held.here)
    await operator.run('round.close', of)
    const [group] = Object.values(forum.state.groups)
    expect(group).toMatchObject({ until: '2099-12-31', text: held.decision(of).texts[1]?.hash })
    expect(Object.values(forum.state.seats).filter((seat) => seat.group === group?.id)).toHaveLength(3)
  })
})

describe('a working group', () => {
  test('[GROUP2] its meetings count its own seats and quorum, and its seats count nothing in the forum', async () => {
    const before = seatsAt(forum.state, held.meeting).length
    const toSit = { fraction: [1, 2], comparison: 'more_than', recused: 'count', eachSector: null }
    const group = await FoundedGroup.found(held, { rulebook: { ...rulesNow(), quorum: toSit } })
    expect(seatsAt(forum.state, held.meeting)).toHaveLength(before)
    const of = await group.meet(group.people.slice(0, 2))
    const meeting = forum.state.meetings[of.meeting] ?? expect.fail('no meeting')
    expect(seatsAt(forum.state, meeting).map((seat) => [seat.id, seat.here])).toEqual(
      group.seats.map((seat, index) => [seat.id, index < 2]),
    )
    expect(meetingQuorum(forum.state, meeting)).toMatchObject({ met: false, present: 2, base: 4 })
    await operator.run('presence.note', { meeting: of.meeting, person: group.person(2), mode: 'remote' })
    expect(meetingQuorum(forum.state, meeting)?.met).toBe(true)
  })

  test('[GROUP2] [GROUP5] decides by its own rule; what it says of a commitment is no adoption', async () => {
    const only = rulesNow().rules.filter((rule) => rule.id === 'majority-attending')
    const own = only.map((rule) => ({ ...rule, id: 'own', title: 'The group’s own rule' }))
    const group = await FoundedGroup.found(held, { rulebook: { quorum: null, rules: own, usual: 'own' } })
    const of = await group.meet(group.people)
    const { commitment } = held.item
    const put = { ...of, commitment }
    expect(await operator.refusal('decision.put', { ...put, rule: 'majority-attending' })).toEqual({
      code: 'not_found',
    })
    const decision = (await operator.run('decision.put', { ...put, rule: 'own' }))['decision'] as DecisionId
    const asked = { meeting: of.meeting, decision }
    await operator.run('ballot.open', asked)
    expect(held.decision(asked).ballot?.seats.map((seat) => seat.id)).toEqual(group.seats.map((seat) => seat.id))
    for (const seat of group.seats) await operator.run('ballot.cast', { ...asked, seat: seat.id, ballot: 'yes' })
    await operator.run('ballot.close', asked)
    expect(held.decision(asked)).toMatchObject({ rulesVersion: 1, concluded: { result: 'adopted' } })
    expect(forum.state.commitments[commitment ?? '']).toMatchObject({ stage: 'draft', adopted: null })
    const adopting = await held.put('majority-attending')
    await operator.run('ballot.open', adopting)
    await held.cast(adopting, held.here, 'yes')
    await operator.run('ballot.close', adopting)
    expect(forum.state.commitments[commitment ?? '']?.stage).toBe('adopted')
  })

  test('[EXC3] puts an item off to a meeting of its own, not onto the agenda of the forum', async () => {
    const group = await FoundedGroup.found(held)
    const { group: _, ...plan } = group.plan()
    const ofForum = (await operator.run('meeting.plan', plan))['meeting']
    const own = (await operator.run('meeting.plan', group.plan()))['meeting']
    const of = await group.meet(group.people)
    const off = { ...of, reason: 'Too early.' }
    expect(await operator.refusal('item.defer', { ...off, to: ofForum })).toEqual({
      code: 'out_of_order',
      state: 'meeting_of_another_body',
    })
    expect(forum.state.meetings[ofForum ?? '']?.items).toHaveLength(1)
    await operator.run('item.defer', { ...off, to: own as typeof of.meeting })
  })

  test('[GROUP4] changes its rules by its own decision or by the forum’s, and never the forum’s', async () => {
    const group = await FoundedGroup.found(held)
    const other = await FoundedGroup.found(held, { name: 'Budget' })
    const forums = structuredClone(forum.state.forum?.rules)
    const next = { ...rulesNow(), usual: 'consensus' }
    const of = await group.meet(group.people)
    const put = { ...of, commitment: null, rulebook: next, rule: 'majority-attending' }
    expect(await operator.refusal('decision.put', { ...put, rulesOf: other.id })).toEqual({
      code: 'out_of_order',
      state: 'forum_only',
    })
    const decision = (await operator.run('decision.put', put))['decision'] as DecisionId
    const asked = { meeting: of.meeting, decision }
    expect(held.decision(asked)).toMatchObject({ title: 'Rules, version 2: Open contracting', rulesOf: group.id })
    await operator.run('ballot.open', asked)
    for (const seat of group.seats) await operator.run('ballot.cast', { ...asked, seat: seat.id, ballot: 'yes' })
    await operator.run('ballot.close', asked)
    expect(group.group.rules).toEqual({ ...next, version: 2, decision })
    const again = await decide(held, { rulebook: { ...next, usual: 'mixed' }, rulesOf: group.id })
    expect(group.group.rules).toMatchObject({ usual: 'mixed', version: 3, decision: again })
    expect(group.group.rulesHistory).toHaveLength(3)
    expect(other.group.rules?.version).toBe(1)
    expect(forum.state.forum?.rules).toEqual(forums)
  })

  test('[GROUP6] ends by the forum’s decision alone: it meets no more, and what it did stays', async () => {
    const group = await FoundedGroup.found(held)
    const of = await group.meet(group.people)
    const ends = group.id
    const said = { commitment: null, motion, ends, rule: 'majority-attending' }
    expect(await operator.refusal('decision.put', { ...of, ...said })).toEqual({
      code: 'out_of_order',
      state: 'forum_only',
    })
    await operator.run('meeting.adjourn', { meeting: of.meeting })
    const planned = (await operator.run('meeting.plan', group.plan()))['meeting'] as never
    const decision = await decide(held, { motion, ends })
    expect(group.group.ended).toMatchObject({ decision })
    const ended = { code: 'out_of_order', state: 'group_ended' }
    expect(await operator.refusal('meeting.plan', group.plan())).toEqual(ended)
    expect(await operator.refusal('meeting.open', { meeting: planned })).toEqual(ended)
    expect(await operator.refusal('decision.put', { ...held.ofItem, ...said })).toEqual(ended)
    expect(forum.state.meetings[of.meeting]?.stage).toBe('adjourned')
  })

  test('[GROUP6] ends after its last day', async () => {
    const group = await FoundedGroup.found(held, { until: '2020-12-31' })
    expect(await operator.refusal('meeting.plan', group.plan())).toEqual({ code: 'out_of_order', state: 'group_ended' })
  })

  test('[GROUP3] its chair runs its meetings and fills its seats, and does neither in the forum or another group', async () => {
    const group = await FoundedGroup.found(held)
    const other = await FoundedGroup.found(held, { name: 'Budget' })
    const seatless = Object.values(forum.state.persons).find(
      (one) =>
        one.offices.length === 0 &&
        !Object.values(forum.state.seats).some((seat) => seat.holders.some((holder) => holder.person === one.id)),
    )
    const person = seatless?.id ?? expect.fail('everybody has a seat')
    const chair = await windowOf(person)
    expect(await chair.refusal('meeting.plan', group.plan())).toEqual({ code: 'not_allowed' })
    await operator.run('group.appoint', { group: group.id, person, office: 'chair', since: null, until: null })
    const meeting = (await chair.run('meeting.plan', group.plan()))['meeting'] as never
    await chair.run('meeting.open', { meeting })
    await chair.run('presence.note', { meeting, person: group.person(0), mode: 'room' })
    const seat = group.seats[0]?.id ?? expect.fail('no seat')
    const person0 = group.person(1)
    const filled = { person: person0, email: null, as: 'alternate' as const, since: null, until: null }
    await chair.run('seat.fill', { seat, ...filled })
    const refused = { code: 'not_allowed' }
    const forumSeat = held.here[0] ?? expect.fail('nobody here')
    expect(await chair.refusal('seat.fill', { seat: forumSeat, ...filled })).toEqual(refused)
    expect(
      await chair.refusal('seat.leave', { seat: forumSeat, person: person0, as: 'titular', on: '2026-01-01' }),
    ).toEqual(refused)
    expect(await chair.refusal('meeting.plan', other.plan())).toEqual(refused)
    const { group: _, ...forums } = group.plan()
    expect(await chair.refusal('meeting.plan', forums)).toEqual(refused)
    expect(await chair.refusal('item.close', held.ofItem)).toEqual(refused)
    expect(await chair.refusal('checkpoint.make', {})).toEqual(refused)
    expect(
      await chair.refusal('group.appoint', { group: other.id, person, office: 'chair', since: null, until: null }),
    ).toEqual(refused)
    await operator.run('group.relieve', {
      group: group.id,
      person,
      office: 'chair',
      on: new Date().toISOString().slice(0, 10),
    })
    expect(await chair.refusal('meeting.adjourn', { meeting })).toEqual(refused)
  })

  test('[GROUP7] gets another seat, and loses one, by those who keep the forum’s data, not by its own officers', async () => {
    const group = await FoundedGroup.found(held)
    const forums = seatsIn(forum.state).map((seat) => seat.id)
    const [sector] = forum.state.sectors
    const another = { label: 'Place 5', sector: sector?.name ?? '', organisation: null, group: group.id }
    const person = group.person(0)
    await operator.run('group.appoint', { group: group.id, person, office: 'secretariat', since: null, until: null })
    const own = await windowOf(person)
    expect(await own.refusal('seat.add', another)).toEqual({ code: 'not_allowed' })
    const secretariat = await forum.join(forum.invitations().find((one) => one.role === 'secretariat')?.url ?? '')
    const { seat } = await secretariat.run('seat.add', another)
    expect(group.seats.map(({ label }) => label)).toEqual(['Place 1', 'Place 2', 'Place 3', 'Place 4', 'Place 5'])
    expect(seatsIn(forum.state).map((one) => one.id)).toEqual(forums)
    expect(await secretariat.refusal('seat.add', another)).toEqual({ code: 'out_of_order', state: 'seat_exists' })
    const on = new Date().toISOString().slice(0, 10)
    expect(await own.refusal('seat.end', { seat, on })).toEqual({ code: 'not_allowed' })
    const filled = { seat, person: group.person(1), email: null, as: 'titular', since: null, until: null }
    await own.run('seat.fill', filled as never)
    expect(await secretariat.refusal('seat.end', { seat, on })).toEqual({ code: 'out_of_order', state: 'seat_held' })
    await own.run('seat.leave', { seat, person: group.person(1), as: 'titular', on } as never)
    await secretariat.run('seat.end', { seat, on } as never)
    expect(seatsThere(forum.state, on, group.id)).toHaveLength(4)
    await decide(held, { motion, ends: group.id })
    const late = { ...another, label: 'Place 6' }
    expect(await secretariat.refusal('seat.add', late)).toEqual({ code: 'out_of_order', state: 'group_ended' })
  })

  test('[GROUP3] the forum’s chair and members hold no office and no seat in a group that gave them none', async () => {
    const group = await FoundedGroup.found(held)
    const of = await group.meet(group.people)
    const chair = await forum.join(forum.invitations().find((one) => one.role === 'chair')?.url ?? '')
    expect(await chair.refusal('item.close', of)).toEqual({ code: 'not_allowed' })
    const secretariat = await forum.join(forum.invitations().find((one) => one.role === 'secretariat')?.url ?? '')
    await secretariat.run('item.add', {
      meeting: of.meeting,
      title: 'Next steps',
      purpose: 'inform',
      minutes: 5,
      commitment: null,
    })
  })

  test('an id of a group that is not there is no group', async () => {
    const none = 'f'.repeat(32) as never
    const put = { ...held.ofItem, commitment: null, rule: 'majority-attending' }
    expect(await operator.refusal('decision.put', { ...put, motion, ends: none })).toEqual({ code: 'not_found' })
    expect(await operator.refusal('decision.put', { ...put, rulebook: rulesNow(), rulesOf: none })).toEqual({
      code: 'not_found',
    })
  })
})
