import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../../shared/contract/commands.ts'
import type { Turn } from '../../../../shared/domain/floor.ts'
import { turnNow } from '../../../../shared/domain/floor.ts'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import { HeldMeeting } from '../../../support/held-meeting.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let held: HeldMeeting
let people: readonly PersonId[]

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
  held = await HeldMeeting.open(forum, operator, [3, 3])
  people = held.here.map((seat) => held.titular(seat))
})
afterEach(async () => {
  await forum.close()
})

const outOfOrder = (state: string): object => ({ code: 'out_of_order', state })
const nth = (index: number): PersonId => people[index] ?? expect.fail('nobody')
const of = (index: number, kind: 'speak' | 'order' = 'speak'): CommandInput<'floor.ask'> => ({
  ...held.ofItem,
  person: nth(index),
  kind,
})
const ask = (index: number, kind?: 'order'): Promise<unknown> => operator.run('floor.ask', of(index, kind))
const line = (): string[] =>
  held.meeting.floor.queue.map(({ person, kind }) => `${String(people.indexOf(person))} ${kind}`)
const turns = (): readonly Turn[] => held.meeting.floor.turns
const typesSince = (seq: number): string[] => forum.hosting.recorder.store.events(seq, 100).map((event) => event.type)

async function joined(person: PersonId): Promise<LiveWindow> {
  const { token } = await operator.run('invitation.issue', { person, meeting: null })
  return forum.join(`/#/join/${token ?? ''}`)
}

describe('the line', () => {
  test('[FLOOR2] goes by who asked first; a point of order goes before, behind other points of order', async () => {
    await ask(0)
    await ask(1)
    await ask(2, 'order')
    await ask(3, 'order')
    await ask(1, 'order')
    expect(line()).toEqual(['2 order', '3 order', '1 order', '0 speak', '1 speak'])
    await operator.run('floor.give', of(1, 'order'))
    expect(line()).toEqual(['2 order', '3 order', '0 speak', '1 speak'])
  })

  test('[FLOOR1] asking again while in line, and taking off a name that is not in it, record nothing', async () => {
    await ask(0)
    const { seq } = forum.state
    await ask(0)
    await operator.run('floor.withdraw', { ...of(1), reason: 'Not there.' })
    expect(forum.state.seq).toBe(seq)
  })

  test('[FLOOR1] a seat asks for itself and for nobody else; others see who entered it', async () => {
    const own = await joined(nth(1))
    await own.run('floor.ask', of(1))
    expect(await own.refusal('floor.ask', of(2))).toEqual({ code: 'not_allowed' })
    expect(await own.refusal('floor.give', of(1))).toEqual({ code: 'not_allowed' })
    await ask(2)
    expect(held.meeting.floor.queue.map(({ person, actor }) => actor === person)).toEqual([true, false])
    await own.run('floor.withdraw', { ...of(1), reason: null })
    expect(line()).toEqual(['2 speak'])
  })

  test('[FLOOR1] [FLOOR6] observers ask only where it is so arranged', async () => {
    const { person } = await operator.run('person.add', {
      name: 'A visiting expert',
      organisation: null,
      meeting: held.id,
      mode: 'room',
    })
    const visitor = await joined(person as PersonId)
    const asked = { ...held.ofItem, person: person as PersonId, kind: 'speak' as const }
    expect(await visitor.refusal('floor.ask', asked)).toEqual(outOfOrder('observers_listen'))
    await operator.run('floor.give', asked)
    expect(turns().at(-1)).toMatchObject({ person, seat: null })
    await operator.run('floor.arrange', { meeting: held.id, minutes: 3, observers: true })
    await visitor.run('floor.ask', asked)
    expect(held.meeting.floor.queue).toMatchObject([{ person }])
  })

  test('[FLOOR2] a name is moved or struck off with a reason that everybody may read', async () => {
    for (const index of [0, 1, 2]) await ask(index)
    await operator.run('floor.move', { ...of(2), position: 0, reason: 'A reply to what was just said.' })
    expect(line()).toEqual(['2 speak', '0 speak', '1 speak'])
    await operator.run('floor.move', { ...of(2), position: 9_999, reason: 'They gave way.' })
    expect(line()).toEqual(['0 speak', '1 speak', '2 speak'])
    expect(await operator.refusal('floor.withdraw', { ...of(1), reason: null })).toEqual(
      outOfOrder('floor_reason_missing'),
    )
    await operator.run('floor.withdraw', { ...of(1), reason: 'They said that it was answered.' })
    expect(line()).toEqual(['0 speak', '2 speak'])
    expect(await operator.refusal('floor.move', { ...of(1), position: 0, reason: 'Late.' })).toEqual(
      outOfOrder('not_in_line'),
    )
    const member = await joined(nth(0))
    expect(JSON.stringify(member.disclosed)).toContain('They said that it was answered.')
  })

  test('[FLOOR1] who asks and takes their name off without end is too fast', async () => {
    const own = await joined(nth(1))
    for (let times = 0; times < 20; times++) {
      await own.run('floor.ask', of(1))
      await own.run('floor.withdraw', { ...of(1), reason: null })
    }
    expect(await own.refusal('floor.ask', of(1))).toEqual({ code: 'too_fast' })
    await ask(1)
  })
})

