import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { commitmentId, count, hash, instant, line, textId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

export const commitmentEvents = {
  /** The text itself lies in a Yjs document beside the log; the log says that it exists and what it is for. */
  'commitment.drafted/1': z.strictObject({
    commitment: commitmentId,
    number: z.number().int().min(1),
    title: line,
    text: textId,
  }),
  /** [RULE4] The adopted text stands; another may be drafted and decided on. */
  'commitment.reopened/1': z.strictObject({ commitment: commitmentId, reason: sealed }),
  /** [RULE4] The adopted text stands for good again; no other was decided on. */
  'commitment.upheld/1': z.strictObject({ commitment: commitmentId, reason: sealed }),
}

export const commitmentState = z.object({
  id: commitmentId,
  number: count,
  /** The title it was first given, or that of the text in force. */
  title: z.string(),
  text: textId,
  stage: z.enum(['draft', 'adopted']),
  /** The blob of the adopted text. */
  adopted: hash.nullable(),
  /** [RULE4] Why what was adopted was last reopened, and since when that is over: by another adoption, or as it was upheld, with why. */
  reopened: z
    .object({ at: instant, actor: z.string(), reason: sealed, over: instant.nullable(), upheld: sealed.nullable() })
    .nullable(),
})
export type Commitment = z.infer<typeof commitmentState>

export function applyCommitmentEvent(state: ForumState, event: Stamped<typeof commitmentEvents>): void {
  const { at, actor } = event
  if (event.type === 'commitment.drafted/1') {
    const { commitment: id, ...said } = event.body
    state.commitments[id] = { id, ...said, stage: 'draft', adopted: null, reopened: null }
    return
  }
  const commitment = state.commitments[event.body.commitment]
  if (!commitment) return
  if (event.type === 'commitment.reopened/1') {
    commitment.reopened = { at, actor, reason: event.body.reason, over: null, upheld: null }
  } else if (commitment.reopened) {
    commitment.reopened.over = at
    commitment.reopened.upheld = event.body.reason
  }
}

/** [RULE4] What was adopted is open to another text. */
export function isReopened({ reopened }: Commitment): boolean {
  return reopened !== null && reopened.over === null
}

/** Its text was adopted and is not reopened: it is neither written on nor put to decision. */
export function isSettled(commitment: Commitment): boolean {
  return commitment.stage === 'adopted' && !isReopened(commitment)
}

function endReopening(commitment: Commitment, at: string): void {
  if (commitment.reopened && isReopened(commitment)) commitment.reopened.over = at
}

export interface Adoption {
  readonly at: string
  readonly text: string
  readonly title: string
}

export function adopt(commitment: Commitment, { at, text, title }: Adoption): void {
  Object.assign(commitment, { stage: 'adopted', adopted: text, title })
  endReopening(commitment, at)
}

/** The adoptions of a commitment by the forum that stand, the last one being in force. */
export function adoptions(state: ForumState, commitment: Commitment): readonly Adoption[] {
  const inMeetings = Object.values(state.decisions).flatMap(({ meeting, concluded, annulled, texts, ...one }) => {
    const text = texts.at(-1)?.hash
    // [GROUP5] A working group recommends: only the forum adopts.
    const stands = one.commitment === commitment.id && annulled === null && concluded?.result === 'adopted'
    if (!stands || text === undefined || (state.meetings[meeting]?.group ?? null) !== null) return []
    return [{ at: concluded.at, text, title: one.title }]
  })
  const between = Object.values(state.procedures).flatMap(({ group, ended, text, title, ...one }) =>
    one.commitment === commitment.id && group === null && ended?.result === 'adopted'
      ? [{ at: ended.at, text, title }]
      : [],
  )
  return [...inMeetings, ...between].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** [UNDO1] Once an adoption was annulled: the one before it holds, open to another text as it was; without one, it is a draft of the words that it had. */
export function takeBack(state: ForumState, commitment: Commitment, annulledAdoption: string): void {
  const before = adoptions(state, commitment).at(-1)
  if (!before) {
    Object.assign(commitment, { stage: 'draft', adopted: null, reopened: null })
    return
  }
  Object.assign(commitment, { adopted: before.text, title: before.title })
  if (commitment.reopened?.over === annulledAdoption) commitment.reopened.over = null
}
