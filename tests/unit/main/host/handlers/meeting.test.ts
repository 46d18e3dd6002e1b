import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../../../shared/contract/commands.ts'
import type { Meeting } from '../../../../../shared/domain/meeting.ts'
import type { MeetingId } from '../../../../../shared/domain/primitives.ts'
import { assembleMinutes } from '../../../../../shared/rules/minutes.ts'
import type { LiveWindow } from '../../../../support/hosted-forum.ts'
import { HostedForum } from '../../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow

beforeEach(async () => {
  forum = await HostedForum.start()
  operator = await forum.operator()
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const refused = (state: string) => ({ code: 'out_of_order', state })

function plan(): Promise<Record<string, unknown>> {
  return operator.run('meeting.plan', {
    title: 'Spring meeting',
    starts: { local: '2027-03-01T10:00', zone: 'Asia/Manila' },
    minutes: 60,
    place: 'Room 1',
    callUrl: null,
    items: [],
    occurredAt: null,
  })
}

function meetingNow(meeting: string): Meeting {
  return forum.state.meetings[meeting] ?? expect.fail('no such meeting')
}

function lastEvent(): unknown {
  const { store, head } = forum.hosting.recorder
  const event = store.events(head.seq - 1, 1)[0] ?? expect.fail('nothing recorded')
  return { type: event.type, body: event.body }
}

describe('[MEET3] a planned meeting', () => {
  test('changes in what is named; the record keeps what holds and what held before', async () => {
    const meeting = (await plan())['meeting'] as MeetingId
    const starts = { local: '2027-03-02T09:30', zone: 'Asia/Manila' }
    await operator.run('meeting.replan', { meeting, starts, callUrl: 'https://call.example/spring' })
    const was = {
      title: 'Spring meeting',
      starts: { local: '2027-03-01T10:00', zone: 'Asia/Manila', instant: '2027-03-01T02:00:00.000Z' },
      minutes: 60,
      place: 'Room 1',
      callUrl: null,
    }
    const now = {
      ...was,
      starts: { ...starts, instant: '2027-03-02T01:30:00.000Z' },
      callUrl: 'https://call.example/spring',
    }
    expect(lastEvent()).toEqual({ type: 'meeting.replanned/1', body: { meeting, ...now, was } })
    expect(meetingNow(meeting)).toMatchObject({ ...now, stage: 'planned' })
    expect(operator.state?.meetings[meeting]).toEqual(meetingNow(meeting))
  })

  test('records nothing where everything stays as it is, and loses a place that is taken away', async () => {
    const meeting = (await plan())['meeting'] as MeetingId
    const { seq } = forum.hosting.recorder.head
    await operator.run('meeting.replan', { meeting, title: 'Spring meeting', minutes: 60 })
    await operator.run('meeting.replan', { meeting })
    expect(forum.hosting.recorder.head.seq).toBe(seq)
    await operator.run('meeting.replan', { meeting, place: null })
    expect(meetingNow(meeting).place).toBeNull()
  })

  test('is not moved to a time that no clock shows, nor given a link that runs', async () => {
    const meeting = (await plan())['meeting'] as MeetingId
    for (const change of [
      { starts: { local: '2027-02-30T10:00', zone: 'UTC' } },
      { starts: { local: '2027-03-01T10:00', zone: 'Nowhere' } },
      { callUrl: 'javascript:alert(1)' },
      { title: '' },
    ])
      expect((await operator.refusal('meeting.replan', { meeting, ...change })).code).toBe('bad_input')
  })

  test('once it is open changes only its place and its link, and nothing once it is adjourned', async () => {
    const meeting = (await plan())['meeting'] as MeetingId
    await operator.run('meeting.open', { meeting })
    for (const change of [
      { title: 'Another' },
      { minutes: 90 },
      { starts: { local: '2027-03-02T10:00', zone: 'UTC' } },
      { place: 'Room 2', minutes: 90 },
    ])
      expect(await operator.refusal('meeting.replan', { meeting, ...change })).toEqual(refused('meeting_under_way'))
    await operator.run('meeting.replan', { meeting, place: 'Room 2', callUrl: 'https://call.example/b', minutes: 60 })
    expect(meetingNow(meeting)).toMatchObject({ place: 'Room 2', callUrl: 'https://call.example/b', stage: 'open' })
    await operator.run('meeting.adjourn', { meeting })
    expect(await operator.refusal('meeting.replan', { meeting, place: 'Room 3' })).toEqual(refused('meeting_adjourned'))
  })
})

describe('[MEET4] a meeting of the past', () => {
  const past: CommandInput<'meeting.enter'> = {
    number: 41,
    title: 'Autumn meeting',
    occurredAt: '2024-10-03T14:00',
    minutes: 90,
    place: 'Town hall',
    attendance: [
      { as: 'present', who: 'Ministry of Justice', remote: false },
      { as: 'apologies', who: 'Audit office', remote: false },
    ],
    items: [
      { title: 'Opening', entered: [] },
      {
        title: 'Open contracting',
        entered: [
          { kind: 'note', text: 'The draft was read.\n\nTwo questions stayed open.' },
          { kind: 'decision', text: 'The draft goes to the working group.' },
        ],
      },
    ],
  }

  test('is entered whole, is over at once, and says when it was held', async () => {
    const { meeting } = await operator.run('meeting.enter', past)
    const entered = meetingNow(meeting ?? '')
    expect(entered).toMatchObject({
      number: 41,
      title: 'Autumn meeting',
      stage: 'adjourned',
      occurredAt: '2024-10-03T14:00',
      place: 'Town hall',
      minutes: 90,
    })
    expect(entered.starts.local).toBe('2024-10-03T14:00')
    expect(entered.items.map((item) => [item.title, item.entered])).toEqual([
      ['Opening', []],
      ['Open contracting', past.items[1]?.entered],
    ])
    const view = assembleMinutes(forum.state, entered.id)
    expect(view?.listed.map(({ as, who }) => [as, operator.disclosed[who.sealed]])).toEqual([
      ['present', 'Ministry of Justice'],
      ['apologies', 'Audit office'],
    ])
  })

  test('[CHK2] is signed, as an adjourned meeting is', async () => {
    await operator.run('meeting.enter', past)
    const { recorder } = forum.hosting
    expect(recorder.store.checkpoints().at(-1)).toMatchObject({ seq: recorder.head.seq })
  })

  test('takes the next number where it has none of its own, and none that another meeting has', async () => {
    await operator.run('meeting.enter', past)
    expect(await operator.refusal('meeting.enter', { ...past, title: 'Another' })).toEqual(refused('number_taken'))
    const { meeting } = await operator.run('meeting.enter', { ...past, number: null, occurredAt: '2024-11-03' })
    expect(meetingNow(meeting ?? '')).toMatchObject({ number: 42, occurredAt: '2024-11-03' })
  })

  test('is not one of a day to come, and records nothing where it is refused', async () => {
    const { seq } = forum.hosting.recorder.head
    for (const wrong of [
      { occurredAt: '2999-01-01' },
      { occurredAt: '2024-02-30' },
      { title: ' ' },
      { items: [{ title: 'Opening', entered: [{ kind: 'note', text: ' \n' }] }] },
    ])
      expect((await operator.refusal('meeting.enter', { ...past, ...wrong })).code).toBe('bad_input')
    expect(forum.hosting.recorder.head.seq).toBe(seq)
  })

  test('stays as it was entered', async () => {
    const { meeting } = await operator.run('meeting.enter', past)
    const item = meetingNow(meeting ?? '').items[0]?.id
    for (const [command, input] of [
      ['meeting.open', { meeting }],
      ['meeting.replan', { meeting, place: 'Elsewhere' }],
      ['item.withdraw', { meeting, item }],
    ] as const)
      expect(await operator.refusal(command, input)).toEqual(refused('meeting_adjourned'))
  })
})
