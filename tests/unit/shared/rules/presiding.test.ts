import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import type { PresenceMode } from '../../../../shared/domain/meeting.ts'
import { mayPreside, presidesNow } from '../../../../shared/rules/presiding.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

function sample() {
  const { builder, meeting, seats, titulars } = sampleRecord()
  const { state } = builder
  const [chair, , , , coChair] = titulars as [PersonId, PersonId, PersonId, PersonId, PersonId]
  const standIn = state.seats[seats[0]!]!.holders.find((one) => one.as === 'alternate')!.person
  const note = (person: PersonId, mode: PresenceMode): void => {
    builder.add({ type: 'presence.noted/1', body: { meeting, person, mode, occurredAt: null } })
  }
  const now = () => state.meetings[meeting]!
  return { builder, state, meeting, now, note, chair, coChair, standIn }
}

describe('[PRES5] who may preside', () => {
  test('is the chair first, then the co-chair, then everybody else who is here for a seat', () => {
    const { state, now, note, chair, coChair } = sample()
    note(chair, 'room')
    note(coChair, 'remote')
    const able = mayPreside(state, now())
    expect(able.slice(0, 2)).toEqual([
      { person: chair, as: 'chair' },
      { person: coChair, as: 'co-chair' },
    ])
    expect(new Set(able.map((one) => one.person)).size).toBe(able.length)
    expect(able.slice(2).every((one) => one.as === null)).toBe(true)
  })

  test('where the chair is away, is the co-chair and then the alternate in the chair’s seat', () => {
    const { state, now, note, chair, coChair, standIn } = sample()
    note(chair, 'away')
    note(coChair, 'room')
    note(standIn, 'room')
    const able = mayPreside(state, now())
    expect(able.slice(0, 2)).toEqual([
      { person: coChair, as: 'co-chair' },
      { person: standIn, as: 'alternate' },
    ])
    expect(able.map((one) => one.person)).not.toContain(chair)
  })

  test('is nobody who has neither seat nor office, here as they may be', () => {
    const { builder, state, now, note } = sample()
    const guest = builder.id<'person'>()
    builder.add({
      type: 'person.entered/1',
      body: { person: guest, name: builder.seal('A visitor', 'guest-name'), email: null, organisation: null },
    })
    note(guest, 'room')
    expect(mayPreside(state, now()).map((one) => one.person)).not.toContain(guest)
  })
})

test('[PRES5] whoever presides does so until somebody else is entered, or they leave', () => {
  const { builder, meeting, now, note, chair, coChair } = sample()
  note(chair, 'room')
  note(coChair, 'room')
  expect(presidesNow(now())).toBeNull()
  builder.add({ type: 'meeting.presided/1', body: { meeting, person: coChair } })
  expect(presidesNow(now())).toBe(coChair)
  builder.add({ type: 'meeting.presided/1', body: { meeting, person: chair } })
  expect(presidesNow(now())).toBe(chair)
  note(chair, 'away')
  expect(presidesNow(now())).toBeNull()
  expect(now().presiding.map((one) => one.person)).toEqual([coChair, chair])
})
