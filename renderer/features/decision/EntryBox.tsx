import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { focusInView } from '../../ui/in-view.ts'

/** Where what a seat said aloud is entered: opens with focus on its first answer, or on what leads to it; closes with Escape. */
export function EntryBox(props: {
  label: string
  title: string
  note?: string | undefined
  /** What is written before an answer is chosen. */
  lead?: ReactNode
  /** Buttons of equal weight. */
  choices: ReactNode
  children?: ReactNode
  failure: Failure | null
  onCancel: () => void
}): ReactNode {
  const { t } = useText('decision')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    focusInView(box.current?.querySelector<HTMLElement>('textarea, button') ?? null)
  }, [])
  return (
    <div
      ref={box}
      className="decision-entry"
      role="group"
      aria-label={props.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel()
      }}
    >
      <p className="type-label">{props.title}</p>
      {props.note ? <p className="type-reference">{props.note}</p> : null}
      {props.lead}
      <ButtonRow className="decision-entry__choices">{props.choices}</ButtonRow>
      {props.children}
      <FailureLine failure={props.failure} />
      <ButtonRow className="decision-entry__end">
        <Button kind="link" small onPress={props.onCancel}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </div>
  )
}

/** For a field that appears because somebody asked for it: focus goes to it. */
export function useFocusAtFirst<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useEffect(() => {
    focusInView(ref.current)
  }, [])
  return ref
}
