import * as Y from 'yjs'
import { plainTextOf } from '../../shared/document/blocks.ts'
import { commitmentSections, readCommitment } from '../../shared/document/commitment-text.ts'
import { readVersion } from '../../shared/document/document-version.ts'
import { readNotes } from '../../shared/document/notes-text.ts'

/** The whole text as plain words: sections and milestones one after another. */
export function wordsOfText(doc: Y.Doc): string {
  if (readVersion(doc)?.kind !== 'commitment') return plainTextOf(readNotes(doc))
  const content = readCommitment(doc)
  const sections = commitmentSections.map((name) => (name === 'title' ? content.title : plainTextOf(content[name])))
  const milestones = content.milestones.map(({ what, owner, start, end }) =>
    [plainTextOf(what), owner, start, end].filter(Boolean).join('\n'),
  )
  return [...sections, ...milestones].filter((part) => part !== '').join('\n\n')
}

/** The words that these updates bring, without what they also take away; a line for each place that was typed at. */
export function wordsOfUpdates(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  const lines: string[] = []
  let before: Y.Item | null = null
  for (const struct of structs) {
    const words = struct instanceof Y.Item ? wordsOf(struct, ds) : ''
    if (!(struct instanceof Y.Item)) before = null
    else {
      if (words !== '' && before !== null && follows(struct, before)) lines.push((lines.pop() ?? '') + words)
      else if (words !== '') lines.push(words)
      before = struct
    }
  }
  return lines.join('\n')
}

type Deleted = ReturnType<typeof Y.createDeleteSet>

function wordsOf(item: Y.Item, deleted: Deleted): string {
  const { content } = item
  if (content instanceof Y.ContentAny) {
    const words = content.arr.filter((value): value is string => typeof value === 'string')
    return Y.isDeleted(deleted, item.id) ? '' : words.join('\n')
  }
  if (!(content instanceof Y.ContentString)) return ''
  const { client, clock } = item.id
  // One clock a UTF-16 unit.
  return [...Array(content.str.length).keys()]
    .filter((at) => !Y.isDeleted(deleted, Y.createID(client, clock + at)))
    .map((at) => content.str.charAt(at))
    .join('')
}

/** Typed right behind the one before. */
function follows(item: Y.Item, before: Y.Item): boolean {
  const { origin } = item
  return origin !== null && origin.client === before.id.client && origin.clock === before.id.clock + before.length - 1
}
