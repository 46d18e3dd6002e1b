import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Purpose } from '../../../shared/domain/meeting.ts'
import type { CommitmentId, ItemId, MeetingId, TextId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import { todayOf } from '../actors.ts'
import type { Draft } from '../recorder.ts'
import type { Context } from './handler.ts'
import { fail, nextNumber, outOfOrder } from './handler.ts'

/** A meeting held before it was entered, as its minutes tell it. `occurredAt`: a date, or a date and the local time of `zone`. */
export interface PastMeeting extends Omit<CommandInput<'meeting.enter'>, 'number'> {
  readonly number: number
  readonly zone: string
}

/** An empty text for an item's notes, and in whose name it is begun. */
export interface NotesBegun {
  readonly participant: string
  readonly update: () => Uint8Array
}

/** [MEET4] Enters a meeting of the past whole, which the record says: it is over as soon as it is there. */
export function enterPastMeeting(
  { state, actor, draft, texts }: Context,
  { number, ...said }: CommandInput<'meeting.enter'>,
): Result<{ meeting: MeetingId }, Failure> {
  if (said.occurredAt.slice(0, 10) > todayOf(state, Date.parse(draft.at)))
    return fail('bad_input', { path: 'occurredAt' })
  if (Object.values(state.meetings).some((meeting) => meeting.number === number)) return outOfOrder('number_taken')
  const meeting = addPastMeeting(
    draft,
    { ...said, number: number ?? nextNumber(state.meetings), zone: state.forum?.zone ?? 'UTC' },
    { participant: actor.id, update: () => texts.beginNotes() },
  )
  return meeting.ok ? meeting : fail('bad_input', { path: 'occurredAt' })
}

/** The events of a past meeting, the same whether a form or a sample's file tells of it. Error: a time that no clock shows. */
export function addPastMeeting(
  draft: Draft,
  source: PastMeeting,
  notes: NotesBegun,
): Result<{ meeting: MeetingId }, 'zone' | 'local'> {
  const { number, title, minutes, place, occurredAt, zone } = source
  const local = occurredAt.length === 10 ? `${occurredAt}T00:00` : occurredAt
  const instant = instantOf(local, zone)
  if (!instant.ok) return instant
  const meeting = randomId<'meeting'>()
  const starts = { local, zone, instant: instant.value }
  draft.add({
    type: 'meeting.planned/1',
    body: { meeting, number, title, starts, minutes, place, callUrl: null, occurredAt },
  })
  const items = source.items.map((item) => {
    const added = { title: item.title, purpose: 'discuss', minutes: 0, commitment: null } as const
    return { id: addItemWith(draft, meeting, added, notes), entered: item.entered }
  })
  draft.add({ type: 'meeting.opened/1', body: { meeting, occurredAt } })
  for (const { as, who, remote } of source.attendance)
    draft.add({ type: 'attendance.entered/1', body: { meeting, as, who: draft.seal('attendance', who), remote } })
  for (const { id: item, entered } of items)
    for (const { kind, text } of entered) draft.add({ type: 'minutes.entered/1', body: { meeting, item, kind, text } })
  draft.add({ type: 'meeting.adjourned/1', body: { meeting, occurredAt } })
  return ok({ meeting })
}

/** Puts an item on an agenda, with a text of its own for its notes. */
export function addItemWith(
  draft: Draft,
  meeting: MeetingId,
  item: { title: string; purpose: Purpose; minutes: number; commitment: CommitmentId | null },
  { participant, update }: NotesBegun,
): ItemId {
  const id = randomId<'item'>()
  const notes: TextId = randomId<'text'>()
  draft.writer.addUpdate(notes, { participant, at: draft.at, update: update() })
  draft.add({ type: 'item.added/1', body: { meeting, item: id, ...item, notes } })
  return id
}
