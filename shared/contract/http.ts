import { z } from '../lib/zod.ts'
import { role } from '../policy/actor.ts'

export const redeemRequest = z.strictObject({ invite: z.string().regex(/^[0-9a-f]{64}$/) })
export const redeemAnswer = z.object({
  session: z.string(),
  participant: z.object({ id: z.string(), name: z.string(), role, seat: z.string().nullable() }),
})
export type RedeemAnswer = z.infer<typeof redeemAnswer>

export const textListing = z.array(
  z.object({ doc: z.string(), kind: z.enum(['commitment', 'notes']), title: z.string(), write: z.boolean() }),
)
export type TextListing = z.infer<typeof textListing>

/** Who sits at the controls: asked of an operator's session, answered with one that acts as this person. */
export const controlsRequest = z.strictObject({ person: z.string().regex(/^[0-9a-f]{32}$/) })
export const controlsAnswer = z.object({ session: z.string() })
