import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { DeclarationId, ItemId, MeetingId, PersonId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { recusalOf } from '../../../shared/rules/recusal.ts'
import { publishesInterests } from '../../../shared/rules/statement.ts'
import { sweepFloor } from './floor.ts'
import type { Context, Handlers } from './handler.ts'
import { done, itemOf, meetingOf, notAllowed, notFound, outOfOrder } from './handler.ts'
import { annulForRecusal, recheckQuorum } from './question.ts'
import { standOutOfVeto } from './veto.ts'

export const ethicsHandlers: Handlers<'interest.declare' | 'interest.end' | 'recusal.note' | 'recusal.lift'> = {
  'interest.declare': (context, { recuse, detail, published = false, ...said }) => {
    const refused = notAllowed(context, { to: 'interest.declare', person: said.person })
    if (refused) return refused
    const { state, draft } = context
    if (!state.persons[said.person]) return notFound('person')
    if (said.commitment !== null && !state.commitments[said.commitment]) return notFound('commitment')
    const { meeting, item, person } = said
    if (meeting !== null && item !== null) {
      const held = recuse ? itemAhead(context, { meeting, item }) : itemKnown(context, { meeting, item })
      if (!held.ok) return held
      if (recuse && recusalOf(held.value, item, person)) return outOfOrder('already_recused')
    }
    // Somebody who was told that their words stay inside is not published because the forum chose otherwise meanwhile.
    const publishes = publishesInterests(state)
    if (published !== publishes) return outOfOrder(publishes ? 'interests_published' : 'interests_internal')
    const declaration = randomId<'declaration'>()
    draft.add({
      type: 'interest.declared/1',
      body: { declaration, ...said, detail: draft.seal(publishes ? 'reason' : 'declaration', detail) },
    })
    if (recuse && meeting !== null && item !== null) recuseFrom(context, { meeting, item, person, declaration })
    return ok({ declaration })
  },

  'interest.end': (context, { declaration: id }) => {
    const declaration = context.state.declarations[id]
    if (!declaration) return notFound('declaration')
    const refused = notAllowed(context, { to: 'interest.end', person: declaration.person })
    if (refused) return refused
    if (declaration.endedAt !== null) return outOfOrder('interest_ended')
    context.draft.add({ type: 'interest.ended/1', body: { declaration: id } })
    return done
  },

  'recusal.note': (context, input) => {
    const refused = notAllowed(context, { to: 'recusal.note', person: input.person })
    if (refused) return refused
    const { state } = context
    if (!state.persons[input.person]) return notFound('person')
    const meeting = itemAhead(context, input)
    if (!meeting.ok) return meeting
    const declaration = input.declaration === null ? null : state.declarations[input.declaration]
    if (declaration === undefined || (declaration && declaration.person !== input.person))
      return notFound('declaration')
    if (recusalOf(meeting.value, input.item, input.person)) return outOfOrder('already_recused')
    recuseFrom(context, input)
    return done
  },

  'recusal.lift': (context, input) => {
    const refused = notAllowed(context, { to: 'recusal.lift' })
    if (refused) return refused
    const meeting = itemAhead(context, input)
    if (!meeting.ok) return meeting
    const recusal = recusalOf(meeting.value, input.item, input.person)
    if (!recusal) return outOfOrder('not_recused')
    if (context.actor.person === input.person) return outOfOrder('recusal_own')
    if (sanctionAskedOn(context, input)) return outOfOrder('sanction_asked')
    context.draft.add({ type: 'recusal.lifted/1', body: { ...input, corrects: recusal.seq } })
    recheckQuorum(context, meeting.value)
    return done
  },
}

/** Somebody may remember an interest when the item is long over. */
function itemKnown(context: Context, input: { meeting: string; item: string }): Result<Meeting, Failure> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok) return meeting
  const item = itemOf(meeting.value, input)
  return item.ok ? meeting : item
}

/** An item that is not over, in a meeting that is planned or open. */
function itemAhead(context: Context, input: { meeting: string; item: string }): Result<Meeting, Failure> {
  const meeting = meetingOf(context, input)
  if (!meeting.ok) return meeting
  if (meeting.value.stage === 'adjourned') return outOfOrder('meeting_adjourned')
  const item = itemOf(meeting.value, input)
  if (!item.ok) return item
  return item.value.closedAt === null ? meeting : outOfOrder('item_closed')
}

/** [ETH8] Whoever a sanction is being decided about stands out of it, and is not called back while it is. */
function sanctionAskedOn({ state }: Context, { item, person }: { item: string; person: string }): boolean {
  return Object.values(state.decisions).some(
    (one) => one.item === item && one.sanction?.person === person && !one.concluded && !one.annulled,
  )
}

export function recuseFrom(
  context: Context,
  said: { meeting: MeetingId; item: ItemId; person: PersonId; declaration: DeclarationId | null },
): void {
  context.draft.add({ type: 'recusal.noted/1', body: said })
  const meeting = context.state.meetings[said.meeting]
  if (!meeting) return
  annulForRecusal(context, meeting, said.item)
  standOutOfVeto(context, meeting, said.item)
  recheckQuorum(context, meeting)
  sweepFloor(context, meeting)
}
