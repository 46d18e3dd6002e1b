import { DOMParser, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The browser's own sanitizer; where it is missing, words are pasted without their looks. */
interface Sanitizing {
  setHTML(html: string, options: { sanitizer: { elements: string[]; attributes: string[] } }): void
}

const KEPT_ELEMENTS = ['p', 'div', 'br', 'ul', 'ol', 'li', 'b', 'strong', 'i', 'em', 'span', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'table', 'tbody', 'tr', 'td', 'th', 'a']

/**
 * Takes a paste or a drop of rich text itself: the editor would parse the HTML by a Trusted Types policy of its own, which this page does not
 * allow. Words without looks are left to the editor, unless everything has to go on one line. True: dealt with.
 */
export function takeRichText(view: EditorView, event: ClipboardEvent | DragEvent, singleLine: boolean): boolean {
  const data = event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer
  // What is dragged within one editor it moves without parsing anything.
  if (!view.editable || !data || (event instanceof DragEvent && view.dragging)) return false
  const html = data.getData('text/html')
  const words = data.getData('text/plain')
  if (html === '' && !singleLine) return false
  event.preventDefault()
  const slice = singleLine ? null : sliceOf(view, html)
  let { tr } = view.state
  if (event instanceof DragEvent) {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    if (at) tr = tr.setSelection(TextSelection.near(tr.doc.resolve(at.pos)))
  }
  if (slice) tr = tr.replaceSelection(slice)
  else tr = insertLines(tr, singleLine ? [words.replace(/\s+/g, ' ')] : words.split(/(?:\r\n?|\n)+/))
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
  if (event instanceof DragEvent) view.focus()
  return true
}

function sliceOf(view: EditorView, html: string): Slice | null {
  const root = document.implementation.createHTMLDocument('').body as Partial<Sanitizing> & HTMLElement
  if (typeof root.setHTML !== 'function') return null
  root.setHTML(html, { sanitizer: { elements: KEPT_ELEMENTS, attributes: ['style', 'data-pm-slice'] } })
  const ours = root.querySelector('[data-pm-slice]') !== null
  dropFalseMarks(root)
  const parsed = DOMParser.fromSchema(view.state.schema).parseSlice(root, {
    preserveWhitespace: ours,
    context: view.state.selection.$from,
  })
  return Slice.maxOpen(parsed.content, true)
}

/** Some editors wrap everything in a bold that their style takes back. */
function dropFalseMarks(root: HTMLElement): void {
  for (const bold of root.querySelectorAll('b, strong')) {
    if (/font-weight:\s*(?:normal|400)/.test(bold.getAttribute('style') ?? '')) bold.replaceWith(...bold.childNodes)
  }
}

function insertLines(tr: EditorView['state']['tr'], lines: readonly string[]): typeof tr {
  let inserted = tr.deleteSelection()
  for (const [index, line] of lines.entries()) {
    if (index > 0) inserted = inserted.split(inserted.selection.from)
    if (line !== '') inserted = inserted.insertText(line)
  }
  return inserted
}
