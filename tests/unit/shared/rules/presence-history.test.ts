import { describe, expect, it } from 'vitest'
import { presenceHistory } from '../../../../shared/rules/presence-history.ts'
import { seatsAt } from '../../../../shared/rules/meeting-seats.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

function openSample() {
  const { builder, meeting, seats, titulars } = sampleRecord()
  const held = builder.state.meetings[meeting]!
  return { builder, state: builder.state, held, seats, titulars }
}

describe('presence over a meeting’s time', () => {
  it('[PRES3] leaves no step where a wrong click was put right, and ends as the meeting stands', () => {
    const { state, held, titulars } = openSample()
    const wrong = held.presence[titulars[2]!]!.find((entry) => entry.mode === 'away')!
    const steps = presenceHistory(state, held)
    expect(steps.map((step) => step.at)).not.toContain(wrong.at)
    expect(steps.at(-1)?.sitting.size).toBe(seatsAt(state, held).filter((seat) => seat.here).length)
  })

  it('[SEAT2] shows an alternate who takes over as a change of the seat, not as a departure', () => {
    const { builder, state, held, seats, titulars } = openSample()
    const alternate = state.seats[seats[0]!]!.holders.find((holder) => holder.as === 'alternate')!.person
    const note = (person: string, mode: 'room' | 'away') =>
      builder.add({
        type: 'presence.noted/1',
        body: { meeting: held.id, person: person as never, mode, occurredAt: null },
      })
    const before = presenceHistory(state, held).length
    builder.at(60)
    note(alternate, 'room')
    builder.at(1)
    note(titulars[0]!, 'away')
    const added = presenceHistory(state, held).slice(before)
    expect(added).toHaveLength(1)
    expect(added[0]).toMatchObject({ arrived: [], left: [], changed: [seats[0]] })
    expect(added[0]?.sitting.get(seats[0]!)?.as).toBe('alternate')
  })

  it('[QUO1] says at each step whether the quorum was met, by the rule’s own arithmetic', () => {
    const { state, held } = openSample()
    const met = presenceHistory(state, held).map((step) => [step.sitting.size, step.quorum?.met])
    // 8 seats in two sectors of 4: 5 of all are needed, and 2 of each sector.
    expect(met.filter(([, quorate]) => quorate === true).every(([here]) => Number(here) >= 5)).toBe(true)
    expect(met[0]?.[1]).toBe(false)
    expect(met.at(-1)?.[1]).toBe(true)
  })

  it('has no step for somebody without a seat', () => {
    const { builder, state, held } = openSample()
    const guest = Object.values(state.persons).find((person) => person.organisation === 'A university')!
    const before = presenceHistory(state, held).length
    builder
      .at(60)
      .add({ type: 'presence.noted/1', body: { meeting: held.id, person: guest.id, mode: 'away', occurredAt: null } })
    expect(presenceHistory(state, held)).toHaveLength(before)
  })
})
