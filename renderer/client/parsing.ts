import type { z } from '../../shared/lib/zod.ts'

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
