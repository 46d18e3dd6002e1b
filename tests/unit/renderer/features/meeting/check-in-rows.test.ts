import { describe, expect, it } from 'vitest'
import type { Noted } from '../../../../../renderer/features/meeting/check-in-rows.ts'
import {
  modeBeforeLast,
  peopleWithoutSeat,
  seatCounts,
  seatsMissing,
  sectorRows,
} from '../../../../../renderer/features/meeting/check-in-rows.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

const count = (present: number, needed: number) => ({ present, needed, base: 10, met: present >= needed })
const entry = (seq: number, mode: Noted['mode'], corrects: number | null = null): Noted => ({
  seq,
  at: '2027-03-12T05:30:00.000Z',
  mode,
  corrects,
})

describe('seats missing for a quorum', () => {
  it('are those that the total lacks, some of which a sector may ask for', () => {
    const quorum = { ...count(8, 11), sectors: { government: count(6, 4), 'civil society': count(2, 4) } }
    expect(seatsMissing(quorum)).toEqual({ seats: 3, sectors: [{ name: 'civil society', seats: 2 }] })
  })

  it('are more than the total lacks where the sectors together ask for more', () => {
    const quorum = { ...count(10, 11), met: false, sectors: { a: count(1, 4), b: count(2, 4) } }
    expect(seatsMissing(quorum).seats).toBe(5)
  })

  it('are none where it is met', () => {
    expect(seatsMissing({ ...count(11, 11), sectors: {} })).toEqual({ seats: 0, sectors: [] })
  })
})

describe('what undoing the last entry brings back', () => {
  it.each([
    ['nothing, where it was the first', [entry(1, 'room')], null],
    ['what was said before it', [entry(1, 'remote'), entry(2, 'away')], 'remote'],
    [
      'what was said before the entry that a correction stands for',
      [entry(1, 'away'), entry(2, 'room'), entry(3, 'remote', 2)],
      'away',
    ],
    [
      'nothing, where a chain of corrections goes back to the first',
      [entry(1, 'away'), entry(2, 'room', 1), entry(3, 'remote', 2)],
      null,
    ],
  ] as const)('%s', (_, entries, mode) => {
    expect(modeBeforeLast(entries)).toBe(mode)
  })
})

describe('the rows of a check-in', () => {
  const { builder, meeting, seats, titulars } = sampleRecord()
  const { state } = builder
  const held = state.meetings[meeting]!

  it('[SEAT1] list each active seat once, in its sector, with its titular first', () => {
    const sectors = sectorRows(state, held)
    expect(sectors.map((sector) => sector.rows.length)).toEqual([4, 4])
    expect(sectors[0]?.rows[0]).toMatchObject({ seat: { id: seats[0] }, usual: { person: titulars[0], as: 'titular' } })
  })

  it('tell a seat that has not answered from one that is away', () => {
    const planned = { ...held, presence: { [titulars[3]!]: [entry(1, 'away')] } }
    expect(seatCounts(sectorRows(state, planned))).toEqual({ total: 8, here: 0, unanswered: 7 })
  })

  it('leave out of those without a seat whoever holds one', () => {
    const people = peopleWithoutSeat(state, held).map((person) => person.id)
    expect(people).toHaveLength(1)
    expect(titulars.some((titular) => people.includes(titular))).toBe(false)
  })
})
