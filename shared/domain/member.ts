import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { date, line, meetingId, personId, seatId, sectorId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const holding = z.enum(['titular', 'alternate', 'alternate2'])
export type Holding = z.infer<typeof holding>
export const office = z.enum(['chair', 'co-chair', 'secretariat'])
export type Office = z.infer<typeof office>

const termStart = { since: date.nullable(), until: date.nullable() }

export const memberEvents = {
  'person.entered/1': z.strictObject({
    person: personId,
    name: sealed,
    email: sealed.nullable(),
    organisation: line.nullable(),
  }),
  /** `label` is what the seat is called in the forum; `organisation` whom it belongs to. Neither is a natural person. */
  'seat.created/1': z.strictObject({ seat: seatId, label: line, sector: sectorId, organisation: line.nullable() }),
  'seat.filled/1': z.strictObject({ seat: seatId, person: personId, as: holding, ...termStart }),
  /** A term ends; nothing is erased. */
  'seat.left/1': z.strictObject({ seat: seatId, person: personId, as: holding, on: date }),
  'officer.named/1': z.strictObject({ person: personId, office, ...termStart }),
  'officer.left/1': z.strictObject({ person: personId, office, on: date }),
  /** [JOIN10] The event's actor made a link that lets its holder act as this person; `meeting` null: whichever. Never the token. */
  'invitation.issued/1': z.strictObject({ person: personId, meeting: meetingId.nullable() }),
}

export const personState = z.object({
  id: personId,
  name: sealed,
  email: sealed.nullable(),
  organisation: z.string().nullable(),
  offices: z.array(z.object({ office, since: date.nullable(), until: date.nullable() })),
})
export type Person = z.infer<typeof personState>

export const seatState = z.object({
  id: seatId,
  label: z.string(),
  sector: sectorId,
  organisation: z.string().nullable(),
  /** Everyone who holds or held the seat, in the order of the record. */
  holders: z.array(
    z.object({ person: personId, as: holding, since: date.nullable(), until: date.nullable(), left: z.boolean() }),
  ),
})
export type Seat = z.infer<typeof seatState>

export function applyMemberEvent(state: ForumState, event: Stamped<typeof memberEvents>): void {
  switch (event.type) {
    case 'person.entered/1': {
      const { person: id, ...said } = event.body
      state.persons[id] = { id, ...said, offices: [] }
      return
    }
    case 'seat.created/1': {
      const { seat: id, ...said } = event.body
      state.seats[id] = { id, ...said, holders: [] }
      return
    }
    case 'seat.filled/1': {
      const { seat, ...said } = event.body
      state.seats[seat]?.holders.push({ ...said, left: false })
      return
    }
    case 'seat.left/1': {
      const { seat, person, as, on } = event.body
      const holder = state.seats[seat]?.holders.find((one) => !one.left && one.person === person && one.as === as)
      if (holder) Object.assign(holder, { until: on, left: true })
      return
    }
    case 'officer.named/1': {
      const { person, ...said } = event.body
      state.persons[person]?.offices.push(said)
      return
    }
    case 'officer.left/1': {
      const held = state.persons[event.body.person]?.offices
      const index = held?.findIndex((one) => one.office === event.body.office) ?? -1
      if (index >= 0) held?.splice(index, 1)
      return
    }
    case 'invitation.issued/1':
      return // who made a link stands in the log; no rule turns on it
  }
}
