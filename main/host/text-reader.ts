import type { CommitmentContent } from '../../shared/document/commitment-text.ts'

/** What commands need of the texts that people write together. */
export interface TextReader {
  commitment(text: string): CommitmentContent
  /** Canonical text of an item's minutes; '' where nobody wrote anything. */
  notes(text: string): string
  /** The first update of a new commitment text. */
  beginCommitment(title: string): Uint8Array
  beginNotes(): Uint8Array
}
