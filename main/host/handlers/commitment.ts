import type { CommitmentId, TextId } from '../../../shared/domain/primitives.ts'
import { randomId } from '../../../shared/lib/ids.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { Context, Handlers } from './handler.ts'
import { nextNumber, notAllowed } from './handler.ts'

export const commitmentHandlers: Handlers<'commitment.draft'> = {
  'commitment.draft': (context, { title }) =>
    notAllowed(context, { to: 'commitment.draft' }) ?? ok({ commitment: draftCommitment(context, title) }),
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
