import { isReopened, isSettled } from '../../../shared/domain/commitment.ts'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import type { CommitmentId, TextId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { ok } from '../../../shared/lib/result.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { mayNotBind } from '../../../shared/rules/procedure-case.ts'
import type { Context, Handlers } from './handler.ts'
import { done, nextNumber, notAllowed, notFound, outOfOrder } from './handler.ts'

export const commitmentHandlers: Handlers<'commitment.draft' | 'commitment.reopen' | 'commitment.uphold'> = {
  'commitment.draft': (context, { title }) =>
    notAllowed(context, { to: 'commitment.draft' }) ?? ok({ commitment: draftCommitment(context, title) }),

  /** [RULE4] The rules must say by which rule another text would be decided. */
  'commitment.reopen': (context, { commitment: id, reason }) => {
    const commitment = adoptedOf(context, 'commitment.reopen', id)
    if (!commitment.ok) return commitment
    if (isReopened(commitment.value)) return outOfOrder('commitment_reopened')
    const { state, draft } = context
    if (rulesIn(state, null)?.reopening === undefined) return outOfOrder('no_reopening')
    draft.add({ type: 'commitment.reopened/1', body: { commitment: id, reason: draft.seal('reason', reason) } })
    return done
  },

  'commitment.uphold': (context, { commitment: id, reason }) => {
    const commitment = adoptedOf(context, 'commitment.uphold', id)
    if (!commitment.ok) return commitment
    if (isSettled(commitment.value)) return outOfOrder('commitment_adopted')
    const { state, draft } = context
    const asked = mayNotBind(state, id)
    if (asked) return outOfOrder(asked)
    draft.add({ type: 'commitment.upheld/1', body: { commitment: id, reason: draft.seal('reason', reason) } })
    return done
  },
}

function adoptedOf(
  context: Context,
  to: 'commitment.reopen' | 'commitment.uphold',
  id: CommitmentId,
): Result<Commitment, Failure> {
  const refused = notAllowed(context, { to })
  if (refused) return refused
  const commitment = context.state.commitments[id]
  if (!commitment) return notFound('commitment')
  return commitment.adopted === null ? outOfOrder('commitment_draft') : ok(commitment)
}

/** Begins a commitment: its number in the record, its text as a document that holds nothing but the title. */
export function draftCommitment({ state, actor, draft, texts }: Context, title: string): CommitmentId {
  const commitment = randomId<'commitment'>()
  const text: TextId = randomId<'text'>()
  draft.writer.addUpdate(text, { participant: actor.id, at: draft.at, update: texts.beginCommitment(title) })
  draft.add({
    type: 'commitment.drafted/1',
    body: { commitment, number: nextNumber(state.commitments), title, text },
  })
  return commitment
}
