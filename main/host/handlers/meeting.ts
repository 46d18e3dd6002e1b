import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { ItemId, MeetingId, TextId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import { ok } from '../../../shared/lib/result.ts'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import { draftCommitment } from './commitment.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, itemOf, meetingOf, nextNumber, notAllowed, notFound, openMeeting, outOfOrder } from './handler.ts'

type PlannedItem = CommandInput<'meeting.plan'>['items'][number]

export const meetingHandlers: Handlers<
  | 'meeting.plan'
  | 'meeting.open'
  | 'meeting.adjourn'
  | 'item.add'
  | 'item.move'
  | 'item.withdraw'
  | 'item.open'
  | 'item.close'
> = {
  'meeting.plan': (context, { items, starts, ...said }) => {
    const refused = notAllowed(context, { to: 'meeting.plan' })
    if (refused) return refused
    const instant = instantOf(starts.local, starts.zone)
    if (!instant.ok) return fail('bad_input', { path: `starts.${instant.error}` })
    if (items.some((item) => isUnknownCommitment(context, item))) return notFound('commitment')
    const meeting = randomId<'meeting'>()
    const number = nextNumber(context.state.meetings)
    context.draft.add({
      type: 'meeting.planned/1',
      body: { meeting, number, ...said, starts: { ...starts, instant: instant.value } },
    })
    for (const item of items) addItem(context, meeting, item)
    return ok({ meeting })
  },

  'meeting.open': (context, input) => {
    const refused = notAllowed(context, { to: 'meeting.open' })
    if (refused) return refused
    const meeting = meetingOf(context, input)
    if (!meeting.ok) return meeting
    if (meeting.value.stage !== 'planned') return outOfOrder(`meeting_${meeting.value.stage}`)
    context.draft.add({ type: 'meeting.opened/1', body: { meeting: input.meeting, occurredAt: null } })
    return done
  },

  'meeting.adjourn': (context, input) => {
    const refused = notAllowed(context, { to: 'meeting.adjourn' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    const pending = Object.values(context.state.decisions).some(
      (decision) => decision.meeting === input.meeting && (decision.stage === 'round' || decision.stage === 'ballot'),
    )
    if (pending) return outOfOrder('decision_open')
    closeCurrent(context, meeting.value)
    const notes = meeting.value.items.map((item) => ({
      item: item.id,
      hash: context.draft.blob(context.texts.notes(item.notes)),
    }))
    context.draft.add({ type: 'minutes.assembled/1', body: { meeting: input.meeting, notes } })
    context.draft.add({ type: 'meeting.adjourned/1', body: { meeting: input.meeting, occurredAt: null } })
    return done
  },

  'item.add': (context, { meeting: id, ...item }) => {
    const refused = notAllowed(context, { to: 'item.add' })
    if (refused) return refused
    const meeting = unadjourned(context, { meeting: id })
    if (!meeting.ok) return meeting
    if (isUnknownCommitment(context, item)) return notFound('commitment')
    return ok({ item: addItem(context, id, item) })
  },

  'item.move': (context, input) => {
    const refused = notAllowed(context, { to: 'item.move' })
    if (refused) return refused
    const meeting = unadjourned(context, input)
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, input)
    if (!item.ok) return item
    const position = Math.min(input.position, meeting.value.items.length - 1)
    context.draft.add({ type: 'item.moved/1', body: { meeting: input.meeting, item: input.item, position } })
    return done
  },

  'item.withdraw': (context, input) => {
    const refused = notAllowed(context, { to: 'item.withdraw' })
    if (refused) return refused
    const meeting = unadjourned(context, input)
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, input)
    if (!item.ok) return item
    if (item.value.openedAt !== null) return outOfOrder('item_opened')
    context.draft.add({ type: 'item.withdrawn/1', body: input })
    return done
  },

  'item.open': (context, input) => {
    const refused = notAllowed(context, { to: 'item.open' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    const item = itemOf(meeting.value, input)
    if (!item.ok) return item
    if (meeting.value.currentItem === input.item) return outOfOrder('item_open')
    if (hasOpenQuestion(context, meeting.value)) return outOfOrder('decision_open')
    closeCurrent(context, meeting.value)
    context.draft.add({ type: 'item.opened/1', body: { ...input, occurredAt: null } })
    return done
  },

  'item.close': (context, input) => {
    const refused = notAllowed(context, { to: 'item.close' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    if (meeting.value.currentItem !== input.item) return outOfOrder('item_not_open')
    if (hasOpenQuestion(context, meeting.value)) return outOfOrder('decision_open')
    closeCurrent(context, meeting.value)
    return done
  },
}

function unadjourned(context: Context, input: { meeting: string }): ReturnType<typeof meetingOf> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok || meeting.value.stage !== 'adjourned') return meeting
  return outOfOrder('meeting_adjourned')
}

/** A round or ballot under way holds the meeting at its item. */
function hasOpenQuestion({ state }: Context, meeting: Meeting): boolean {
  return Object.values(state.decisions).some(
    ({ meeting: of, stage }) => of === meeting.id && (stage === 'round' || stage === 'ballot'),
  )
}

function closeCurrent({ draft }: Context, meeting: Meeting): void {
  const item: Item['id'] | null = meeting.currentItem
  if (item) draft.add({ type: 'item.closed/1', body: { meeting: meeting.id, item, occurredAt: null } })
}

function isUnknownCommitment({ state }: Context, { commitment }: PlannedItem): boolean {
  return commitment !== null && commitment !== 'new' && !state.commitments[commitment]
}

function addItem(context: Context, meeting: MeetingId, { commitment, ...said }: PlannedItem): ItemId {
  const { actor, draft, texts } = context
  const item = randomId<'item'>()
  const notes: TextId = randomId<'text'>()
  draft.writer.addUpdate(notes, { participant: actor.id, at: draft.at, update: texts.beginNotes() })
  const drafted = commitment === 'new' ? draftCommitment(context, said.title) : commitment
  draft.add({ type: 'item.added/1', body: { meeting, item, ...said, notes, commitment: drafted } })
  return item
}
