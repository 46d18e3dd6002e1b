import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { focusInView } from './in-view.ts'

/**
 * Where a form stands in place of the button that opened it. Opened, focus goes to its first field; closed, back to that button, or,
 * where it is gone, to the place itself. Focus that somebody put elsewhere meanwhile stays there.
 */
export function FormPlace(props: { open: boolean; children: ReactNode; className?: string | undefined }): ReactNode {
  const { open } = props
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<string | null>(null)
  const last = useRef(open)
  useEffect(() => {
    if (last.current === open) return
    last.current = open
    const here = place.current
    if (!here || (document.activeElement && document.activeElement !== document.body)) return
    const buttons = [...here.querySelectorAll('button')]
    const target = open
      ? here.querySelector<HTMLElement>('input, select, textarea, button')
      : (buttons.find((one) => one.textContent === opener.current) ?? here)
    if (open) focusInView(target)
    else target?.focus()
  }, [open])
  return (
    <div
      ref={place}
      className={props.className}
      tabIndex={-1}
      onClickCapture={(event) => {
        if (!open && event.target instanceof Element)
          opener.current = event.target.closest('button')?.textContent ?? null
      }}
    >
      {props.children}
    </div>
  )
}
