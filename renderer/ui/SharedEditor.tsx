import type { ReactNode } from 'react'
import { lazy, Suspense, useId, useMemo } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { readBlocks } from '../../shared/document/document-nodes.ts'
import { isWithin, peopleOf } from './editor-places.ts'
import { groupMark, Mark } from './Mark.tsx'
import { Prose } from './Prose.tsx'
import { useCarets } from './use-carets.ts'
import './shared-editor.css'

const EditorSurface = lazy(async () => ({ default: (await import('./EditorSurface.tsx')).EditorSurface }))

export interface SharedEditorProps {
  /** The part of a Yjs document to work on; must be filled from the host already, since an empty one is taken for an empty text. */
  readonly fragment: Y.XmlFragment
  /** Of the same document: carries the carets. */
  readonly awareness: Awareness
  /** Names the field. */
  readonly label: string
  /** Read out only, where a heading or column head already says it. */
  readonly hideLabel?: boolean | undefined
  readonly editable: boolean
  /** A title: Enter goes on (`onNext`, else the next field), nothing breaks the line. */
  readonly singleLine?: boolean | undefined
  readonly onNext?: (() => void) | undefined
  /** What belongs here, shown while nothing is written. */
  readonly placeholder?: string | undefined
  /** Takes the focus once it is there. */
  readonly autoFocus?: boolean | undefined
  /** Language of what is written, where it differs from the page's: spelling is checked by it. */
  readonly lang?: string | undefined
  /** `title` draws the words as large as an item's; `draft` unless told; `small` for tables. */
  readonly size?: 'title' | 'draft' | 'small' | undefined
  /** The field's own id, for links to it. */
  readonly id?: string | undefined
}

/**
 * A text that several people type at once, their carets in it. The words stand there at once; the editor comes when its code is loaded.
 * Undo takes back one's own changes only. Who is in this part is named beside its label.
 */
export function SharedEditor(props: SharedEditorProps): ReactNode {
  const headId = useId()
  const { fragment, hideLabel, singleLine, size = 'draft' } = props
  const names = ['ui-editor', `ui-editor--${size}`]
  if (singleLine) names.push('ui-editor--line')
  if (props.editable) names.push('ui-editor--editable')
  return (
    <div className={names.join(' ')} id={props.id}>
      {hideLabel && singleLine ? null : (
        <div className="ui-editor__head">
          <span id={headId} className={hideLabel ? 'ui-visually-hidden' : 'ui-editor__label'}>
            {props.label}
          </span>
          <Present fragment={fragment} awareness={props.awareness} />
        </div>
      )}
      <Suspense fallback={<StillWords fragment={fragment} />}>
        <EditorSurface {...props} labelId={hideLabel && singleLine ? undefined : headId} />
      </Suspense>
    </div>
  )
}

/** The words as they are, until the editor takes over. */
function StillWords({ fragment }: { fragment: Y.XmlFragment }): ReactNode {
  const blocks = useMemo(() => readBlocks(fragment as Y.AbstractType<unknown>), [fragment])
  return (
    <div className="ui-editor__body">
      <div className="ui-editor__text">
        <Prose blocks={blocks} />
        {blocks.length === 0 ? <p>{'\u00a0'}</p> : null}
      </div>
    </div>
  )
}

/** Who else stands in this part of the text. */
function Present({ fragment, awareness }: { fragment: Y.XmlFragment; awareness: Awareness }): ReactNode {
  const carets = useCarets(awareness)
  const people = peopleOf(carets.filter((caret) => isWithin(caret, fragment)))
  if (people.length === 0) return null
  return (
    <span className="ui-editor__present">
      {people.map((one) => (
        <span key={one.id || one.name} className="ui-marked">
          {one.sector === null ? null : <Mark name={groupMark(one.sector)} size={12} />}
          <span>{one.name}</span>
        </span>
      ))}
    </span>
  )
}
