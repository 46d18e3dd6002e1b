import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Office } from '../../../../shared/domain/member.ts'
import type { MeetingId, PersonId } from '../../../../shared/domain/primitives.ts'
import { officesOn } from '../../../../shared/rules/offices.ts'
import { daysAfter } from '../../../../shared/rules/terms.ts'
import type { LiveWindow } from '../../../support/hosted-forum.ts'
import { HostedForum } from '../../../support/hosted-forum.ts'

let forum: HostedForum
let operator: LiveWindow
let nowMs: number

beforeEach(async () => {
  nowMs = Date.parse('2027-03-12T04:00:00.000Z')
  forum = await HostedForum.start({ clock: { now: () => nowMs } })
  operator = await forum.operator()
})
afterEach(async () => {
  expect(forum.faults).toEqual([])
  await forum.close()
})

const TODAY = '2027-03-12'
const open = { since: null, until: null }

function holding(office: Office, day = TODAY): PersonId[] {
  return Object.values(forum.state.persons).flatMap(({ id }) =>
    officesOn(forum.state, id, day).includes(office) ? [id] : [],
  )
}
const only = (office: Office): PersonId => holding(office)[0] ?? expect.fail(`nobody is ${office}`)
const somebody = (): PersonId =>
  Object.values(forum.state.persons).find((one) => one.offices.length === 0)?.id ?? expect.fail('nobody else')
const lastEvents = (count: number) => {
  const { store, head } = forum.hosting.recorder
  return store.events(head.seq - count, count).map(({ type, body }) => ({ type, body }))
}
const refused = (state: string) => ({ code: 'out_of_order', state })

describe('[OFF1] an office ends on a day', () => {
  test('at once, and stays in the state with its dates: nothing is erased', async () => {
    const chair = only('chair')
    await operator.run('officer.leave', { person: chair, office: 'chair', on: TODAY })
    expect(holding('chair')).toEqual([])
    expect(forum.state.persons[chair]?.offices).toMatchObject([{ office: 'chair', until: TODAY, left: true }])
  })

  test('to come, by the host’s clock, and takes the rights along only then', async () => {
    const chair = only('chair')
    const on = daysAfter(TODAY, 3)
    const token = (await operator.run('invitation.issue', { person: chair, meeting: null }))['token'] ?? ''
    const window = await forum.join(`/#/join/${token}`)
    await operator.run('officer.leave', { person: chair, office: 'chair', on })
    const nothing = { meeting: 'f'.repeat(32) }
    expect((await window.refusal('meeting.open', nothing)).code).toBe('not_found')
    nowMs += 3 * 86_400_000
    expect((await window.refusal('meeting.open', nothing)).code).toBe('not_allowed')
    expect(holding('chair', daysAfter(on, -1))).toEqual([chair])
    expect(holding('chair', on)).toEqual([])
  })

  test('is not ended twice, nor by somebody who does not hold it', async () => {
    const chair = only('chair')
    await operator.run('officer.leave', { person: chair, office: 'chair', on: TODAY })
    expect((await operator.refusal('officer.leave', { person: chair, office: 'chair', on: TODAY })).code).toBe(
      'not_found',
    )
    const leave = { person: somebody(), office: 'chair', on: TODAY }
    expect((await operator.refusal('officer.leave', leave)).code).toBe('not_found')
  })

  test('may be taken up again by the same person later', async () => {
    const chair = only('chair')
    await operator.run('officer.leave', { person: chair, office: 'chair', on: TODAY })
    await operator.run('officer.name', { person: chair, office: 'chair', since: daysAfter(TODAY, 30), until: null })
    expect(holding('chair', daysAfter(TODAY, 29))).toEqual([])
    expect(holding('chair', daysAfter(TODAY, 30))).toEqual([chair])
    expect(forum.state.persons[chair]?.offices).toHaveLength(2)
  })
})

describe('[OFF2] a successor', () => {
  test('takes over on a day, and the record says from whom, in one transaction', async () => {
    const [before, next] = [only('chair'), somebody()]
    await operator.run('officer.name', { person: next, office: 'chair', since: TODAY, until: null, succeeds: before })
    expect(holding('chair')).toEqual([next])
    expect(lastEvents(2)).toEqual([
      { type: 'officer.left/1', body: { person: before, office: 'chair', on: TODAY } },
      {
        type: 'officer.named/1',
        body: { person: next, office: 'chair', since: TODAY, until: null, succeeds: before },
      },
    ])
  })

  test('follows whoever left already without ending anything twice', async () => {
    const [before, next] = [only('chair'), somebody()]
    await operator.run('officer.leave', { person: before, office: 'chair', on: '2027-03-01' })
    await operator.run('officer.name', { person: next, office: 'chair', since: TODAY, until: null, succeeds: before })
    expect(forum.state.persons[before]?.offices).toMatchObject([{ until: '2027-03-01', left: true }])
    expect(forum.state.persons[next]?.offices).toMatchObject([{ succeeds: before }])
  })

  test('succeeds nobody who never held the office, nor themselves', async () => {
    const [before, next] = [only('chair'), somebody()]
    const name = { person: next, office: 'co-chair', since: TODAY, until: null, succeeds: before }
    expect((await operator.refusal('officer.name', name)).code).toBe('not_found')
    await operator.run('officer.leave', { person: before, office: 'chair', on: '2027-03-01' })
    const again = { person: before, office: 'chair', since: TODAY, until: null, succeeds: before }
    expect((await operator.refusal('officer.name', again)).code).toBe('not_found')
  })
})

