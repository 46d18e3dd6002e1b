import { useCallback, useState } from 'react'

const PREFIX = 'plenary.entry '

/**
 * What somebody is entering in a form, kept in this tab under `key` until it is sent: a failure of the page, a reload or a look
 * elsewhere loses nothing. `clear` forgets it and goes back to `initial`. Only plain JSON.
 */
export function useKeptEntry<T>(
  key: string,
  initial: T,
): readonly [T, (next: T | ((last: T) => T)) => void, () => void] {
  const [entry, setEntry] = useState<T>(() => (read(key) as T | null) ?? initial)
  const change = useCallback(
    (next: T | ((last: T) => T)) => {
      setEntry((last) => {
        const value = typeof next === 'function' ? (next as (last: T) => T)(last) : next
        write(key, value)
        return value
      })
    },
    [key],
  )
  const clear = useCallback(() => {
    write(key, null)
    setEntry(initial)
  }, [key, initial])
  return [entry, change, clear]
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null')
  } catch {
    return null
  }
}

/** A browser that refuses its storage keeps the entry as long as the form is shown. */
function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // nothing is stored
  }
}
