import { Editor, Extension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { ReactNode } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Carets } from './editor-carets.ts'
import { takeRichText } from './editor-paste.ts'
import type { SharedEditorProps } from './SharedEditor.tsx'
import { useText } from './text.ts'

type SurfaceProps = SharedEditorProps & { readonly labelId: string | undefined }

/** The editor itself, with everything heavy that it brings: loaded only where somebody writes. */
export function EditorSurface(props: SurfaceProps): ReactNode {
  const { fragment, awareness, editable, singleLine = false } = props
  const host = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const [editor, setEditor] = useState<Editor | null>(null)
  useLayoutEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!host.current || !names.current) return undefined
    const made = makeEditor({ element: host.current, names: names.current, fragment, awareness, singleLine, latest })
    setEditor(made)
    return () => {
      setEditor(null)
      made.destroy()
    }
  }, [fragment, awareness, singleLine])
  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])
  return (
    <>
      {editor && editable && !singleLine ? <Tools editor={editor} label={props.label} /> : null}
      <div className="ui-editor__body">
        <div ref={host} className="ui-editor__host" />
        {editor && props.placeholder ? <Placeholder editor={editor}>{props.placeholder}</Placeholder> : null}
        <div ref={names} className="ui-editor__names" aria-hidden="true" />
      </div>
    </>
  )
}

interface Making {
  readonly element: HTMLElement
  readonly names: HTMLElement
  readonly fragment: SharedEditorProps['fragment']
  readonly awareness: SharedEditorProps['awareness']
  readonly singleLine: boolean
  readonly latest: { readonly current: SurfaceProps }
}

// Every editor has the whole schema: what it does not know, the binding would delete from the shared text.
function makeEditor({ element, names, fragment, awareness, singleLine, latest }: Making): Editor {
  const take = (event: ClipboardEvent | DragEvent): boolean => takeRichText(editor.view, event, singleLine)
  const attributes = (): Record<string, string> => attributesOf(latest.current)
  const editor = new Editor({
    element,
    // Both would make elements from strings, which the page's policy refuses.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    injectCSS: false,
    editable: latest.current.editable,
    autofocus: latest.current.autoFocus && latest.current.editable ? 'end' : false,
    enableInputRules: singleLine ? false : ['bulletList'],
    enablePasteRules: false,
    extensions: [
      Document,
      Paragraph,
      Text,
      Bold,
      Italic,
      HardBreak,
      BulletList,
      KeyedListItem,
      Collaboration.configure({ fragment }),
      Carets.configure({ awareness, names }),
      ...(singleLine ? [oneLine(latest)] : []),
    ],
    editorProps: {
      // Its class from the first moment: words that are sized afterwards are drawn twice.
      attributes: attributes(),
      handleDOMEvents: { paste: (_view, event) => take(event), drop: (_view, event) => take(event) },
    },
  })
  // A function only now: when it is made, Tiptap spreads the attributes into its own, and a function spreads into nothing.
  editor.view.setProps({ attributes })
  return editor
}

/** Tab goes on to the next field, as everywhere; entries of a list move in and out by Ctrl+] and Ctrl+[. */
const KeyedListItem = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** Keeps a text on one line: Enter goes on, and nothing is set in a list, bold or italic. */
function oneLine(latest: Making['latest']): Extension {
  return Extension.create({
    name: 'oneLine',
    priority: 1_001,
    addKeyboardShortcuts() {
      const next = (): boolean => {
        const { onNext } = latest.current
        if (onNext) onNext()
        else focusAfter(this.editor.view.dom)
        return true
      }
      const nothing = (): boolean => true
      return {
        Enter: next,
        'Shift-Enter': nothing,
        'Mod-Enter': nothing,
        'Mod-b': nothing,
        'Mod-i': nothing,
        'Mod-Shift-8': nothing,
      }
    },
  })
}

function focusAfter(element: HTMLElement): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[contenteditable="true"], input, select, textarea')]
  const next = stops[stops.indexOf(element) + 1]
  next?.focus()
}

function attributesOf({
  label,
  labelId,
  editable,
  singleLine,
  placeholder,
  lang,
}: SurfaceProps): Record<string, string> {
  const named: Record<string, string> = labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId }
  if (lang !== undefined) named['lang'] = lang
  // Words that cannot be edited are no field: they are read like any others.
  if (!editable) return { ...named, class: 'ui-editor__text', role: 'group' }
  return {
    ...named,
    class: 'ui-editor__text',
    role: 'textbox',
    'aria-multiline': singleLine ? 'false' : 'true',
    spellcheck: 'true',
    ...(placeholder === undefined ? {} : { 'aria-placeholder': placeholder }),
  }
}

/** Draws anew when what `read` says of the editor changes. */
function useEditorState<T extends string | boolean>(editor: Editor, read: (editor: Editor) => T): T {
  const subscribe = useCallback(
    (changed: () => void) => {
      editor.on('transaction', changed)
      return () => {
        editor.off('transaction', changed)
      }
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => read(editor))
}

function Placeholder({ editor, children }: { editor: Editor; children: string }): ReactNode {
  const empty = useEditorState(editor, isEmpty)
  return empty ? (
    <div className="ui-editor__placeholder" aria-hidden="true">
      {children}
    </div>
  ) : null
}

function isEmpty(editor: Editor): boolean {
  const { doc } = editor.state
  return doc.childCount === 1 && doc.firstChild?.isTextblock === true && doc.firstChild.content.size === 0
}

const tools = [
  { id: 'bold', keys: 'Control+B', press: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { id: 'italic', keys: 'Control+I', press: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  {
    id: 'bulletList',
    keys: 'Control+Shift+8',
    press: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
] as const

/** Quiet words at the end of the label's line, there only while the text has the focus. */
function Tools({ editor, label }: { editor: Editor; label: string }): ReactNode {
  const { t } = useText('editor')
  const active = useEditorState(editor, (one) => tools.map(({ id }) => (one.isActive(id) ? '1' : '0')).join(''))
  return (
    <div className="ui-editor__tools" role="toolbar" aria-label={t('tools', { label })}>
      {tools.map(({ id, keys, press }, index) => (
        <button
          key={id}
          type="button"
          className="ui-editor__tool"
          aria-pressed={active.charAt(index) === '1'}
          aria-keyshortcuts={keys}
          // The caret stays where it is, and a phone's keyboard stays open.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => press(editor)}
        >
          {t(id)}
        </button>
      ))}
      <button
        type="button"
        className="ui-editor__tool"
        aria-keyshortcuts="Control+Z"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => editor.chain().focus().undo().run()}
      >
        {t('undo')}
      </button>
    </div>
  )
}
