import type { Dispatch, SetStateAction } from 'react'
import { useEffect, useState } from 'react'

interface Held {
  readonly value: unknown
  holders: number
}

const held = new Map<string, Held>()

/**
 * State that outlives what holds it when another takes its place at that moment, as where a window's width asks for another layout: a
 * form that was open there is open here. Left for another page it begins anew. `key` names it in the whole window.
 */
export function useHeldState<T>(key: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (held.has(key) ? (held.get(key)?.value as T) : initial))
  useEffect(() => holdFor(key, value), [key, value])
  return [value, setValue]
}

/** Kept until the answer is called and nobody else has come to hold it. */
export function holdFor(key: string, value: unknown): () => void {
  const own: Held = { value, holders: (held.get(key)?.holders ?? 0) + 1 }
  held.set(key, own)
  return () => {
    // Whoever takes its place has begun by then.
    setTimeout(() => {
      const last = held.get(key)
      if (!last) return
      last.holders -= 1
      if (last.holders <= 0) held.delete(key)
    }, 0)
  }
}

/** What is held under a key just now. */
export function heldUnder(key: string): unknown {
  return held.get(key)?.value
}
