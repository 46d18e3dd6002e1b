import type { Complaint } from '../../../shared/domain/complaint.ts'
import type { Sealed } from '../../../shared/domain/sealed.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import { ok } from '../../../shared/lib/result.ts'
import { complaintPeople, complaintView, findingLack, holdingsOf } from '../../../shared/rules/complaints.ts'
import { todayOf } from '../actors.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, nextNumber, notAllowed, notFound, outOfOrder } from './handler.ts'

/** [ETH6] Nothing of who and what stands in an event: it is sealed for the parties and those who run the forum's meetings. */
export const complaintHandlers: Handlers<
  'complaint.make' | 'complaint.acknowledge' | 'complaint.reply' | 'complaint.find'
> = {
  'complaint.make': (context, { words, ...parties }) => {
    const refused = notAllowed(context, { to: 'complaint.make', by: parties.by })
    if (refused) return refused
    const { state, draft } = context
    const { by, from, about } = parties
    if (!state.persons[about] || (by !== null && !state.persons[by])) return notFound('person')
    if ((by === null) === (from === null) || by === about) return fail('bad_input', { path: 'input.by' })
    const complaint = randomId<'complaint'>()
    draft.add({
      type: 'complaint.made/1',
      body: {
        complaint,
        number: nextNumber(state.complaints),
        parties: sealJson(context, parties),
        words: draft.seal('complaint', words),
      },
    })
    return ok({ complaint })
  },

  'complaint.acknowledge': (context, { complaint: id, replyBy }) => {
    const complaint = context.state.complaints[id]
    const refused = notAllowed(context, { to: 'complaint.acknowledge', parties: partiesIn(context, complaint) })
    if (refused) return refused
    if (!complaint) return notFound('complaint')
    if (complaint.found) return outOfOrder('complaint_found')
    if (complaint.acknowledged) return outOfOrder('complaint_acknowledged')
    const { state, draft } = context
    if (replyBy <= todayOf(state, Date.parse(draft.at))) return fail('bad_input', { path: 'input.replyBy' })
    draft.add({ type: 'complaint.acknowledged/1', body: { complaint: id, replyBy } })
    return done
  },

  'complaint.reply': (context, { complaint: id, words }) => {
    const complaint = context.state.complaints[id]
    const parties = partiesIn(context, complaint)
    const about = (complaint && complaintView(complaint, context.reveal).parties?.about) ?? null
    const refused = notAllowed(context, { to: 'complaint.reply', person: about, parties })
    if (refused) return refused
    if (!complaint) return notFound('complaint')
    if (complaint.found) return outOfOrder('complaint_found')
    if (!complaint.acknowledged) return outOfOrder('complaint_made')
    if (complaint.reply) return outOfOrder('complaint_replied')
    const entered = context.actor.person === about ? null : context.actor.id
    context.draft.add({
      type: 'complaint.replied/1',
      body: { complaint: id, reply: sealJson(context, { words, entered }) },
    })
    return done
  },

  'complaint.find': (context, { complaint: id, finding, statement, publish, proposed }) => {
    const complaint = context.state.complaints[id]
    const refused = notAllowed(context, { to: 'complaint.find', parties: partiesIn(context, complaint) })
    if (refused) return refused
    if (!complaint) return notFound('complaint')
    const { state, draft } = context
    const today = todayOf(state, Date.parse(draft.at))
    const lack = findingLack(complaint, finding, today)
    if (lack !== null) return outOfOrder(`complaint_${lack}`)
    if (proposed?.until && proposed.until <= today) return fail('bad_input', { path: 'input.proposed.until' })
    const { parties } = complaintView(complaint, context.reveal)
    if (proposed && parties && holdingsOf(state, parties.about, today).length === 0) return outOfOrder('holds_nothing')
    const said = publish ? 'reason' : 'complaint'
    draft.add({
      type: 'complaint.found/1',
      body: {
        complaint: id,
        finding: draft.seal(said, finding),
        statement: statement === null ? null : draft.seal(said, statement),
        proposed: proposed && sealJson(context, proposed),
      },
    })
    return done
  },
}

function partiesIn({ reveal }: Pick<Context, 'reveal'>, complaint: Complaint | undefined): readonly string[] {
  return complaint ? complaintPeople(complaint, reveal) : []
}

export function sealJson({ draft }: Pick<Context, 'draft'>, value: unknown): Sealed {
  return draft.seal('complaint', JSON.stringify(value))
}
