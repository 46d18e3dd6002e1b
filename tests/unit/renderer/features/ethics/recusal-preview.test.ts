import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recusalPreview } from '../../../../../renderer/features/ethics/recusal-preview.ts'
import { HeldMeeting } from '../../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  await forum.close()
})

const preview = (held: HeldMeeting, index: number) =>
  recusalPreview(forum.state, held.meeting, held.item.id, held.titular(held.seat(index)))

describe('[ETH3] what a form tells before somebody stands out', () => {
  test('the quorum that holds, and which seat it is about', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    expect(preview(held, 0)).toMatchObject({
      seats: [held.seat(0)],
      early: false,
      quorum: 'holds',
      count: { present: 11, base: 20, needed: 11, sector: null },
      emptied: [],
      voids: null,
    })
  })

  test('the quorum that breaks, by the rule of the decision under way, and the ballot that does not open again', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 5])
    const of = await held.put('majority-attending')
    expect(preview(held, 0)).toMatchObject({ quorum: 'breaks', count: { present: 10, needed: 11 }, voids: null })
    await operator.run('ballot.open', of)
    const told = preview(held, 0)
    expect(told.voids).toEqual({ what: 'ballot', again: false })
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    expect(held.decision(of)).toMatchObject({ stage: 'put', ballot: null })
  })

  test('the ballot that opens again at once, where the quorum holds without the seat', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    await operator.run('ballot.open', await held.put('majority-attending'))
    expect(preview(held, 0)).toMatchObject({ quorum: 'holds', voids: { what: 'ballot', again: true } })
  })

  test('a sector left without a seat that may decide', async () => {
    const held = await HeldMeeting.open(forum, operator, [11, 1])
    expect(preview(held, -1).emptied).toEqual([forum.state.sectors[1]?.name])
    expect(preview(held, 0).emptied).toEqual([])
  })

  test.for([{ known: true }, { known: false }])('[EXC2] whether the rules know a lot: $known', async ({ known }) => {
    const { version: _, ...rules } = forum.state.forum?.rules ?? expect.fail('no rules')
    if (known) await operator.run('rules.adopt', { ...rules, recusalException: 'lot' })
    const held = await HeldMeeting.open(forum, operator, [6, 5])
    await held.put('majority-attending')
    expect(preview(held, 0)).toMatchObject({ quorum: 'breaks', lot: known })
  })

  test('nothing for a seat that stands out already, or for somebody without one', async () => {
    const held = await HeldMeeting.open(forum, operator, [6, 6])
    await operator.run('recusal.note', { ...held.ofItem, person: held.titular(held.seat(0)), declaration: null })
    const alternate = held.alternate(held.seat(0))
    const already = recusalPreview(forum.state, held.meeting, held.item.id, alternate)
    expect(already).toMatchObject({ seats: [], seated: true, voids: null })
    const added = await operator.run('person.add', {
      name: 'Visitor',
      organisation: null,
      meeting: held.id,
      mode: 'room',
    })
    const visitor = recusalPreview(forum.state, held.meeting, held.item.id, added['person'] ?? '')
    expect(visitor).toMatchObject({ seats: [], seated: false })
  })
})
