import * as Y from 'yjs'
import type { Block } from './blocks.ts'

/** Writes blocks into an empty fragment as the editor would: paragraphs, bullet lists, bold, italic, hard breaks. */
export function writeBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  // The lists that are open, outermost first, each with the entry that was last put into it.
  const open: { readonly list: Y.XmlElement; entry: Y.XmlElement }[] = []
  for (const block of blocks.length > 0 ? blocks : [EMPTY]) {
    // A depth that no list so far leads to is taken down to the next one that does.
    const depth = Math.min(block.depth, open.length + (block.kind === 'bullet' ? 1 : 0))
    open.length = Math.min(open.length, depth)
    if (block.kind === 'bullet') openEntry(fragment, open, Math.max(depth, 1))
    const parent = open.at(-1)?.entry ?? fragment
    const paragraph = new Y.XmlElement('paragraph')
    parent.insert(parent.length, [paragraph])
    writeLines(paragraph, block.lines)
  }
}

const EMPTY: Block = { kind: 'paragraph', depth: 0, lines: [] }

function openEntry(
  fragment: Y.XmlFragment,
  open: { readonly list: Y.XmlElement; entry: Y.XmlElement }[],
  depth: number,
): void {
  const entry = new Y.XmlElement('listItem')
  const level = open[depth - 1]
  if (level) {
    level.list.insert(level.list.length, [entry])
    level.entry = entry
    return
  }
  const parent = open.at(-1)?.entry ?? fragment
  const list = new Y.XmlElement('bulletList')
  parent.insert(parent.length, [list])
  list.insert(0, [entry])
  open.push({ list, entry })
}

function writeLines(paragraph: Y.XmlElement, lines: Block['lines']): void {
  for (const [index, line] of lines.entries()) {
    if (index > 0) paragraph.insert(paragraph.length, [new Y.XmlElement('hardBreak')])
    const text = new Y.XmlText()
    paragraph.insert(paragraph.length, [text])
    text.applyDelta(
      line.map((run) => ({
        insert: run.text,
        attributes: { ...(run.bold ? { bold: {} } : {}), ...(run.italic ? { italic: {} } : {}) },
      })),
    )
  }
}
