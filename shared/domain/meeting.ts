import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import {
  commitmentId,
  count,
  groupId,
  instant,
  isCalendarDate,
  itemId,
  line,
  meetingId,
  moment,
  personId,
  prose,
  textId,
} from './primitives.ts'
import { recusalState } from './ethics.ts'
import { proxyState } from './proxy.ts'
import { closeFloor, emptyFloor, floorState } from './floor.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const purpose = z.enum(['inform', 'discuss', 'decide'])
export type Purpose = z.infer<typeof purpose>
/** In the room, over a line, or away: known not to be here, which differs from not having said anything yet. */
export const presenceMode = z.enum(['room', 'remote', 'away'])
export type PresenceMode = z.infer<typeof presenceMode>

/** How an old attendance list puts somebody, and what old minutes say under an item. */
export const attendedAs = z.enum(['present', 'part', 'apologies'])
export const minutesKind = z.enum(['note', 'decision', 'action'])

/** When a thing entered later really happened, as printed: a date, or a date and local time. */
export const occurredAt = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/)
  .refine(isDateOrLocalTime, 'no such date or time')

function isDateOrLocalTime(text: string): boolean {
  const [day = '', time = '00:00'] = text.split('T')
  return isCalendarDate(day) && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)
}

const callUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .nullable()

/** What a meeting is called, when and where it is: what a plan may still change. */
const plan = {
  title: line,
  starts: moment,
  minutes: z.number().int().min(0).max(10_000),
  place: line.nullable(),
  callUrl,
}

const presenceSaid = { meeting: meetingId, person: personId, mode: presenceMode, occurredAt: occurredAt.nullable() }

export const meetingEvents = {
  'meeting.planned/1': z.strictObject({
    meeting: meetingId,
    number: z.number().int().min(1),
    ...plan,
    /** Set where a meeting of the past is entered later. */
    occurredAt: occurredAt.nullable(),
    /** [GROUP2] The working group that meets; otherwise the forum. */
    group: groupId.optional(),
  }),
  /** [MEET3] The plan changed: what holds from here on, and what held until then. */
  'meeting.replanned/1': z.strictObject({ meeting: meetingId, ...plan, was: z.strictObject(plan) }),
  'meeting.opened/1': z.strictObject({ meeting: meetingId, occurredAt: occurredAt.nullable() }),
  'meeting.adjourned/1': z.strictObject({ meeting: meetingId, occurredAt: occurredAt.nullable() }),
  'item.added/1': z.strictObject({
    meeting: meetingId,
    item: itemId,
    title: line,
    purpose,
    minutes: z.number().int().min(0).max(10_000),
    /** The text in which this item's minutes are typed together. */
    notes: textId,
    commitment: commitmentId.nullable(),
  }),
  'item.moved/1': z.strictObject({ meeting: meetingId, item: itemId, position: count }),
  'item.withdrawn/1': z.strictObject({ meeting: meetingId, item: itemId }),
  'item.opened/1': z.strictObject({ meeting: meetingId, item: itemId, occurredAt: occurredAt.nullable() }),
  /** [EXC3] Put off to a later meeting, on whose agenda it now stands as `toItem`. */
  'item.deferred/1': z.strictObject({
    meeting: meetingId,
    item: itemId,
    to: meetingId,
    toItem: itemId,
    reason: sealed,
  }),
  'item.closed/1': z.strictObject({ meeting: meetingId, item: itemId, occurredAt: occurredAt.nullable() }),
  'presence.noted/1': z.strictObject(presenceSaid),
  /** A wrong click, put right by an entry that names the old one. `mode` null: as if it had never been noted. */
  'presence.corrected/1': z.strictObject({
    ...presenceSaid,
    mode: presenceMode.nullable(),
    corrects: z.number().int().min(1),
  }),
  /** [PRES5] Who takes the chair from here on. */
  'meeting.presided/1': z.strictObject({ meeting: meetingId, person: personId }),
  /** A line of an old attendance list, as printed: people, or a body of which nobody was named. */
  'attendance.entered/1': z.strictObject({
    meeting: meetingId,
    as: attendedAs,
    who: sealed,
    remote: z.boolean(),
  }),
  /** What the minutes of a meeting of the past say under an item. */
  'minutes.entered/1': z.strictObject({
    meeting: meetingId,
    item: itemId,
    kind: minutesKind,
    text: prose,
  }),
}

const noted = z.object({ seq: count, at: instant, mode: presenceMode.nullable(), corrects: count.nullable() })

export const itemState = z.object({
  id: itemId,
  title: z.string(),
  purpose,
  minutes: count,
  notes: textId,
  commitment: commitmentId.nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  deferred: z.object({ at: instant, to: meetingId, toItem: itemId, reason: sealed }).optional(),
  entered: z.array(z.object({ kind: minutesKind, text: z.string() })),
})
export type Item = z.infer<typeof itemState>

