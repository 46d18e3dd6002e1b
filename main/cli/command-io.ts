import type { Result } from '../../shared/lib/result.ts'
import type { StoreReader } from '../host/ports/forum-store.ts'

/** What reading a record takes of a forum file. */
export type RecordReader = Pick<StoreReader, 'events' | 'vault' | 'blob' | 'checkpoints'>

/** A sentence for people: what is wrong, where, and what to do. */
export interface Sentence {
  readonly sentence: string
}

/** What a command touches of the outside, so that a test can stand in its place. */
export interface CommandIo {
  /** Data: standard output. One line, without its end. */
  out(line: string): void
  /** Messages for people: standard error. One line, without its end. */
  say(line: string): void
  /** Opens a forum file for reading; whoever opened it closes it. */
  openReader(path: string): Result<RecordReader & { close(): void }, Sentence>
}

/** Done; what was asked for does not hold; bad input or usage. */
export type ExitCode = 0 | 1 | 2