describe('a turn', () => {
  test('[FLOOR4] one person speaks at a time: giving the floor ends the turn before, whether they were in line or not', async () => {
    await ask(0)
    await operator.run('floor.give', of(0))
    const { seq } = forum.state
    await operator.run('floor.give', of(0))
    expect(forum.state.seq).toBe(seq)
    await operator.run('floor.give', of(4))
    expect(turns()).toMatchObject([
      { person: nth(0), seat: held.seat(0), item: held.item.id },
      { person: nth(4), seat: held.seat(4), to: null },
    ])
    expect(turns()[0]?.to).not.toBeNull()
    expect(typesSince(seq)).toEqual(['floor.ended/1', 'floor.given/1'])
    expect(line()).toEqual([])
  })

  test('[FLOOR1] is ended by whoever speaks, and by nobody who does not', async () => {
    await operator.run('floor.give', of(0))
    const own = await joined(nth(0))
    const other = await joined(nth(1))
    expect(await other.refusal('floor.end', { ...held.ofItem, person: nth(0) })).toEqual({ code: 'not_allowed' })
    expect(await other.refusal('floor.end', { ...held.ofItem, person: nth(1) })).toEqual(outOfOrder('floor_not_held'))
    await own.run('floor.end', { ...held.ofItem, person: nth(0) })
    expect(turnNow(held.meeting.floor)).toBeNull()
  })

  test('[FLOOR5] ends with its item, and the line with it; what arrives for that item later is refused', async () => {
    await ask(0)
    await operator.run('floor.give', of(1))
    const next = held.meeting.items.find((one) => one.id !== held.item.id) ?? expect.fail('one item')
    await operator.run('item.open', { meeting: held.id, item: next.id })
    expect(held.meeting.floor.queue).toEqual([])
    expect(turnNow(held.meeting.floor)).toBeNull()
    expect(await operator.refusal('floor.ask', of(2))).toEqual(outOfOrder('item_not_open'))
    await operator.run('item.open', held.ofItem)
    expect(line()).toEqual([])
    await operator.run('floor.give', of(2))
    await operator.run('meeting.adjourn', { meeting: held.id })
    expect(turns().map((one) => one.to === null)).toEqual([false, false])
  })

  test('[FLOOR6] its minutes are set for this meeting, kept in the next, and end nothing', async () => {
    await operator.run('floor.arrange', { meeting: held.id, minutes: 2, observers: false })
    expect(held.meeting.floor.arranged).toMatchObject({ minutes: 2, observers: false })
    const { seq } = forum.state
    await operator.run('floor.arrange', { meeting: held.id, minutes: 2, observers: false })
    expect(forum.state.seq).toBe(seq)
  })
})

describe('[FLOOR3] whoever may not be heard', () => {
  test('is not here: neither in line nor speaking, from the moment that they leave', async () => {
    await ask(0)
    await operator.run('floor.give', of(1))
    await held.note(nth(0), 'away')
    await held.note(nth(1), 'away')
    expect(line()).toEqual([])
    expect(turnNow(held.meeting.floor)).toBeNull()
    for (const command of ['floor.ask', 'floor.give'] as const)
      expect(await operator.refusal(command, of(0))).toEqual(outOfOrder('not_here'))
    await held.note(nth(0), 'remote')
    await ask(0)
  })

  test('stands out of the item: their name leaves the line, their turn ends, and their seat is not heard by an alternate', async () => {
    await ask(0)
    await operator.run('floor.give', of(1))
    for (const index of [0, 1])
      await operator.run('recusal.note', { ...held.ofItem, person: nth(index), declaration: null })
    expect(line()).toEqual([])
    expect(turnNow(held.meeting.floor)).toBeNull()
    await held.note(held.alternate(held.seat(0)), 'room')
    const alternate = { ...held.ofItem, person: held.alternate(held.seat(0)), kind: 'speak' as const }
    for (const said of [of(0), of(1), alternate])
      for (const command of ['floor.ask', 'floor.give'] as const)
        expect(await operator.refusal(command, said)).toEqual(outOfOrder('seat_recused'))
    await operator.run('recusal.lift', { ...held.ofItem, person: nth(0) })
    await ask(0)
  })
})