export const meetingState = z.object({
  id: meetingId,
  /** The working group that meets; null: the forum. */
  group: groupId.nullable(),
  number: count,
  title: z.string(),
  starts: moment,
  minutes: count,
  place: z.string().nullable(),
  callUrl: z.string().nullable(),
  occurredAt: z.string().nullable(),
  stage: z.enum(['planned', 'open', 'adjourned']),
  openedAt: instant.nullable(),
  adjournedAt: instant.nullable(),
  items: z.array(itemState),
  currentItem: itemId.nullable(),
  /** What was said of each person's presence, in the order of the record; the last line holds. */
  presence: z.record(z.string(), z.array(noted)),
  /** Who presided, from when; the last holds. */
  presiding: z.array(z.object({ seq: count, at: instant, person: personId })),
  attendance: z.array(z.object({ as: attendedAs, who: sealed, remote: z.boolean() })),
  recusals: z.array(recusalState),
  /** [PROX1] Every proxy given for it, revoked or not. */
  proxies: z.array(proxyState).optional(),
  floor: floorState,
})
export type Meeting = z.infer<typeof meetingState>

type MeetingEvent = Stamped<typeof meetingEvents>

export function applyMeetingEvent(state: ForumState, event: MeetingEvent): void {
  if (event.type === 'meeting.planned/1') {
    const { meeting: id, group = null, ...said } = event.body
    state.meetings[id] = {
      id,
      group,
      ...said,
      stage: 'planned',
      openedAt: null,
      adjournedAt: null,
      items: [],
      currentItem: null,
      presence: {},
      presiding: [],
      attendance: [],
      recusals: [],
      floor: emptyFloor(),
    }
    return
  }
  const meeting = state.meetings[event.body.meeting]
  if (meeting) applyTo(meeting, event)
}

function applyTo(meeting: Meeting, event: Exclude<MeetingEvent, { type: 'meeting.planned/1' }>): void {
  switch (event.type) {
    case 'meeting.replanned/1': {
      const { title, starts, minutes, place, callUrl } = event.body
      Object.assign(meeting, { title, starts, minutes, place, callUrl })
      return
    }
    case 'meeting.opened/1':
      Object.assign(meeting, { stage: 'open', openedAt: event.at })
      return
    case 'meeting.adjourned/1':
      Object.assign(meeting, { stage: 'adjourned', adjournedAt: event.at, currentItem: null })
      return
    case 'presence.noted/1':
    case 'presence.corrected/1': {
      const { person, mode } = event.body
      const corrects = event.type === 'presence.corrected/1' ? event.body.corrects : null
      ;(meeting.presence[person] ??= []).push({ seq: event.seq, at: event.at, mode, corrects })
      return
    }
    case 'meeting.presided/1':
      meeting.presiding.push({ seq: event.seq, at: event.at, person: event.body.person })
      return
    case 'attendance.entered/1': {
      const { as, who, remote } = event.body
      meeting.attendance.push({ as, who, remote })
      return
    }
    default:
      applyToAgenda(meeting, event)
  }
}

type AgendaEvent = Extract<MeetingEvent, { type: `item.${string}` | 'minutes.entered/1' }>

function applyToAgenda(meeting: Meeting, event: AgendaEvent): void {
  const { items } = meeting
  const index = items.findIndex((item) => item.id === event.body.item)
  const item = items[index]
  switch (event.type) {
    case 'item.added/1': {
      const { meeting: _, item: id, ...said } = event.body
      items.push({ id, ...said, openedAt: null, closedAt: null, entered: [] })
      return
    }
    case 'item.moved/1':
      if (item) items.splice(event.body.position, 0, ...items.splice(index, 1))
      return
    case 'item.withdrawn/1':
      if (item) items.splice(index, 1)
      return
    case 'item.opened/1':
      if (item) Object.assign(item, { openedAt: item.openedAt ?? event.at, closedAt: null })
      meeting.currentItem = event.body.item
      return
    case 'item.closed/1':
      if (item) item.closedAt = event.at
      if (meeting.currentItem === event.body.item) meeting.currentItem = null
      closeFloor(meeting.floor, event.at)
      return
    case 'item.deferred/1': {
      const { to, toItem, reason } = event.body
      if (item) item.deferred = { at: event.at, to, toItem, reason }
      return
    }
    case 'minutes.entered/1':
      item?.entered.push({ kind: event.body.kind, text: event.body.text })
      return
  }
}

type Noted = z.infer<typeof noted>

/**
 * [PRES3] What was said of one person's presence, as it holds after corrections. A correction puts its mode in the place of the
 * entry that it names, at that entry's time (the click was wrong, not late); `null` strikes the entry out.
 */
export function standingPresence(entries: readonly Noted[]): { at: string; mode: PresenceMode }[] {
  const standing = new Map<number, { at: string; mode: PresenceMode | null }>()
  const rootOf = new Map<number, number>()
  for (const { seq, at, mode, corrects } of entries) {
    const root = corrects === null ? undefined : (rootOf.get(corrects) ?? corrects)
    const corrected = root === undefined ? undefined : standing.get(root)
    if (root !== undefined && corrected) {
      corrected.mode = mode
      rootOf.set(seq, root)
    } else {
      standing.set(seq, { at, mode })
    }
  }
  return [...standing.values()].flatMap(({ at, mode }) => (mode === null ? [] : [{ at, mode }]))
}

/** What holds of a person's presence now; null if nothing was said, or what was said was taken back. */
export function presenceOf(meeting: Meeting, person: string): PresenceMode | null {
  return standingPresence(meeting.presence[person] ?? []).at(-1)?.mode ?? null
}
