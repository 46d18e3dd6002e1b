import { describe, expect, it } from 'vitest'
import type { Floor, Turn } from '../../../../shared/domain/floor.ts'
import { emptyFloor } from '../../../../shared/domain/floor.ts'
import type { Meeting } from '../../../../shared/domain/meeting.ts'
import { arrangement, speakers, speakingBySector } from '../../../../shared/rules/floor.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const at = (second: number): string => new Date(Date.UTC(2027, 2, 12, 6, 0, second)).toISOString()

function turnOf(person: string, seat: string | null, from: number, to: number | null): Turn {
  return { seq: from, item: 'i', person, seat, kind: 'speak', from: at(from), to: to === null ? null : at(to) } as Turn
}

describe('speaking time', () => {
  it('[FLOOR4] is told by seat, in the order of the first turn, whoever sat for it', () => {
    const turns = [
      turnOf('b', '2', 0, 60),
      turnOf('a', '1', 60, 90),
      turnOf('c', '2', 90, 100),
      turnOf('g', null, 100, 105),
    ]
    expect(speakers(turns, null).map(({ seat, ms, turns: of }) => [seat, ms, of.length])).toEqual([
      ['2', 70_000, 2],
      ['1', 30_000, 1],
      [null, 5_000, 1],
    ])
  })

  it('counts a turn that goes on up to now, and nothing of it where there is no now', () => {
    const turns = [turnOf('a', '1', 0, null)]
    expect(speakers(turns, Date.parse(at(42)))[0]?.ms).toBe(42_000)
    expect(speakers(turns, null)[0]?.ms).toBe(0)
    // A device whose clock is behind the host's.
    expect(speakers(turns, Date.parse(at(-3)))[0]?.ms).toBe(0)
  })

  it('adds up by sector, in the forum’s order; who holds no seat comes last', () => {
    const { builder, seats, titulars } = sampleRecord()
    const [first, fifth] = [seats[0] ?? '', seats[4] ?? '']
    const turns = [
      turnOf('guest', null, 0, 10),
      turnOf(titulars[4] ?? '', fifth, 10, 40),
      turnOf(titulars[0] ?? '', first, 40, 45),
    ]
    const sectors = builder.state.sectors.map((one) => one.id)
    expect(speakingBySector(builder.state, turns, null).map(({ sector, ms }) => [sector, ms])).toEqual([
      [sectors[0], 5_000],
      [sectors[1], 30_000],
      [null, 10_000],
    ])
    expect(speakingBySector(builder.state, [], null)).toEqual([])
  })
})

describe('[FLOOR6] how the floor is arranged', () => {
  it('is what was set for the meeting, else what was set last in any, else nothing', () => {
    const { builder, meeting: id } = sampleRecord()
    const { state } = builder
    const floor = (seq: number, minutes: number): Floor => ({
      ...emptyFloor(),
      arranged: { seq, minutes, observers: false },
    })
    const meeting = state.meetings[id]!
    expect(arrangement(state, meeting)).toEqual({ minutes: null, observers: false })
    const others = { x: { ...meeting, floor: floor(7, 5) }, y: { ...meeting, floor: floor(9, 2) } } as Record<
      string,
      Meeting
    >
    const also = { ...state, meetings: { ...others, [id]: meeting } }
    expect(arrangement(also, meeting)).toMatchObject({ minutes: 2 })
    expect(arrangement(also, { ...meeting, floor: floor(3, 4) })).toMatchObject({ minutes: 4 })
  })
})
