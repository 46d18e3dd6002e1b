import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { decisionKind } from './forum.ts'
import { commitmentId, count, date, decisionId, hash, instant, line, moment, seatId, silenceId } from './primitives.ts'
import { sealed } from './sealed.ts'
import type { ForumState } from './state.ts'

const json = z.record(z.string(), z.json())
const result = z.enum(['adopted', 'not_adopted', 'no_decision'])

/** The active seats when a text was asked about in silence; nothing later changes them. Nobody need be present. */
const askedSeat = z.strictObject({ id: seatId, sector: line, recused: z.boolean() })
export type AskedSeat = z.infer<typeof askedSeat>

/** What anybody was asked, and how long: from the host's clock and the calendar of `until.zone`. */
const asked = {
  number: z.number().int().min(1),
  title: line,
  text: hash,
  about: decisionKind,
  commitment: commitmentId.nullable(),
  /** [SIL2] Where these very words were put to decision before: silence is never asked of new text. */
  known: z.strictObject({ decision: decisionId, version: z.number().int().min(1) }),
  fromDate: date,
  until: moment,
  seats: z.array(askedSeat),
  rulesVersion: z.number().int().min(1),
  /** How many days the rulebook asked for at the least. */
  days: count,
}

const ended = {
  result,
  /** What the outcome was computed from, in the case format. */
  case: json,
  outcome: json,
  format: z.number().int().min(1),
  engine: line,
}

export const silenceEvents = {
  'silence.opened/1': z.strictObject({ silence: silenceId, ...asked }),
  /** [SIL4] A seat objects; the words are sealed. */
  'silence.objected/1': z.strictObject({ silence: silenceId, seat: seatId, reason: sealed.nullable() }),
  'silence.ended/1': z.strictObject({ silence: silenceId, ...ended }),
}

export const silenceState = z.object({
  id: silenceId,
  ...asked,
  openedAt: instant,
  /** In the order of the record; the first one ends it. */
  objections: z.array(z.object({ seat: seatId, at: instant, actor: z.string(), reason: sealed.nullable() })),
  ended: z.object({ at: instant, ...ended }).nullable(),
})
/** A text that is taken as adopted unless somebody objects before a deadline. */
export type Silence = z.infer<typeof silenceState>

export function applySilenceEvent(state: ForumState, event: Stamped<typeof silenceEvents>): void {
  const { at, actor } = event
  if (event.type === 'silence.opened/1') {
    const { silence: id, ...said } = event.body
    state.silences[id] = { id, ...said, openedAt: at, objections: [], ended: null }
    return
  }
  const silence = state.silences[event.body.silence]
  if (!silence) return
  if (event.type === 'silence.objected/1') {
    const { seat, reason } = event.body
    silence.objections.push({ seat, at, actor, reason })
    return
  }
  const { silence: _, ...said } = event.body
  silence.ended = { at, ...said }
  const commitment = silence.commitment === null ? null : state.commitments[silence.commitment]
  if (commitment && said.result === 'adopted')
    Object.assign(commitment, { stage: 'adopted', adopted: silence.text, title: silence.title })
}
