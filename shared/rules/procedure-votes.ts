import { ballotChoice } from '../domain/ballot.ts'
import type { Procedure, ProcedureAnswer, ProcedureTerms } from '../domain/procedure.ts'
import type { ForumState } from '../domain/state.ts'
import type { Reveal } from './complaints.ts'

/** Whether what a seat says is a vote, which is sealed until the end; an objection and a signature are public. */
export function isVote({ way }: Pick<ProcedureTerms, 'way'>): boolean {
  return way === 'written' || way === 'steering'
}

/** [BET2] The procedure with the votes that its answers hold sealed, as far as they can be read. */
export function withVotes(procedure: Procedure, reveal: Reveal): Procedure {
  return { ...procedure, answers: procedure.answers.map((answer) => ({ ...answer, says: voteOf(answer, reveal) })) }
}

/** What an answer says, the vote in it opened where that is possible. */
export function voteOf(
  { says, vote }: { readonly says: ProcedureAnswer['says']; readonly vote?: ProcedureAnswer['vote'] },
  reveal: Reveal,
): ProcedureAnswer['says'] {
  if (says !== 'noted' || !vote) return says
  const said = ballotChoice.safeParse(reveal(vote))
  return said.success ? said.data : 'noted'
}

/** What is sealed with a vote: it, and the reason given. */
export function sealedWith({ vote, reason }: Pick<ProcedureAnswer, 'vote' | 'reason'>): readonly string[] {
  return vote ? [vote.sealed, ...(reason ? [reason.sealed] : [])] : []
}

/** [BET2] What is told everybody now: of each vote between meetings that has ended, what each seat said last; never of an annulled one. */
export function openedVotes({ procedures }: Pick<ForumState, 'procedures'>): ReadonlySet<string> {
  const over = Object.values(procedures).filter(({ ended }) => ended !== null && ended.result !== 'annulled')
  return new Set(over.flatMap(({ answers }) => answers.flatMap(sealedWith)))
}
