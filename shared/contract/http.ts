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

/** Asked of an operator's session at the hosting computer: null, this computer only; else the base address of links. */
export const sharingRequest = z.strictObject({
  address: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine((address) => /^https?:\/\/[^/?#]+\/?$/.test(address))
    .nullable(),
})
export const sharingAnswer = z.object({
  /** What links begin with now. */
  url: z.string(),
  shared: z.boolean(),
  /** Addresses of this computer that others of its network reach. */
  addresses: z.array(z.string()),
})
export type SharingAnswer = z.infer<typeof sharingAnswer>