describe('[OFF3] the last who may administer the forum', () => {
  async function oneSecretary(): Promise<PersonId> {
    const [first = expect.fail('no secretariat'), ...others] = holding('secretariat')
    for (const person of others) await operator.run('officer.leave', { person, office: 'secretariat', on: TODAY })
    return first
  }

  test('is not let go, today or on a day to come, until somebody follows', async () => {
    const last = await oneSecretary()
    const leave = { person: last, office: 'secretariat' as const, on: TODAY }
    expect(await operator.refusal('officer.leave', leave)).toEqual(refused('last_officer'))
    const later = { ...leave, on: daysAfter(TODAY, 10) }
    expect(await operator.refusal('officer.leave', later)).toEqual(refused('last_officer'))
    await operator.run('officer.name', { person: somebody(), office: 'secretariat', since: later.on, until: null })
    expect(await operator.refusal('officer.leave', leave)).toEqual(refused('last_officer'))
    await operator.run('officer.leave', later)
  })

  test('hands over to a successor in one step, though not to one whose term is over', async () => {
    const last = await oneSecretary()
    const next = { person: somebody(), office: 'secretariat' as const, succeeds: last }
    const past = { ...next, since: '2027-01-01', until: '2027-02-01' }
    expect(await operator.refusal('officer.name', past)).toEqual(refused('last_officer'))
    await operator.run('officer.name', { ...next, since: TODAY, until: null })
    expect(holding('secretariat')).toEqual([next.person])
  })

  test('is not corrected away either', async () => {
    const last = await oneSecretary()
    const entry = forum.state.persons[last]?.offices[0]?.entry ?? expect.fail('no entry')
    const gone = { person: last, corrects: entry, since: null, until: '2027-01-31', left: true }
    expect(await operator.refusal('officer.correct', gone)).toEqual(refused('last_officer'))
  })
})

describe('[SEAT4] a term in an office', () => {
  test('is put right by an entry that names the one before it; an older one is not named again', async () => {
    const chair = only('chair')
    const entry = (): number => forum.state.persons[chair]?.offices[0]?.entry ?? expect.fail('no entry')
    const first = entry()
    await operator.run('officer.leave', { person: chair, office: 'chair', on: TODAY })
    const back = { person: chair, corrects: entry(), ...open, left: false }
    await operator.run('officer.correct', back)
    expect(lastEvents(1)).toEqual([{ type: 'officer.corrected/1', body: { ...back, office: 'chair' } }])
    expect(holding('chair')).toEqual([chair])
    const stale = { ...back, corrects: first, until: '2027-12-31' }
    expect(await operator.refusal('officer.correct', stale)).toEqual(refused('entry_not_last'))
    await operator.run('officer.correct', { ...stale, corrects: entry() })
    expect(holding('chair', '2028-01-01')).toEqual([])
  })
})

describe('[PRES5] who presides', () => {
  function meeting(): MeetingId {
    const planned = Object.values(forum.state.meetings).find((one) => one.stage === 'planned')
    return planned?.id ?? expect.fail('none planned')
  }

  test('is entered of somebody who is here; again of the same it records nothing', async () => {
    const id = meeting()
    const coChair = only('co-chair')
    const preside = { meeting: id, person: coChair }
    expect(await operator.refusal('meeting.preside', preside)).toEqual(refused('presiding_absent'))
    await operator.run('presence.note', { meeting: id, person: coChair, mode: 'remote' })
    await operator.run('meeting.preside', preside)
    const { seq } = forum.state
    await operator.run('meeting.preside', preside)
    expect(forum.state.seq).toBe(seq)
    expect(forum.state.meetings[id]?.presiding.map((one) => one.person)).toEqual([coChair])
  })

  test('is not entered of a meeting that is over, nor of nobody', async () => {
    const id = meeting()
    const coChair = only('co-chair')
    await operator.run('presence.note', { meeting: id, person: coChair, mode: 'room' })
    await operator.run('meeting.open', { meeting: id })
    const nobody = { meeting: id, person: 'f'.repeat(32) }
    expect((await operator.refusal('meeting.preside', nobody)).code).toBe('not_found')
    await operator.run('meeting.adjourn', { meeting: id })
    const preside = { meeting: id, person: coChair }
    expect(await operator.refusal('meeting.preside', preside)).toEqual(refused('meeting_adjourned'))
  })
})
