import type * as Y from 'yjs'
import { entriesOf, rootOf } from './document-nodes.ts'

/** Which shape a document has, as it says itself in its root map `plenary`; kept apart from the words. */
export interface DocumentVersion {
  readonly kind: 'commitment' | 'notes'
  readonly version: number
}

/** Written last, so that the first root of a new document is one for words. */
export function writeVersion(doc: Y.Doc, said: DocumentVersion): void {
  const root = doc.getMap('plenary')
  root.set('kind', said.kind)
  root.set('version', said.version)
}

/** Null when the document says nothing that this version understands. */
export function readVersion(doc: Y.Doc): DocumentVersion | null {
  const said = entriesOf(rootOf(doc, 'plenary'))
  const kind = said.get('kind')
  const version = said.get('version')
  if ((kind !== 'commitment' && kind !== 'notes') || typeof version !== 'number') return null
  return { kind, version }
}
