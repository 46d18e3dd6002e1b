import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Dispute } from '../../../shared/domain/complaint.ts'
import type { ComplaintId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { disputePartiesOf, mayLift, openAppeal } from '../../../shared/rules/complaints.ts'
import { todayOf } from '../actors.ts'
import { sealJson } from './complaint.ts'
import type { Context, Handlers } from './handler.ts'
import { done, fail, nextNumber, notAllowed, notFound, outOfOrder } from './handler.ts'

export const disputeHandlers: Handlers<'dispute.open' | 'dispute.state' | 'dispute.step' | 'dispute.end'> = {
  'dispute.open': (context, { complaint, parties, words }) => {
    const refused = notAllowed(context, { to: 'dispute.open', parties })
    if (refused) return refused
    const { state, draft } = context
    if (parties.some((one) => !state.persons[one])) return notFound('person')
    const lack = complaint === null ? membersLack(parties) : appealLack(context, complaint, parties)
    if (lack) return lack
    const dispute = randomId<'dispute'>()
    draft.add({
      type: 'dispute.opened/1',
      body: {
        dispute,
        number: nextNumber(state.disputes),
        complaint,
        parties: sealJson(context, parties),
        words: draft.seal('complaint', words),
      },
    })
    return ok({ dispute })
  },

  'dispute.state': (context, { dispute: id, by, words }) => {
    const dispute = context.state.disputes[id]
    const parties = dispute ? disputePartiesOf(dispute, context.reveal) : []
    const refused = notAllowed(context, { to: 'dispute.state', person: by, parties })
    if (refused) return refused
    const open = openDispute(dispute)
    if (!open.ok) return open
    // Of an appeal, whoever handles it speaks for the forum.
    if (!parties.includes(by) && open.value.complaint === null) return fail('bad_input', { path: 'input.by' })
    const { person, id: actor } = context.actor
    const statement = sealJson(context, { by, words, entered: person === by ? null : actor })
    context.draft.add({ type: 'dispute.stated/1', body: { dispute: id, statement } })
    return done
  },

  'dispute.step': (context, { dispute: id, step, note }) => {
    const refused = mayNotHandle(context, 'dispute.step', id)
    if (refused) return refused
    const open = openDispute(context.state.disputes[id])
    if (!open.ok) return open
    context.draft.add({
      type: 'dispute.stepped/1',
      body: { dispute: id, step, note: context.draft.seal('complaint', note) },
    })
    return done
  },

  'dispute.end': (context, { dispute: id, outcome, statement, publish, decision }) => {
    const refused = mayNotHandle(context, 'dispute.end', id)
    if (refused) return refused
    const open = openDispute(context.state.disputes[id])
    if (!open.ok) return open
    const { complaint } = open.value
    const { draft } = context
    const ofAppeal = outcome === 'upheld' || outcome === 'overturned'
    if (ofAppeal && complaint === null) return fail('bad_input', { path: 'input.outcome' })
    if (outcome === 'overturned' && complaint !== null) {
      const lifted = lift(context, { dispute: open.value, complaint, decision })
      if (!lifted.ok) return lifted
    }
    const said = publish ? 'reason' : 'complaint'
    draft.add({
      type: 'dispute.ended/1',
      body: {
        dispute: id,
        outcome: draft.seal(said, outcome),
        statement: statement === null ? null : draft.seal(said, statement),
      },
    })
    return done
  },
}

function mayNotHandle(context: Context, to: 'dispute.step' | 'dispute.end', id: string): Result<never, Failure> | null {
  const dispute = context.state.disputes[id]
  return notAllowed(context, { to, parties: dispute ? disputePartiesOf(dispute, context.reveal) : [] })
}

function openDispute(dispute: Dispute | undefined): Result<Dispute, Failure> {
  if (!dispute) return notFound('dispute')
  return dispute.ended ? outOfOrder('dispute_ended') : ok(dispute)
}

function membersLack(parties: readonly string[]): Result<never, Failure> | null {
  return new Set(parties).size < 2 ? fail('bad_input', { path: 'input.parties' }) : null
}

/** [ETH9] Whoever was sanctioned may appeal while the sanction stands, by one appeal at a time. */
function appealLack({ state }: Context, id: string, parties: readonly string[]): Result<never, Failure> | null {
  const complaint = state.complaints[id]
  if (!complaint) return notFound('complaint')
  const { sanction } = complaint
  if (sanction?.liftedOn !== null) return outOfOrder('no_sanction')
  if (parties.length !== 1 || parties[0] !== sanction.person) return fail('bad_input', { path: 'input.parties' })
  return openAppeal(state, id) ? outOfOrder('appeal_open') : null
}

/** [ETH9] What the forum decided, only the forum undoes: by a decision on a sanction that was adopted since the appeal. */
function lift(
  { state, draft }: Context,
  of: { dispute: Dispute; complaint: ComplaintId; decision: CommandInput<'dispute.end'>['decision'] },
): Result<object, Failure> {
  const decision = of.decision === null ? undefined : state.decisions[of.decision]
  if (!decision || !mayLift(decision, of.dispute)) return outOfOrder('not_decided')
  const on = todayOf(state, Date.parse(draft.at))
  draft.add({
    type: 'sanction.lifted/1',
    body: { complaint: of.complaint, dispute: of.dispute.id, decision: decision.id, on },
  })
  return done
}
