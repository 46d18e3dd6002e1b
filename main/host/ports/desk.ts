import type { Failure } from '../../../shared/contract/errors.ts'
import type { DeskCall, StartAnswer } from '../../../shared/contract/start.ts'
import type { Result } from '../../../shared/lib/result.ts'

/** What the desk may do with the forum that is being hosted. */
export interface DeskForum {
  /** Signs where the record stands; gives its code. `ballot_open`: votes of a ballot would be published before it has ended. */
  checkpoint(): Result<string, Failure>
  /** A checked copy of the forum file. Rejects with what the store throws; nothing is left behind then. */
  backup(destination: string): Promise<void>
}

/**
 * The owner's desk of a host without a window of its own: what publishing, copying and rehearsing come to on this computer. Asked
 * only for operators' sessions on loopback; failures are values.
 */
export interface Desk {
  call(name: DeskCall, forum: DeskForum): Promise<StartAnswer>
}
