import { line, prose } from '../domain/primitives.ts'
import { z } from '../lib/zod.ts'

/** What several commands take. Lines that are not empty, of people's own words. */
export const words = prose.pipe(z.string().regex(/\S/))

export const motion = z.strictObject({ title: line, text: words })

/** Local wall time and zone; the host works out the instant. */
export const starts = z.strictObject({
  local: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  zone: z.string().min(1).max(64),
})
