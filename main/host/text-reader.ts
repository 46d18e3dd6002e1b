import { notesTextOf, readNotes, seedNotes } from '../../shared/document/notes-text.ts'
import type { CommitmentContent } from '../../shared/document/commitment-text.ts'
import { emptyCommitment, readCommitment, seedCommitment } from '../../shared/document/commitment-text.ts'
import type { TextHub } from './sync/text-hub.ts'

/** What commands need of the texts that people write together. */
export interface TextReader {
  /** Puts on disk what was typed up to now. */
  flush(): void
  commitment(text: string): CommitmentContent
  /** Canonical text of an item's minutes; '' where nobody wrote anything. */
  notes(text: string): string
  /** The first update of a new commitment text. */
  beginCommitment(title: string): Uint8Array
  beginNotes(): Uint8Array
}

export function hubReader(hub: TextHub): TextReader {
  return {
    flush: () => {
      hub.flush()
    },
    commitment: (text) => hub.read(text, readCommitment),
    notes: (text) => hub.read(text, (doc) => notesTextOf(readNotes(doc))),
    beginCommitment: (title) => seedCommitment(emptyCommitment(title)),
    beginNotes: () => seedNotes(),
  }
}
