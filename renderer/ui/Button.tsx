import type { ReactNode, Ref } from 'react'
import { useId, useState } from 'react'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import './button.css'

export type ButtonKind = 'primary' | 'secondary' | 'link'

export interface ButtonProps {
  /** A verb. Ends in an ellipsis when it asks something first. */
  children: ReactNode
  onPress?: (() => void) | undefined
  /** One ink button a screen; secondary unless told. */
  kind?: ButtonKind | undefined
  /** 32 px, for rails and headers. */
  small?: boolean | undefined
  /** 52 px and full width, for phones. */
  large?: boolean | undefined
  /**
   * Why it cannot act yet: the edge turns dashed, pressing does nothing, focus stays possible, the reason is read out. Say what is missing
   * ("1 answer missing"). Shown in the button's title, and after it once pressed; say it in the label where there is room.
   */
  missing?: string | undefined
  /** What is missing is said beside it anyhow. */
  explained?: boolean | undefined
  /** Work is under way: pressing again does nothing. */
  busy?: boolean | undefined
  type?: 'button' | 'submit' | undefined
  /** For a button whose words do not say enough alone ("Remind" → "Remind the Ministry of Finance"); must begin with its words. */
  label?: string | undefined
  pressed?: boolean | undefined
  expanded?: boolean | undefined
  controls?: string | undefined
  keyShortcuts?: string | undefined
  id?: string | undefined
  className?: string | undefined
  autoFocus?: boolean | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

export function Button(props: ButtonProps): ReactNode {
  const { kind = 'secondary', small, large, missing, busy, type = 'button', onPress } = props
  const reasonId = useId()
  const [asked, setAsked] = useState(false)
  const cannotAct = missing !== undefined || busy === true
  const names = ['ui-button', `ui-button--${kind}`]
  if (small) names.push('ui-button--small')
  if (large) names.push('ui-button--large')
  if (missing !== undefined) names.push('ui-button--missing')
  if (props.className) names.push(props.className)
  return (
    <>
      <button
        ref={props.ref}
        id={props.id}
        type={type}
        className={names.join(' ')}
        aria-label={props.label}
        aria-disabled={cannotAct || undefined}
        aria-busy={busy || undefined}
        aria-describedby={missing ? reasonId : undefined}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-controls={props.controls}
        aria-keyshortcuts={props.keyShortcuts}
        title={missing || undefined}
        autoFocus={props.autoFocus}
        onClick={(event) => {
          if (missing !== undefined) setAsked(true)
          if (cannotAct) return event.preventDefault()
          onPress?.()
        }}
      >
        {props.children}
      </button>
      {missing ? <Reason id={reasonId} shown={asked && !props.explained} words={missing} /> : null}
    </>
  )
}

/** For those who listen always, for those who look once they pressed in vain. */
function Reason({ id, shown, words }: { id: string; shown: boolean; words: string }): ReactNode {
  const said = <span id={id}>{words}</span>
  return shown ? <span className="ui-button__reason">{said}</span> : <VisuallyHidden>{said}</VisuallyHidden>
}

/** Buttons that belong together, wrapping; one of them at most is `primary`. */
export function ButtonRow({
  children,
  className = '',
}: {
  children: ReactNode
  className?: string | undefined
}): ReactNode {
  return <div className={`ui-button-row ${className}`}>{children}</div>
}

/**
 * A big choice on a phone (vote, position): 68 px high, mark and word, the same weight for each. `chosen` turns it ink; `note` stands below
 * the word ("not sent yet").
 */
export function ChoiceButton(props: {
  mark: ReactNode
  children: ReactNode
  note?: ReactNode
  /** One beside the point, lower than the others. */
  small?: boolean | undefined
  chosen?: boolean | undefined
  missing?: string | undefined
  onPress: () => void
}): ReactNode {
  return (
    <button
      type="button"
      className={`ui-choice${props.small ? ' ui-choice--small' : ''}${props.chosen ? ' ui-choice--chosen' : ''}`}
      aria-pressed={props.chosen ?? false}
      aria-disabled={props.missing !== undefined || undefined}
      title={props.missing}
      onClick={() => props.missing === undefined && props.onPress()}
    >
      <span className="ui-choice__mark">{props.mark}</span>
      <span className="ui-choice__words">
        <span className="ui-choice__word">{props.children}</span>
        {props.note ? <span className="ui-choice__note">{props.note}</span> : null}
      </span>
    </button>
  )
}
