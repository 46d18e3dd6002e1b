import type { Failure } from '../../../shared/contract/errors.ts'
import { isInLine, turnNow } from '../../../shared/domain/floor.ts'
import type { FloorKind } from '../../../shared/domain/floor.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ItemId, MeetingId, PersonId } from '../../../shared/domain/primitives.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { runs } from '../../../shared/policy/actor.ts'
import { arrangement, seatSpokenFor, unheard } from '../../../shared/rules/floor.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, itemOf, notAllowed, notFound, openMeeting, outOfOrder } from './handler.ts'

interface AtItem {
  readonly meeting: MeetingId
  readonly item: ItemId
  readonly person: PersonId
}

export const floorHandlers: Handlers<
  'floor.ask' | 'floor.withdraw' | 'floor.give' | 'floor.end' | 'floor.move' | 'floor.arrange'
> = {
  'floor.ask': (context, input) => {
    const refused = notAllowed(context, { to: 'floor.ask', person: input.person })
    if (refused) return refused
    const meeting = heardOn(context, input)
    if (!meeting.ok) return meeting
    const { actor, state, draft } = context
    if (actor.role === 'observer' && !arrangement(state, meeting.value).observers) return outOfOrder('observers_listen')
    if (isInLine(meeting.value.floor, input.person, input.kind)) return done
    if (!runs(actor) && !context.mayNoteAgain(`floor ${input.person}`)) return fail('too_fast')
    draft.add({ type: 'floor.asked/1', body: input })
    return done
  },

  'floor.withdraw': (context, { reason, ...input }) => {
    const refused = notAllowed(context, { to: 'floor.withdraw', person: input.person })
    if (refused) return refused
    const meeting = atItem(context, input)
    if (!meeting.ok) return meeting
    const own = context.actor.person === input.person
    if (!own && reason === null) return outOfOrder('floor_reason_missing')
    if (!isInLine(meeting.value.floor, input.person, input.kind)) return done
    const why = own ? 'self' : 'struck'
    const sealed = own || reason === null ? null : context.draft.seal('reason', reason)
    context.draft.add({ type: 'floor.withdrawn/1', body: { ...input, why, reason: sealed } })
    return done
  },

  'floor.give': (context, input) => {
    const refused = notAllowed(context, { to: 'floor.give' })
    if (refused) return refused
    const meeting = heardOn(context, input)
    if (!meeting.ok) return meeting
    const { floor } = meeting.value
    const now = turnNow(floor)
    // Pressed twice: they have it already.
    if (now?.person === input.person && !isInLine(floor, input.person, input.kind)) return done
    endTurn(context, meeting.value, 'next')
    const seat = seatSpokenFor(context.state, meeting.value, input.person)
    context.draft.add({ type: 'floor.given/1', body: { ...input, seat } })
    return done
  },

  'floor.end': (context, input) => {
    const refused = notAllowed(context, { to: 'floor.end', person: input.person })
    if (refused) return refused
    const meeting = atItem(context, input)
    if (!meeting.ok) return meeting
    if (turnNow(meeting.value.floor)?.person !== input.person) return outOfOrder('floor_not_held')
    endTurn(context, meeting.value, 'ended')
    return done
  },

  'floor.move': (context, { reason, ...input }) => {
    const refused = notAllowed(context, { to: 'floor.move' })
    if (refused) return refused
    const meeting = atItem(context, input)
    if (!meeting.ok) return meeting
    const { floor } = meeting.value
    if (!isInLine(floor, input.person, input.kind)) return outOfOrder('not_in_line')
    const position = Math.min(input.position, floor.queue.length - 1)
    if (floor.queue[position]?.person === input.person && floor.queue[position].kind === input.kind) return done
    context.draft.add({
      type: 'floor.moved/1',
      body: { ...input, position, reason: context.draft.seal('reason', reason) },
    })
    return done
  },

  'floor.arrange': (context, input) => {
    const refused = notAllowed(context, { to: 'floor.arrange' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    const { minutes, observers } = arrangement(context.state, meeting.value)
    if (minutes === input.minutes && observers === input.observers) return done
    context.draft.add({ type: 'floor.arranged/1', body: input })
    return done
  },
}

/** [FLOOR3] Who is here has changed, or who stands out: whoever may not be heard any more leaves the line, and the floor. */
export function sweepFloor(context: Context, meeting: Meeting): void {
  const { state, draft } = context
  const { floor, currentItem: item, id } = meeting
  if (item === null) return
  const gone = (person: string): 'recused' | 'left' | null => {
    const why = unheard(state, meeting, item, person)
    return why === null ? null : why === 'away' ? 'left' : 'recused'
  }
  for (const { person, kind } of [...floor.queue]) {
    const why = gone(person)
    if (why) draft.add({ type: 'floor.withdrawn/1', body: { meeting: id, item, person, kind, why, reason: null } })
  }
  const now = turnNow(floor)
  const why = now && gone(now.person)
  if (why) endTurn(context, meeting, why)
}

/** [FLOOR5] Before an item closes: whoever speaks has spoken. */
export function endTurn(
  { draft }: Pick<Context, 'draft'>,
  meeting: Meeting,
  why: 'ended' | 'next' | 'recused' | 'left' | 'item',
): void {
  const now = turnNow(meeting.floor)
  if (!now) return
  draft.add({ type: 'floor.ended/1', body: { meeting: meeting.id, item: now.item, person: now.person, why } })
}

/** The item must be the one that is open: what was asked on one item and arrives late is not asked on the next. */
function atItem(context: Context, input: AtItem): Result<Meeting, Failure> {
  const meeting = openMeeting(context, input)
  if (!meeting.ok) return meeting
  const item = itemOf(meeting.value, input)
  if (!item.ok) return item
  if (!context.state.persons[input.person]) return notFound('person')
  return meeting.value.currentItem === input.item ? ok(meeting.value) : outOfOrder('item_not_open')
}

function heardOn(context: Context, input: AtItem & { readonly kind: FloorKind }): Result<Meeting, Failure> {
  const meeting = atItem(context, input)
  if (!meeting.ok) return meeting
  const why = unheard(context.state, meeting.value, input.item, input.person)
  if (why === null) return meeting
  return outOfOrder(why === 'away' ? 'not_here' : 'seat_recused')
}
