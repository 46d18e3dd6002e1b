import { describe, expect, test } from 'vitest'
import type { SeatId, SectorId } from '../../../../shared/domain/primitives.ts'
import type { Holding } from '../../../../shared/domain/member.ts'
import {
  balanceBroken,
  balanceOn,
  endingSoon,
  heldOver,
  vacancies,
  vacantOn,
} from '../../../../shared/rules/composition.ts'
import { activeSeats, holdersOn } from '../../../../shared/rules/meeting-seats.ts'
import { RecordBuilder } from '../../../support/record-builder.ts'

const TODAY = '2027-03-12'

class Forum extends RecordBuilder {
  readonly sectors: SectorId[] = []

  constructor(...names: string[]) {
    super('2027-01-01T04:00:00.000Z')
    const forum = { name: 'A forum', country: null, language: 'en', zone: 'Asia/Manila', sample: false }
    this.add({ type: 'forum.founded/1', body: { forum: this.id(), ...forum } })
    for (const name of names) {
      const sector = this.id<'sector'>()
      this.sectors.push(sector)
      this.add({ type: 'sector.created/1', body: { sector, name } })
    }
  }

  seat(sector = 0): SeatId {
    const seat = this.id<'seat'>()
    const label = `Seat ${String(Object.keys(this.state.seats).length + 1)}`
    this.add({ type: 'seat.created/1', body: { seat, label, sector: this.sectors[sector]!, organisation: null } })
    return seat
  }

  fill(seat: SeatId, since: string | null, until: string | null, as: Holding = 'titular') {
    const person = this.id<'person'>()
    const name = this.seal(`Person ${person}`, 'name')
    this.add({ type: 'person.entered/1', body: { person, name, email: null, organisation: null } })
    this.add({ type: 'seat.filled/1', body: { seat, person, as, since, until } })
    return person
  }

  holders(seat: SeatId, date: string) {
    return holdersOn(this.state.seats[seat]!, date).map(({ person }) => person)
  }
}

describe('[SEAT3] whoever’s term has run out', () => {
  test('keeps the seat while nobody follows, and it says so', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const person = forum.fill(seat, '2025-01-01', '2027-01-31')
    expect(forum.holders(seat, '2027-01-31')).toEqual([person])
    expect(heldOver(forum.state, '2027-01-31')).toEqual([])
    expect(forum.holders(seat, TODAY)).toEqual([person])
    expect(heldOver(forum.state, TODAY)).toMatchObject([{ person, as: 'titular', on: '2027-01-31', left: false }])
  })

  test('gives it up on the first day of a successor who was entered before', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const first = forum.fill(seat, null, '2027-01-31')
    const next = forum.fill(seat, '2027-02-15', null)
    expect(forum.holders(seat, '2027-02-14')).toEqual([first])
    expect(forum.holders(seat, '2027-02-15')).toEqual([next])
  })

  test('gives it up on the day of the entry where the successor was entered late: who sat before, sat', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const first = forum.fill(seat, null, '2027-01-31')
    forum.at('2027-03-10T16:30:00.000Z') // the 11th where the forum is
    const next = forum.fill(seat, '2027-02-01', null)
    expect(forum.holders(seat, '2027-03-10')).toContain(first)
    expect(forum.holders(seat, '2027-03-11')).toEqual([next])
  })

  test('is not relieved by an alternate, nor by a successor who left before beginning', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const first = forum.fill(seat, null, '2027-01-31')
    const alternate = forum.fill(seat, '2027-02-01', null, 'alternate')
    const next = forum.fill(seat, '2027-02-01', null)
    forum.add({ type: 'seat.left/1', body: { seat, person: next, as: 'titular', on: '2027-02-01' } })
    expect(forum.holders(seat, TODAY)).toEqual([first, alternate])
  })

  test('holds nothing from the day of a departure on, be it entered beforehand', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const person = forum.fill(seat, null, '2027-03-31')
    forum.add({ type: 'seat.left/1', body: { seat, person, as: 'titular', on: '2027-04-01' } })
    expect(forum.holders(seat, '2027-03-31')).toEqual([person])
    expect(forum.holders(seat, '2027-04-01')).toEqual([])
    expect(heldOver(forum.state, '2027-05-01')).toEqual([])
  })

  test('and was entered only after it had, beginning unknown, keeps the seat too; history so entered relieves nobody', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const person = forum.fill(seat, null, '2026-11-30')
    forum.at('2027-02-01T00:00:00.000Z')
    forum.fill(seat, null, '2020-12-31')
    expect(forum.holders(seat, TODAY)[0]).toBe(person)
  })

  test('history entered afterwards takes nothing from who holds the seat', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const now = forum.fill(seat, '2026-01-01', null)
    forum.at('2027-03-01T00:00:00.000Z')
    forum.fill(seat, '2020-01-01', '2024-12-31')
    expect(forum.holders(seat, '2026-06-01')).toEqual([now])
  })
})

