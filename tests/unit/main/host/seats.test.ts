import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Seat } from '../../../../shared/domain/member.ts'
import { holdersOn } from '../../../../shared/rules/meeting-seats.ts'
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
const refused = (state: string) => ({ code: 'out_of_order', state })

function seat(index = 5): Seat {
  return Object.values(forum.state.seats)[index] ?? expect.fail('no seat')
}
function titular() {
  return seat().holders.find((one) => one.as === 'titular') ?? expect.fail('no titular')
}
const correct = (term: { since: string | null; until: string | null; left: boolean }) => ({
  seat: seat().id,
  corrects: titular().entry,
  ...term,
})
const fill = (since: string | null, until: string | null = null) => ({
  seat: seat().id,
  name: 'The next one',
  email: null,
  as: 'titular' as const,
  since,
  until,
})

test('a departure to come takes effect on its day by the host’s clock, and the rights go with it', async () => {
  const { person } = titular()
  const on = daysAfter(TODAY, 5)
  const { token = '' } = await operator.run('invitation.issue', { person, meeting: null })
  const window = await forum.join(`/#/join/${token}`)
  await operator.run('seat.leave', { seat: seat().id, person, as: 'titular', on })
  const draft = { title: 'Open contracting' }
  await window.run('commitment.draft', draft)
  nowMs += 5 * 86_400_000
  expect((await window.refusal('commitment.draft', draft)).code).toBe('not_allowed')
  expect(titular()).toMatchObject({ until: on, left: true })
})

describe('[SEAT3] a term that has run out', () => {
  test('leaves its holder in the seat, with its rights, until the successor is entered', async () => {
    const { person } = titular()
    await operator.run('seat.correct', correct({ since: '2025-01-01', until: '2027-02-28', left: false }))
    const { token = '' } = await operator.run('invitation.issue', { person, meeting: null })
    expect((await forum.redeem(`/#/join/${token}`)).participant.role).toBe('member')
    const next = await operator.run('seat.fill', fill('2027-03-01'))
    expect(holdersOn(seat(), TODAY)[0]?.person).toBe(next['person'])
    expect((await forum.redeem(`/#/join/${token}`)).participant.role).toBe('observer')
  })
})

describe('[SEAT4] a place of a seat', () => {
  test('is given to nobody else while somebody has it by their dates; ahead of its end it is', async () => {
    expect(await operator.refusal('seat.fill', fill(TODAY))).toEqual(refused('seat_filled'))
    await operator.run('seat.correct', correct({ since: '2025-01-01', until: '2027-06-30', left: false }))
    expect(await operator.refusal('seat.fill', fill('2027-06-30'))).toEqual(refused('seat_filled'))
    await operator.run('seat.fill', fill('2027-07-01'))
    const longer = correct({ since: '2025-01-01', until: '2027-07-01', left: false })
    expect(await operator.refusal('seat.correct', longer)).toEqual(refused('seat_filled'))
  })

  test('has its dates put right by the entry that names the last one; the same dates record nothing', async () => {
    const before = { ...titular() }
    const term = { since: '2025-01-01', until: '2027-12-31', left: false }
    const first = correct(term)
    await operator.run('seat.correct', first)
    expect(titular()).toMatchObject({ ...term, person: before.person })
    expect(titular().entry).toBeGreaterThan(before.entry)
    expect(await operator.refusal('seat.correct', first)).toEqual(refused('entry_not_last'))
    const { seq } = forum.state
    await operator.run('seat.correct', correct(term))
    expect(forum.state.seq).toBe(seq)
    const backwards = correct({ since: '2027-12-31', until: '2025-01-01', left: false })
    expect((await operator.refusal('seat.correct', backwards)).code).toBe('bad_input')
  })
})
