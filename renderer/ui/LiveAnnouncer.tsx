import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import './visually-hidden.css'

type Announce = (words: string) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Gives the windows below it one polite region for changes that others make ("Youth Assembly arrived. 15 of 18 here."). */
export function LiveAnnouncer({ children }: { children: ReactNode }): ReactNode {
  const [said, setSaid] = useState<{ words: string; count: number }>({ words: '', count: 0 })
  const announce = useCallback<Announce>((words) => setSaid((last) => ({ words, count: last.count + 1 })), [])
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
