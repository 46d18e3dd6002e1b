import { DOMParser, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The browser's own sanitizer; where it is missing, words are pasted without their looks. */
interface Sanitizing {
  setHTML(html: string, options: { sanitizer: { elements: string[]; attributes: string[] } }): void
}

const KEPT_ELEMENTS = [
  ...['p', 'div', 'br', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['b', 'strong', 'i', 'em', 'span', 'a', 'table', 'tbody', 'tr', 'td', 'th'],
]

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
  root.setHTML(withoutPolicyReports(html), {
    sanitizer: { elements: KEPT_ELEMENTS, attributes: ['data-style', 'data-pm-slice'] },
  })
  const ours = root.querySelector('[data-pm-slice]') !== null
  marksFromStyles(root)
  const parsed = DOMParser.fromSchema(view.state.schema).parseSlice(root, {
    preserveWhitespace: ours,
    context: view.state.selection.$from,
  })
  return Slice.maxOpen(parsed.content, true)
}

/** The sanitizer drops styles and handlers, but only after the page's policy has refused each of them aloud. */
function withoutPolicyReports(html: string): string {
  return html
    .replace(/<style[^]*?<\/style>/gi, '')
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(/(\s)style\s*=/gi, '$1data-style=').replace(/(\s)on\w+\s*=/gi, '$1data-off='),
    )
}

/** Word processors set bold and italic by style, and some wrap everything in a bold that its style takes back. */
function marksFromStyles(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = element.dataset['style'] ?? ''
    if (/^(?:B|STRONG)$/.test(element.tagName)) {
      if (/font-weight:\s*(?:normal|400)/.test(style)) element.replaceWith(...element.childNodes)
    } else if (element.tagName === 'SPAN') {
      if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) wrapWords(element, 'b')
      if (/font-style:\s*italic/.test(style)) wrapWords(element, 'i')
    }
  }
}

function wrapWords(element: HTMLElement, tag: 'b' | 'i'): void {
  const mark = element.ownerDocument.createElement(tag)
  mark.append(...element.childNodes)
  element.append(mark)
}

function insertLines(tr: EditorView['state']['tr'], lines: readonly string[]): typeof tr {
  let inserted = tr.deleteSelection()
  for (const [index, line] of lines.entries()) {
    if (index > 0) inserted = inserted.split(inserted.selection.from)
    if (line !== '') inserted = inserted.insertText(line)
  }
  return inserted
}
