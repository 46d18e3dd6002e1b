import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { count, instant, itemId, meetingId, personId, seatId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

/** To speak on the item, or on how the meeting goes on: a point of order is heard before the others in line. */
export const floorKind = z.enum(['speak', 'order'])
export type FloorKind = z.infer<typeof floorKind>

const ofItem = { meeting: meetingId, item: itemId, person: personId }
const inLine = { ...ofItem, kind: floorKind }
/** Minutes of one turn that are shown to whoever speaks; null: none are set. */
export const turnLength = z.number().int().min(1).max(120).nullable()

export const floorEvents = {
  'floor.arranged/1': z.strictObject({ meeting: meetingId, minutes: turnLength, observers: z.boolean() }),
  'floor.asked/1': z.strictObject(inLine),
  /** Those who run the meeting put somebody elsewhere in line: 0 is next. */
  'floor.moved/1': z.strictObject({ ...inLine, position: count, reason: sealed }),
  /** Out of the line: by their own word, struck off with a reason, standing out of the item, or gone from the meeting. */
  'floor.withdrawn/1': z.strictObject({
    ...inLine,
    why: z.enum(['self', 'struck', 'recused', 'left']),
    reason: sealed.nullable(),
  }),
  /** [FLOOR4] A turn begins; `seat` is the one spoken for, null where they hold none. */
  'floor.given/1': z.strictObject({ ...inLine, seat: seatId.nullable() }),
  'floor.ended/1': z.strictObject({ ...ofItem, why: z.enum(['ended', 'next', 'recused', 'left', 'item']) }),
}

const waiting = z.object({ person: personId, kind: floorKind, askedAt: instant, actor: z.string() })
export type Waiting = z.infer<typeof waiting>

const turn = z.object({
  seq: count,
  item: itemId,
  person: personId,
  seat: seatId.nullable(),
  kind: floorKind,
  from: instant,
  to: instant.nullable(),
})
export type Turn = z.infer<typeof turn>

export const floorState = z.object({
  arranged: z.object({ seq: count, minutes: turnLength, observers: z.boolean() }).nullable(),
  /** Of the item that is open, whoever is next first. */
  queue: z.array(waiting),
  /** Every turn of the meeting, in the order of the record; the last may still go on. */
  turns: z.array(turn),
})
export type Floor = z.infer<typeof floorState>

export function emptyFloor(): Floor {
  return { arranged: null, queue: [], turns: [] }
}

export function isInLine(floor: Floor, person: string, kind: FloorKind): boolean {
  return floor.queue.some((one) => one.person === person && one.kind === kind)
}

/** Whoever has the floor. */
export function turnNow({ turns }: Floor): Turn | null {
  const last = turns.at(-1)
  return last?.to === null ? last : null
}

export function applyFloorEvent(state: ForumState, event: Stamped<typeof floorEvents>): void {
  const floor = state.meetings[event.body.meeting]?.floor
  if (!floor) return
  const { seq, at, actor } = event
  switch (event.type) {
    case 'floor.arranged/1': {
      const { minutes, observers } = event.body
      floor.arranged = { seq, minutes, observers }
      return
    }
    case 'floor.asked/1': {
      const { person, kind } = event.body
      floor.queue.splice(placeFor(floor, kind), 0, { person, kind, askedAt: at, actor })
      return
    }
    case 'floor.moved/1': {
      const { person, kind, position } = event.body
      const [moved] = leaveLine(floor, person, kind)
      if (moved) floor.queue.splice(position, 0, moved)
      return
    }
    case 'floor.withdrawn/1':
      leaveLine(floor, event.body.person, event.body.kind)
      return
    case 'floor.given/1': {
      const { item, person, seat, kind } = event.body
      leaveLine(floor, person, kind)
      floor.turns.push({ seq, item, person, seat, kind, from: at, to: null })
      return
    }
    case 'floor.ended/1':
      endTurn(floor, at)
      return
  }
}

/** [FLOOR5] With its item the line is gone. */
export function closeFloor(floor: Floor, at: string): void {
  floor.queue = []
  endTurn(floor, at)
}

function endTurn(floor: Floor, at: string): void {
  const now = turnNow(floor)
  if (now) now.to = at
}

/** [FLOOR2] A point of order goes behind the points of order that lead the line; whoever wants to speak goes last. */
function placeFor({ queue }: Floor, kind: FloorKind): number {
  if (kind === 'speak') return queue.length
  const first = queue.findIndex((one) => one.kind !== 'order')
  return first === -1 ? queue.length : first
}

function leaveLine(floor: Floor, person: string, kind: FloorKind): Waiting[] {
  const index = floor.queue.findIndex((one) => one.person === person && one.kind === kind)
  return index === -1 ? [] : floor.queue.splice(index, 1)
}
