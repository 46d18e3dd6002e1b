import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { Button, ButtonRow } from './Button.tsx'
import { useText } from './text.ts'
import './dialog.css'

export interface DialogProps {
  title: string
  isOpen: boolean
  /** Escape, Close, or a press beside it. */
  onClose: () => void
  children: ReactNode
  /** The one ink button and at most one quiet one; Close is added at the end. */
  actions?: ReactNode
  /** The word on the button that closes ("Close" unless told). */
  closeLabel?: string | undefined
}

/** For the start and forum screens only: a live meeting is never covered. The browser's own modal: focus stays in it and returns after. */
export function Dialog(props: DialogProps): ReactNode {
  const { t } = useText('common')
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !props.isOpen) return undefined
    if (!dialog.open) dialog.showModal()
    return () => dialog.close()
  }, [props.isOpen])
  if (!props.isOpen) return null
  return (
    <dialog
      ref={ref}
      className="ui-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <h2 id={titleId} className="ui-dialog__title type-item">
        {props.title}
      </h2>
      <div className="ui-dialog__body">{props.children}</div>
      <ButtonRow>
        {props.actions}
        <Button onPress={props.onClose} kind={props.actions ? 'link' : 'secondary'}>
          {props.closeLabel ?? t('close')}
        </Button>
      </ButtonRow>
    </dialog>
  )
}
