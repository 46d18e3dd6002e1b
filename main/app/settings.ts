import { z } from 'zod'
import type { KnownFile } from '../cli/start-calls.ts'

const MOST_RECENT = 30

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320).max(20_000),
  height: z.number().int().min(240).max(20_000),
})
export type Bounds = z.infer<typeof bounds>

export const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)

/** All that the app keeps of its own; nothing that is a forum's. What does not hold counts as not there. */
const kept = {
  recent: z.array(z.object({ path: z.string().min(1), openedAt: z.iso.datetime() })).catch([]),
  bounds: bounds.nullable().catch(null),
  language: language.nullable().catch(null),
}

/** Where settings lie: one small file, or memory where that file cannot be had. */
export interface Keeping {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

export class Settings {
  readonly #keeping: Keeping

  constructor(keeping: Keeping) {
    this.#keeping = keeping
  }

  get recent(): readonly KnownFile[] {
    return kept.recent.parse(this.#keeping.get('recent'))
  }

  /** Puts a file first among the recent ones. */
  opened(path: string, openedAt: string): void {
    const others = this.recent.filter((one) => one.path !== path)
    this.#set('recent', [{ path, openedAt }, ...others].slice(0, MOST_RECENT))
  }

  get bounds(): Bounds | null {
    return kept.bounds.parse(this.#keeping.get('bounds'))
  }

  set bounds(value: Bounds | null) {
    this.#set('bounds', value)
  }

  get language(): string | null {
    return kept.language.parse(this.#keeping.get('language'))
  }

  set language(value: string | null) {
    this.#set('language', value)
  }

  /** A setting that cannot be written is no reason to stop anything. */
  #set(key: string, value: unknown): void {
    try {
      this.#keeping.set(key, value)
    } catch {
      return
    }
  }
}
