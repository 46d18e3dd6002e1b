import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import './visually-hidden.css'

type Announce = (words: string) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Gives the windows below it one polite region for changes that others make ("Youth Assembly arrived. 15 of 18 here."). */
export function LiveAnnouncer({ children }: { children: ReactNode }): ReactNode {
  const [said, setSaid] = useState<{ words: string; count: number }>({ words: '', count: 0 })
  const waiting = useRef<Set<string>>(new Set())
  // One change of the record may be news to several parts of a window: what they say in one moment is spoken together.
  const announce = useCallback<Announce>((words) => {
    const first = waiting.current.size === 0
    waiting.current.add(words)
    if (!first) return
    queueMicrotask(() => {
      const together = [...waiting.current].join(' ')
      waiting.current.clear()
      setSaid((last) => ({ words: together, count: last.count + 1 }))
    })
  }, [])
  // The key makes the same words twice two additions, so that they are spoken twice.
  const spoken = useMemo(() => <span key={said.count}>{said.words}</span>, [said])
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="ui-visually-hidden" aria-live="polite" aria-atomic="true">
        {spoken}
      </div>
    </AnnounceContext.Provider>
  )
}

/** Says `words` once, when the reader pauses. For changes made by others; what a person does themselves shows in place. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
