import type { Decision } from '../domain/decision.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { ReasonedResponse } from '../domain/response.ts'

/** [RESP1] The reasoned response that holds: the last one. Null where there is none, or the decision does not stand. */
export function responseTo({
  responses = [],
  annulled,
}: Pick<Decision, 'responses' | 'annulled'>): ReasonedResponse | null {
  return annulled ? null : (responses.at(-1) ?? null)
}

/** Those that were given while the meeting lasted, and so belong into its minutes. */
export function responsesDuring(
  { responses = [] }: Pick<Decision, 'responses'>,
  { adjournedAt }: Pick<Meeting, 'adjournedAt'>,
): readonly ReasonedResponse[] {
  return responses.filter(({ at }) => adjournedAt === null || at <= adjournedAt)
}

/** The seats that a response answers by name: whose objections did not end resolved or withdrawn. */
export function seatsToAnswer({ rounds }: Pick<Decision, 'rounds'>): readonly string[] {
  const open = rounds.flatMap((round) => round.objections).filter(({ end }) => end === 'maintained' || end === null)
  return [...new Set(open.map(({ seat }) => seat))]
}
