import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Seat } from '../../../../shared/domain/member.ts'
import { balanceOn, vacancies } from '../../../../shared/rules/composition.ts'
import { holdersOn, seatsThere } from '../../../../shared/rules/meeting-seats.ts'
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

describe('[SEAT6] a seat', () => {
  const end = (on: string, of = seat().id) => ({ seat: of, on })
  const alternates = () => seat().holders.filter((one) => one.as !== 'titular')
  const vacated = async (on: string): Promise<void> => {
    for (const { person, as } of [titular(), ...alternates()])
      await operator.run('seat.leave', { seat: seat().id, person, as, on })
  }

  test('ends from a day on which nobody holds it any more, and no earlier', async () => {
    expect(await operator.refusal('seat.end', end(TODAY))).toEqual(refused('seat_held'))
    await vacated(daysAfter(TODAY, 3))
    expect(await operator.refusal('seat.end', end(daysAfter(TODAY, 2)))).toEqual(refused('seat_held'))
    const before = seatsThere(forum.state, TODAY).length
    await operator.run('seat.end', end(daysAfter(TODAY, 3)))
    expect(seat().ended).toBe(daysAfter(TODAY, 3))
    expect(seatsThere(forum.state, daysAfter(TODAY, 2))).toHaveLength(before)
    expect(seatsThere(forum.state, daysAfter(TODAY, 3))).toHaveLength(before - 1)
    expect(await operator.refusal('seat.end', end(daysAfter(TODAY, 4)))).toEqual(refused('seat_ended'))
  })

  test('is entered by nobody once it has an end, not by a correction either, and another may have its name', async () => {
    await vacated(TODAY)
    const { label } = seat()
    const again = { label, sector: 'government', organisation: null }
    expect(await operator.refusal('seat.add', again)).toEqual(refused('seat_exists'))
    await operator.run('seat.end', end(TODAY))
    expect(await operator.refusal('seat.fill', fill(TODAY))).toEqual(refused('seat_ended'))
    const stayed = correct({ since: titular().since, until: null, left: false })
    expect(await operator.refusal('seat.correct', stayed)).toEqual(refused('seat_ended'))
    const heldOver = correct({ since: titular().since, until: '2027-01-31', left: false })
    expect(await operator.refusal('seat.correct', heldOver)).toEqual(refused('seat_ended'))
    await operator.run('seat.correct', correct({ since: titular().since, until: '2027-01-31', left: true }))
    const { seat: added } = await operator.run('seat.add', again)
    expect(forum.state.seats[added ?? '']).toMatchObject({ label, ended: null })
  })

  test('that has ended is no vacancy, and parity is counted without it', async () => {
    await vacated(TODAY)
    const of = (day: string) => balanceOn(forum.state, day).sectors.reduce((sum, one) => sum + one.seats, 0)
    expect(vacancies(forum.state, TODAY).map((one) => one.seat.id)).toContain(seat().id)
    await operator.run('seat.end', end(daysAfter(TODAY, 1)))
    expect(of(TODAY) - of(daysAfter(TODAY, 1))).toBe(1)
    expect(vacancies(forum.state, TODAY).map((one) => one.seat.id)).toContain(seat().id)
    expect(vacancies(forum.state, daysAfter(TODAY, 1)).map((one) => one.seat.id)).not.toContain(seat().id)
  })

  test('that is not there does not end', async () => {
    expect((await operator.refusal('seat.end', end(TODAY, 'f'.repeat(32) as never))).code).toBe('not_found')
  })
})
