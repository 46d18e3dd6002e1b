import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readProse } from '../../../../shared/document/canonical-prose.ts'
import { readVersion } from '../../../../shared/document/document-version.ts'
import { notesFragment, notesTextOf, readNotes, seedNotes } from '../../../../shared/document/notes-text.ts'
import { blocks } from '../../../support/arbitrary-content.ts'

function opened(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

describe('the minutes text of an agenda item', () => {
  it('reads back what it was seeded with', () => {
    fc.assert(
      fc.property(blocks, (notes) => {
        expect(readNotes(opened(seedNotes(notes)))).toEqual(notes)
        expect(readProse(notesTextOf(notes).trimEnd())).toEqual(notes)
      }),
    )
  })

  it('has one root for words, the first, and says its kind and version', () => {
    const doc = opened(seedNotes())
    expect([...doc.share.keys()]).toEqual(['prose', 'plenary'])
    expect(readVersion(doc)).toEqual({ kind: 'notes', version: 1 })
  })

  it('is nothing at all while nothing was written, and ends in one newline afterwards', () => {
    const doc = opened(seedNotes())
    expect(notesTextOf(readNotes(doc))).toBe('')
    const paragraph = new Y.XmlElement('paragraph')
    notesFragment(doc).insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('The minutes were approved.  ')])
    expect(notesTextOf(readNotes(doc))).toBe('The minutes were approved.\n')
  })
})
