import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Caret } from './editor-places.ts'
import { caretsIn } from './editor-places.ts'

const TOGETHER_MS = 100

/** Everyone else who has a text open, and where they are; a tenth of a second late, so that typing draws nothing anew. */
export function useCarets(awareness: Awareness | null): readonly Caret[] {
  const [carets, setCarets] = useState<readonly Caret[]>([])
  useEffect(() => {
    if (!awareness) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = (): void => {
      timer = null
      setCarets((before) => {
        const now = caretsIn(awareness)
        return sameCarets(before, now) ? before : now
      })
    }
    const changed = (): void => {
      timer ??= setTimeout(read, TOGETHER_MS)
    }
    changed()
    awareness.on('change', changed)
    return () => {
      if (timer) clearTimeout(timer)
      awareness.off('change', changed)
      setCarets([])
    }
  }, [awareness])
  return carets
}

function sameCarets(before: readonly Caret[], now: readonly Caret[]): boolean {
  return (
    before.length === now.length &&
    now.every((caret, index) => {
      const was = before[index]
      return was?.client === caret.client && was.at === caret.at && was.user.name === caret.user.name
    })
  )
}
