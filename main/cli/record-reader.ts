import type { Result } from '../../shared/lib/result.ts'
import type { StoreReader } from '../host/ports/forum-store.ts'

/** What reading a record takes of a forum file. */
export type RecordReader = Pick<StoreReader, 'events' | 'vault' | 'blob' | 'checkpoints'>

/** A sentence for people: what is wrong, where, and what to do. */
export interface Sentence {
  readonly sentence: string
}

/** Opens a forum file for reading; whoever opened it closes it. */
export type OpenReader = (path: string) => Result<RecordReader & { close(): void }, Sentence>
