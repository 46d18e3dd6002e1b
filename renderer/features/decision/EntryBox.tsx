import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'

/** Where what a seat said aloud is entered: opens with focus on its first answer, closes with Escape. */
export function EntryBox(props: {
  label: string
  title: string
  note?: string | undefined
  /** Buttons of equal weight. */
  choices: ReactNode
  children?: ReactNode
  failure: Failure | null
  onCancel: () => void
}): ReactNode {
  const { t } = useText('decision')
  const choices = useRef<HTMLDivElement>(null)
  useEffect(() => {
    choices.current?.querySelector('button')?.focus()
  }, [])
  return (
    <div
      className="decision-entry"
      role="group"
      aria-label={props.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel()
      }}
    >
      <p className="type-label">{props.title}</p>
      {props.note ? <p className="type-reference">{props.note}</p> : null}
      <div ref={choices}>
        <ButtonRow className="decision-entry__choices">{props.choices}</ButtonRow>
      </div>
      {props.children}
      <FailureLine failure={props.failure} />
      <Button kind="link" small onPress={props.onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}

/** For a field that appears because somebody asked for it: focus goes to it. */
export function useFocusAtFirst<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useEffect(() => {
    ref.current?.focus()
  }, [])
  return ref
}
