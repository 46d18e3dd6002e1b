import * as Y from 'yjs'
import type { Block } from './blocks.ts'
import { writeProse } from './canonical-prose.ts'
import { readBlocks, rootOf } from './document-nodes.ts'
import { writeVersion } from './document-version.ts'
import { writeBlocks } from './editor-nodes.ts'

/** The one root of a minutes text: what people write down about an agenda item. */
export const NOTES_ROOT = 'prose'
export const NOTES_VERSION = 1

/** The fragment that the editor of the minutes text works on. */
export function notesFragment(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(NOTES_ROOT)
}

/** What the minutes text says; never throws, whatever lies in the document. */
export function readNotes(doc: Y.Doc): Block[] {
  return readBlocks(rootOf(doc, NOTES_ROOT))
}

/** The canonical text of the notes: NFC, LF, one newline at the end; nothing at all when nothing was written. */
export function notesTextOf(notes: readonly Block[]): string {
  return notes.length > 0 ? `${writeProse(notes)}\n` : ''
}

/** A new minutes text with this content, as one update (format V1) under a client id of its own that nobody uses again. */
export function seedNotes(notes: readonly Block[] = []): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    writeBlocks(notesFragment(doc), notes)
    writeVersion(doc, { kind: 'notes', version: NOTES_VERSION })
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
