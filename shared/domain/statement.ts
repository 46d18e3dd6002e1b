import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { count, date, decisionId, instant, line, personId, prose } from './primitives.ts'
import type { ForumState } from './state.ts'

const words = prose.pipe(z.string().regex(/\S/))
const version = z.number().int().min(1)

/** What members of a forum undertake: principles by name, each in the forum's own words. */
export const ethicsStatement = z.strictObject({
  /** What stands above the principles; may be empty. */
  opening: prose,
  principles: z
    .array(z.strictObject({ name: line, words }))
    .min(1)
    .max(30),
  /** Where the principles come from, for people to read. */
  source: line.nullable(),
  /** [ETH11] What interests declared from its adoption on are about is published; left out: it stays inside the forum. */
  interests: z.literal('published').optional(),
})
export type EthicsStatement = z.infer<typeof ethicsStatement>

export const statementEvents = {
  /** [ETH4] A forum's ethics statement, whole, from here on. */
  'statement.adopted/1': ethicsStatement.extend({
    version,
    /** The decision that adopted it, once the forum has met. */
    decision: decisionId.optional(),
  }),
  /** [ETH5] Somebody signed a version. Where the event's actor is another, they entered a paper that was signed on that day. */
  'statement.signed/1': z.strictObject({ person: personId, version, on: date }),
  /** A signature that was entered by mistake; `corrects` names the entry, which stays. */
  'signature.struck/1': z.strictObject({ person: personId, corrects: z.number().int().min(1) }),
}

export const adoptedStatement = ethicsStatement.extend({
  version: count,
  adoptedAt: instant,
  decision: decisionId.nullable(),
})
export type AdoptedStatement = z.infer<typeof adoptedStatement>

export const signatureState = z.object({
  seq: count,
  at: instant,
  actor: z.string(),
  person: personId,
  version: count,
  on: date,
  struckAt: instant.nullable(),
})
export type Signature = z.infer<typeof signatureState>

export function applyStatementEvent(state: ForumState, event: Stamped<typeof statementEvents>): void {
  switch (event.type) {
    case 'statement.adopted/1': {
      const { decision = null, ...said } = event.body
      state.statements.push({ ...said, adoptedAt: event.at, decision })
      return
    }
    case 'statement.signed/1': {
      const { seq, at, actor, body } = event
      state.signatures.push({ seq, at, actor, ...body, struckAt: null })
      return
    }
    case 'signature.struck/1': {
      const signature = state.signatures.find((one) => one.seq === event.body.corrects)
      if (signature) signature.struckAt = event.at
      return
    }
  }
}
