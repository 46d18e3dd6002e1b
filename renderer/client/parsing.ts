import { z } from 'zod'

// The windows run under a policy without `unsafe-eval`: Zod would try to generate code, be refused, and leave a report in the
// console. It tries when the first schema is made, so `connection.ts`, where windows begin, imports this before anything else.
z.config({ jitless: true })

/** Parses what came over an edge as JSON text; null where it is no JSON or not of the schema's shape. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}
