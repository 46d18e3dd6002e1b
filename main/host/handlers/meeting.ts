import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { isAsked } from '../../../shared/domain/decision.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import type { ItemId, MeetingId, Moment } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { sameJson } from '../../../shared/lib/same-json.ts'
import { instantOf } from '../../../shared/lib/zoned-time.ts'
import { openElectionIn } from '../../../shared/rules/election-case.ts'
import { draftCommitment } from './commitment.ts'
import { endTurn } from './floor.ts'
import type { Context, Handlers } from './handler.ts'
import { standingGroup } from './group.ts'
import { done, fail, itemOf, meetingOf, nextNumber, notAllowed, notFound, openMeeting, outOfOrder } from './handler.ts'
import { addItemWith, enterPastMeeting } from './meeting-past.ts'

type PlannedItem = CommandInput<'meeting.plan'>['items'][number]

export const meetingHandlers: Handlers<
  | 'meeting.plan'
  | 'meeting.replan'
  | 'meeting.enter'
  | 'meeting.open'
  | 'meeting.adjourn'
  | 'item.add'
  | 'item.move'
  | 'item.withdraw'
  | 'item.open'
  | 'item.close'
> = {
  'meeting.plan': (context, { items, starts, group, ...said }) => {
    const refused = notAllowed(context, { to: 'meeting.plan' })
    if (refused) return refused
    const of = group === undefined ? null : standingGroup(context, group)
    if (of?.ok === false) return of
    const moment = momentOf(starts)
    if (!moment.ok) return moment
    if (items.some((item) => isUnknownCommitment(context, item))) return notFound('commitment')
    const meeting = randomId<'meeting'>()
    const number = nextNumber(context.state.meetings)
    context.draft.add({
      type: 'meeting.planned/1',
      body: { meeting, number, ...said, ...(group === undefined ? {} : { group }), starts: moment.value },
    })
    for (const item of items) addItem(context, meeting, item)
    return ok({ meeting })
  },

  'meeting.replan': (context, { meeting: id, starts, ...said }) => {
    const refused = notAllowed(context, { to: 'meeting.replan' })
    if (refused) return refused
    const meeting = unadjourned(context, { meeting: id })
    if (!meeting.ok) return meeting
    const was = planOf(meeting.value)
    const moved = starts === undefined ? ok(was.starts) : momentOf(starts)
    if (!moved.ok) return moved
    const next = planOf({ ...was, ...named(said), starts: moved.value })
    if (sameJson(next, was)) return done
    const fixed = ({ title, starts: at, minutes }: Plan): unknown => [title, at, minutes]
    if (!mayMove(meeting.value) && !sameJson(fixed(next), fixed(was))) return outOfOrder('meeting_under_way')
    context.draft.add({ type: 'meeting.replanned/1', body: { meeting: id, ...next, was } })
    return done
  },

  'meeting.enter': (context, input) => notAllowed(context, { to: 'meeting.enter' }) ?? enterPastMeeting(context, input),

  'meeting.open': (context, input) => {
    const refused = notAllowed(context, { to: 'meeting.open' })
    if (refused) return refused
    const meeting = meetingOf(context, input)
    if (!meeting.ok) return meeting
    if (meeting.value.stage !== 'planned') return outOfOrder(`meeting_${meeting.value.stage}`)
    const { group } = meeting.value
    const of = group === null ? null : standingGroup(context, group)
    if (of?.ok === false) return of
    context.draft.add({ type: 'meeting.opened/1', body: { meeting: input.meeting, occurredAt: null } })
    return done
  },

  'meeting.adjourn': (context, input) => {
    const refused = notAllowed(context, { to: 'meeting.adjourn' })
    if (refused) return refused
    const meeting = openMeeting(context, input)
    if (!meeting.ok) return meeting
    if (hasOpenQuestion(context, meeting.value)) return outOfOrder('decision_open')
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
    if (item.value.deferred) return outOfOrder('item_deferred')
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

type Plan = Pick<Meeting, 'title' | 'starts' | 'minutes' | 'place' | 'callUrl'>

function planOf({ title, starts, minutes, place, callUrl }: Plan): Plan {
  return { title, starts, minutes, place, callUrl }
}

/** What of a plan a command names. */
function named(said: { readonly [Key in keyof Plan]?: Plan[Key] | undefined }): Partial<Plan> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

function momentOf(starts: { local: string; zone: string }): Result<Moment, Failure> {
  const instant = instantOf(starts.local, starts.zone)
  return instant.ok ? ok({ ...starts, instant: instant.value }) : fail('bad_input', { path: `starts.${instant.error}` })
}

/** [MEET3] Once people have gathered, and where the meeting was held long ago, only the way to it still changes. */
function mayMove(meeting: Meeting): boolean {
  return meeting.stage === 'planned' && meeting.occurredAt === null
}

function unadjourned(context: Context, input: { meeting: string }): ReturnType<typeof meetingOf> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok || meeting.value.stage !== 'adjourned') return meeting
  return outOfOrder('meeting_adjourned')
}

/** A round, ballot or election under way holds the meeting at its item. */
function hasOpenQuestion({ state }: Context, meeting: Meeting): boolean {
  return (
    openElectionIn(state, meeting.id) !== undefined ||
    Object.values(state.decisions).some((one) => one.meeting === meeting.id && isAsked(one))
  )
}

export function closeCurrent(context: Context, meeting: Meeting): void {
  const item: Item['id'] | null = meeting.currentItem
  endTurn(context, meeting, 'item')
  if (item) context.draft.add({ type: 'item.closed/1', body: { meeting: meeting.id, item, occurredAt: null } })
}

function isUnknownCommitment({ state }: Context, { commitment }: PlannedItem): boolean {
  return commitment !== null && commitment !== 'new' && !state.commitments[commitment]
}

export function addItem(context: Context, meeting: MeetingId, { commitment, ...said }: PlannedItem): ItemId {
  const { actor, draft, texts } = context
  const drafted = commitment === 'new' ? draftCommitment(context, said.title) : commitment
  return addItemWith(
    draft,
    meeting,
    { ...said, commitment: drafted },
    { participant: actor.id, update: () => texts.beginNotes() },
  )
}
