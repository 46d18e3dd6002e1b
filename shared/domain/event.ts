import type { z } from 'zod'

/** An event as a reducer gets it: its type and body, and what the record stamped on it. */
export type Stamped<Bodies extends Record<string, z.ZodType>> = {
  [Type in keyof Bodies & string]: { readonly type: Type; readonly body: z.infer<Bodies[Type]> } & Stamp
}[keyof Bodies & string]

export interface Stamp {
  readonly seq: number
  readonly at: string
  readonly actor: string
}
