import { z } from '../lib/zod.ts'
import type { Stamped } from './event.ts'
import { decisionId, instant } from './primitives.ts'

/** Whose vote decides where votes are even. */
export const castingOffice = z.enum(['chair', 'co-chair'])
export type CastingOffice = z.infer<typeof castingOffice>

export const castingEvents = {
  /** [CAST1] The votes are even, and the rule gives this office the casting vote: it is awaited. */
  'casting.asked/1': z.strictObject({ decision: decisionId, office: castingOffice }),
  'casting.given/1': z.strictObject({ decision: decisionId, office: castingOffice, vote: z.enum(['yes', 'no']) }),
}

export const castingState = z.object({
  office: castingOffice,
  askedAt: instant,
  given: z.object({ at: instant, actor: z.string(), vote: z.enum(['yes', 'no']) }).nullable(),
})
export type Casting = z.infer<typeof castingState>

type CastingEvent = Stamped<typeof castingEvents>

/** The casting vote as it stands after this event; `before` null: none was asked. */
export function castingAfter(before: Casting | null, { type, at, actor, body }: CastingEvent): Casting {
  const { office } = body
  if (type === 'casting.asked/1') return { office, askedAt: at, given: null }
  return { office, askedAt: before?.askedAt ?? at, given: { at, actor, vote: body.vote } }
}