describe('[SEAT4] a correction', () => {
  test('of a departure that was none gives the seat back, and names the entry before it', () => {
    const forum = new Forum('government')
    const seat = forum.seat()
    const person = forum.fill(seat, '2026-01-01', null)
    const left = forum.add({ type: 'seat.left/1', body: { seat, person, as: 'titular', on: '2027-02-01' } })
    expect(forum.holders(seat, TODAY)).toEqual([])
    const term = { since: '2026-01-01', until: '2027-12-31', left: false }
    const corrected = { seat, person, as: 'titular' as const, corrects: left.seq, ...term }
    forum.add({ type: 'seat.corrected/1', body: corrected })
    expect(forum.holders(seat, TODAY)).toEqual([person])
    forum.add({ type: 'seat.corrected/1', body: { ...corrected, until: '2026-12-31', left: true } })
    expect(forum.holders(seat, TODAY), 'an older entry is not named again').toEqual([person])
  })
})

describe('what wants a successor', () => {
  test('is listed: terms and departures within 90 days, none beyond, none before they begin', () => {
    const forum = new Forum('government')
    const [a, b, c, d, e] = [forum.seat(), forum.seat(), forum.seat(), forum.seat(), forum.seat()]
    const last = forum.fill(a, null, '2027-06-10')
    forum.fill(b, null, '2027-06-11')
    const today = forum.fill(c, null, TODAY)
    forum.fill(d, '2027-04-01', '2027-05-01')
    const leaves = forum.fill(e, null, null)
    forum.add({ type: 'seat.left/1', body: { seat: e, person: leaves, as: 'titular', on: '2027-04-01' } })
    expect(endingSoon(forum.state, TODAY).map(({ person, left }) => [person, left])).toEqual([
      [today, false],
      [leaves, true],
      [last, false],
    ])
  })

  test('is vacant since its last holder left, or since it was created, in the forum’s own day', () => {
    const forum = new Forum('government')
    const [never, left] = [forum.at('2027-01-04T17:00:00.000Z').seat(), forum.seat()]
    const person = forum.fill(left, '2026-01-01', null)
    const alternate = forum.fill(left, '2026-01-01', null, 'alternate')
    forum.add({ type: 'seat.left/1', body: { seat: left, person, as: 'titular', on: '2027-02-01' } })
    expect(vacantOn(forum.state, forum.state.seats[left]!, TODAY), 'an alternate holds it still').toBeNull()
    forum.add({ type: 'seat.left/1', body: { seat: left, person: alternate, as: 'alternate', on: '2027-03-01' } })
    expect(vacancies(forum.state, TODAY).map(({ seat, since, never: n }) => [seat.id, since, n])).toEqual([
      [never, '2027-01-05', true],
      [left, '2027-03-01', false],
    ])
  })
})

describe('[SEAT5] the balance', () => {
  test('is counted over seats that somebody holds, against all there are', () => {
    const forum = new Forum('government', 'civil society', 'academia')
    for (const sector of [0, 0, 1, 1]) forum.fill(forum.seat(sector), null, null)
    expect(balanceOn(forum.state, TODAY)).toMatchObject({
      sectors: [
        { name: 'government', seats: 2, filled: 2, place: 0 },
        { name: 'civil society', seats: 2, filled: 2, place: 1 },
      ],
      even: true,
      kept: true,
    })
  })

  test('of an uneven forum holds in its own proportion, and with it is not even', () => {
    const forum = new Forum('government', 'civil society')
    const seats = [0, 0, 0, 0, 1, 1].map((sector) => forum.seat(sector))
    for (const seat of [seats[0]!, seats[1]!, seats[4]!]) forum.fill(seat, null, null)
    expect(balanceOn(forum.state, TODAY)).toMatchObject({ even: false, kept: true })
    forum.fill(seats[5]!, null, null)
    expect(balanceOn(forum.state, TODAY)).toMatchObject({ even: true, kept: false })
  })

  test('is broken by a departure that leaves a seat vacant, not by one whose alternate stays or that evens it out', () => {
    const forum = new Forum('government', 'civil society')
    const [a, b] = [forum.seat(0), forum.seat(1)]
    forum.fill(a, null, null)
    forum.fill(b, null, null)
    const seatOf = (id: SeatId) => forum.state.seats[id]!
    const entry = (id: SeatId) => seatOf(id).holders[0]!.entry
    expect(balanceBroken(forum.state, seatOf(a), entry(a), '2027-04-01')).toMatchObject({
      kept: false,
      sectors: [{ filled: 0 }, { filled: 1 }],
    })
    const alternate = forum.fill(a, null, null, 'alternate')
    expect(balanceBroken(forum.state, seatOf(a), entry(a), '2027-04-01')).toBeNull()
    forum.add({ type: 'seat.left/1', body: { seat: a, person: alternate, as: 'alternate', on: TODAY } })
    forum.add({
      type: 'seat.left/1',
      body: { seat: a, person: seatOf(a).holders[0]!.person, as: 'titular', on: TODAY },
    })
    expect(activeSeats(forum.state, TODAY)).toHaveLength(1)
    expect(balanceBroken(forum.state, seatOf(b), entry(b), TODAY), 'it was broken already').toBeNull()
  })
})
