import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 600

interface MilestoneFieldProps {
  readonly label: string
  readonly head: string
  readonly value: string
  readonly placeholder: string
  readonly editable: boolean
  readonly onChange: (value: string) => void
}

/**
 * A short field that several may fill; the last one who did holds. Written into the text at a pause, so that others see words and not
 * letters. While somebody types here, what others put in waits.
 */
export function MilestoneField(props: MilestoneFieldProps): ReactNode {
  const { value, editable, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const put = useRef<() => void>(() => undefined)
  useEffect(() => {
    put.current = () => {
      clearTimeout(pause.current)
      if (typed !== null && typed.trim() !== value) onChange(typed.trim())
    }
  })
  // Leaving the page with the field open loses nothing.
  useEffect(() => () => put.current(), [])
  return (
    <label className="milestone__field">
      <span className="milestone__head">{props.head}</span>
      {editable ? (
        <textarea
          className="milestone__input"
          aria-label={props.label}
          rows={1}
          dir="auto"
          maxLength={500}
          placeholder={props.placeholder}
          value={typed ?? value}
          onChange={(event) => {
            setTyped(event.target.value.replaceAll('\n', ' '))
            clearTimeout(pause.current)
            pause.current = setTimeout(() => put.current(), PAUSE_MS)
          }}
          onBlur={() => {
            put.current()
            setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            put.current()
          }}
        />
      ) : (
        <span className="milestone__words" dir="auto">
          {value}
        </span>
      )}
    </label>
  )
}
