import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useCan } from '../../client/react.tsx'
import type { RulesPlace } from './rules-place.ts'

export interface ChangeForm {
  /** May put something to decision at all. */
  readonly leads: boolean
  /** The form may be opened: nothing of its kind is being decided that cannot be amended now. */
  readonly mayChange: boolean
  readonly shown: boolean
  readonly open: () => void
  readonly close: () => void
  /** The button that opens it, which has the focus again once it is closed. */
  readonly button: RefObject<HTMLButtonElement | null>
}

export function useChangeForm(place: RulesPlace): ChangeForm {
  const leads = useCan({ to: 'decision.put' })
  const [changing, setChanging] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const closed = useRef(false)
  const mayChange = leads && place.how !== 'under_way'
  const shown = changing && mayChange
  useEffect(() => {
    // Back to where the form was opened.
    if (!shown && closed.current) button.current?.focus()
    closed.current = shown
  }, [shown])
  return { leads, mayChange, shown, open: () => setChanging(true), close: () => setChanging(false), button }
}
