import * as Y from 'yjs'
import { type Block, type Run, tidyBlock } from './blocks.ts'

/**
 * Reads a Yjs type as blocks of text, whatever lies in it. Anyone with write access may put any node anywhere, so nothing is
 * taken for granted: elements that are no block are read through, embedded maps and values are passed over, nesting takes no
 * stack. The items are walked themselves: the typed accessors of Yjs depend on which type a root was opened as here, and the
 * same document must read the same everywhere.
 */
export function readBlocks(root: Y.AbstractType<unknown> | undefined): Block[] {
  const reading = new Reading()
  if (root) walk(root, reading)
  return reading.finish()
}

/** The root under this name as it is, without making one or fixing its type. */
export function rootOf(doc: Y.Doc, name: string): Y.AbstractType<unknown> | undefined {
  return doc.share.get(name) as Y.AbstractType<unknown> | undefined
}

/** The current entries of a map root or of an embedded map, whatever type it was opened as. */
export function entriesOf(map: Y.AbstractType<unknown> | undefined): Map<string, unknown> {
  const entries = new Map<string, unknown>()
  for (const [key, item] of map?._map ?? []) {
    if (!item.deleted) entries.set(key, item.content.getContent()[item.length - 1])
  }
  return entries
}

/** A value that is meant to be a short text: a string, or the words of a text type; anything else is nothing. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (!(value instanceof Y.AbstractType)) return ''
  return readBlocks(value as Y.AbstractType<unknown>)
    .flatMap((block) => block.lines.map((line) => line.map((run) => run.text).join('')))
    .join(' ')
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock'])
const OTHER_BLOCKS = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote', 'horizontalRule'])

interface Frame {
  next: Y.Item | null
  readonly element: string
  readonly marks: Map<string, unknown>
}

function walk(root: Y.AbstractType<unknown>, reading: Reading): void {
  const stack: Frame[] = [{ next: root._start, element: '', marks: new Map() }]
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const item = frame.next
    if (item === null) {
      stack.pop()
      reading.leave(frame.element)
      continue
    }
    frame.next = item.right
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) reading.text(content.str, frame.marks)
    else if (content instanceof Y.ContentFormat) setMark(frame.marks, content.key, content.value)
    else if (content instanceof Y.ContentType) {
      const type = content.type as Y.AbstractType<unknown>
      const element = type instanceof Y.XmlElement ? type.nodeName : ''
      reading.enter(element)
      stack.push({ next: type._start, element, marks: new Map() })
    }
  }
}

function setMark(marks: Map<string, unknown>, key: string, value: unknown): void {
  // y-prosemirror adds a hash to the name of a mark that may overlap itself.
  const name = key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
  if (value === null || value === false) marks.delete(name)
  else marks.set(name, value)
}

/** Collects runs into blocks while nodes are entered and left. */
class Reading {
  private readonly blocks: Block[] = []
  private runs: Run[] = []
  private depth = 0
  private textBlocks = 0
  private atBullet = false

  enter(element: string): void {
    if (element === 'hardBreak') this.runs.push({ text: '\n', bold: false, italic: false })
    if (this.parts(element)) this.flush()
    if (TEXT_BLOCKS.has(element)) this.textBlocks++
    if (element !== 'listItem') return
    this.depth++
    this.atBullet = true
  }

  leave(element: string): void {
    if (TEXT_BLOCKS.has(element)) this.textBlocks--
    if (this.parts(element)) this.flush()
    if (element !== 'listItem') return
    this.depth--
    this.atBullet = false
  }

  text(text: string, marks: ReadonlyMap<string, unknown>): void {
    this.runs.push({ text, bold: marks.has('bold'), italic: marks.has('italic') })
  }

  finish(): Block[] {
    this.flush()
    return this.blocks
  }

  /** Whether this element's words are apart from those around it. An unknown one within a paragraph goes on with its line. */
  private parts(element: string): boolean {
    if (TEXT_BLOCKS.has(element) || OTHER_BLOCKS.has(element)) return true
    return element !== '' && element !== 'hardBreak' && this.textBlocks === 0
  }

  private flush(): void {
    const block = tidyBlock(this.atBullet ? 'bullet' : 'paragraph', this.depth, this.runs)
    this.runs = []
    if (!block) return
    this.blocks.push(block)
    this.atBullet = false
  }
}
