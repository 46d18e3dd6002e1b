import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { useText } from './text.ts'
import './toast.css'

export interface Toast {
  words: string
  onUndo: () => void
}

const shownMs = 8_000

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Holds the one toast, bottom at the start side. A newer one replaces it; pointing at it or focusing it stops its clock. */
export function ToastRegion({ children }: { children: ReactNode }): ReactNode {
  const { t } = useText('common')
  const [toast, setToast] = useState<Toast & { key: number }>()
  const [held, setHeld] = useState(false)
  const count = useRef(0)
  const show = useCallback((next: Toast) => {
    count.current += 1
    setToast({ ...next, key: count.current })
  }, [])
  useEffect(() => {
    if (!toast || held) return undefined
    const timer = setTimeout(() => setToast(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [toast, held])
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) }
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="ui-toasts" role="status" {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
        {toast ? (
          <div className="ui-toast" key={toast.key}>
            <span>{toast.words}</span>
            <Button
              kind="link"
              onPress={() => {
                toast.onUndo()
                setToast(undefined)
                setHeld(false)
              }}
            >
              {t('undo')}
            </Button>
          </div>
        ) : null}
      </div>
    </ToastContext.Provider>
  )
}

/** Tells what was done for 8 s, with Undo. Only for what can be undone. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}
