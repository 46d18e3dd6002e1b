import { z } from '../lib/zod.ts'
import { dayIn } from '../lib/zoned-time.ts'
import type { Stamped } from './event.ts'
import {
  candidateId,
  count,
  date,
  electionId,
  groupId,
  instant,
  line,
  meetingId,
  personId,
  seatId,
  sectorId,
} from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const holding = z.enum(['titular', 'alternate', 'alternate2'])
export type Holding = z.infer<typeof holding>
export const office = z.enum(['chair', 'co-chair', 'secretariat'])
export type Office = z.infer<typeof office>

/** [ELE10] The election that a term in a seat comes of, and who its holder was in it. */
const electedIn = z.strictObject({ election: electionId, candidate: candidateId })

const termStart = { since: date.nullable(), until: date.nullable() }

/** A term as it is to read, in the place of what the last entry of it said; `left`: `until` is the day on which they left. */
const corrected = { corrects: z.number().int().min(1), ...termStart, left: z.boolean() }

export const memberEvents = {
  'person.entered/1': z.strictObject({
    person: personId,
    name: sealed,
    email: sealed.nullable(),
    organisation: line.nullable(),
  }),
  /** `label` is what the seat is called in the forum; `organisation` whom it belongs to. Neither is a natural person. */
  'seat.created/1': z.strictObject({
    seat: seatId,
    label: line,
    sector: sectorId,
    organisation: line.nullable(),
    /** [GROUP2] In that working group; otherwise in the forum. */
    group: groupId.optional(),
  }),
  /** [SEAT6] From that day on there is no such seat; who held it before did. */
  'seat.ended/1': z.strictObject({ seat: seatId, on: date }),
  'seat.filled/1': z.strictObject({
    seat: seatId,
    person: personId,
    as: holding,
    ...termStart,
    /** [ELE10] Entered because this election chose them, as this candidate. */
    elected: electedIn.optional(),
  }),
  /** A term ends; nothing is erased. */
  'seat.left/1': z.strictObject({ seat: seatId, person: personId, as: holding, on: date }),
  /** [SEAT4] Another end of a term, an earlier beginning, a departure that was none: names the last entry of this holding. */
  'seat.corrected/1': z.strictObject({ seat: seatId, person: personId, as: holding, ...corrected }),
  /** [OFF2] `succeeds`: who held the office before. */
  'officer.named/1': z.strictObject({ person: personId, office, ...termStart, succeeds: personId.optional() }),
  'officer.left/1': z.strictObject({ person: personId, office, on: date }),
  'officer.corrected/1': z.strictObject({ person: personId, office, ...corrected }),
  /** [JOIN10] The event's actor made a link that lets its holder act as this person; `meeting` null: whichever. Never the token. */
  'invitation.issued/1': z.strictObject({ person: personId, meeting: meetingId.nullable() }),
}

/** A time in a seat or an office. `entry`: the `seq` of the last entry about it; `enteredOn`: the forum's day of the first one. */
const term = { ...termStart, left: z.boolean(), entry: count, enteredOn: date }

export const officeHeld = z.object({ office, ...term, succeeds: personId.nullable() })
export type OfficeHeld = z.infer<typeof officeHeld>

export const personState = z.object({
  id: personId,
  name: sealed,
  email: sealed.nullable(),
  organisation: z.string().nullable(),
  /** Every office held so far, in the order of the record; `rules/offices.ts` says which of them hold on a day. */
  offices: z.array(officeHeld),
})
export type Person = z.infer<typeof personState>

export const holderState = z.object({ person: personId, as: holding, ...term, elected: electedIn.optional() })
export type HolderState = z.infer<typeof holderState>

export const seatState = z.object({
  id: seatId,
  label: z.string(),
  sector: sectorId,
  organisation: z.string().nullable(),
  createdAt: instant,
  /** The working group that it is a seat of; null: the forum's own. */
  group: groupId.nullable(),
  /** [SEAT6] The first day on which it is no more. */
  ended: date.nullable(),
  /** Everyone who holds or held the seat, in the order of the record. */
  holders: z.array(holderState),
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
      const { seat: id, group = null, ...said } = event.body
      state.seats[id] = { id, ...said, group, createdAt: event.at, ended: null, holders: [] }
      return
    }
    case 'seat.ended/1': {
      const seat = state.seats[event.body.seat]
      if (seat) seat.ended = event.body.on
      return
    }
    case 'seat.filled/1': {
      const { seat, ...said } = event.body
      state.seats[seat]?.holders.push({ ...said, left: false, ...enteredWith(state, event) })
      return
    }
    case 'seat.left/1': {
      const { seat, person, as, on } = event.body
      const holder = state.seats[seat]?.holders.findLast((one) => !one.left && one.person === person && one.as === as)
      if (holder) Object.assign(holder, { until: on, left: true, entry: event.seq })
      return
    }
    case 'seat.corrected/1': {
      const { seat, corrects, since, until, left } = event.body
      const holder = state.seats[seat]?.holders.find((one) => one.entry === corrects)
      if (holder) Object.assign(holder, { since, until, left, entry: event.seq })
      return
    }
    case 'invitation.issued/1':
      return // who made a link stands in the log; no rule turns on it
    default:
      applyToOffices(state, event)
  }
}

type OfficeEvent = Extract<Stamped<typeof memberEvents>, { type: `officer.${string}` }>

function applyToOffices(state: ForumState, event: OfficeEvent): void {
  const { person, office: named } = event.body
  const held = state.persons[person]?.offices
  switch (event.type) {
    case 'officer.named/1': {
      const { since, until, succeeds = null } = event.body
      held?.push({ office: named, since, until, left: false, ...enteredWith(state, event), succeeds })
      return
    }
    case 'officer.left/1': {
      const last = held?.findLast((one) => one.office === named && !one.left)
      if (last) Object.assign(last, { until: event.body.on, left: true, entry: event.seq })
      return
    }
    case 'officer.corrected/1': {
      const { corrects, since, until, left } = event.body
      const term = held?.find((one) => one.entry === corrects)
      if (term) Object.assign(term, { since, until, left, entry: event.seq })
      return
    }
  }
}

function enteredWith(
  { forum }: ForumState,
  { seq, at }: { seq: number; at: string },
): { entry: number; enteredOn: string } {
  return { entry: seq, enteredOn: dayIn(forum?.zone ?? 'UTC', Date.parse(at)) }
}
