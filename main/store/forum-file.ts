import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { ForumStore, StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { backUp } from './backup.ts'
import { ballotBoxWrites } from './ballot-box.ts'
import { blobReads, blobWrites } from './blobs.ts'
import { checkpointReads, checkpointWrites } from './checkpoints.ts'
import { commandReads, commandWrites } from './commands.ts'
import { attempt, emptyLog, openForReading, openForWriting, openInMemory, writeEmpty } from './connection.ts'
import type { Connection } from './connection.ts'
import { eventReads, eventWrites } from './events.ts'
import { invitationReads, invitationWrites } from './invitations.ts'
import { noteReads, noteWrites } from './notes.ts'
import { createForOwner, place, refuseExisting, removeTemporary, temporaryBeside } from './placing.ts'
import { StoreFailure, problemOf } from './problem.ts'
import type { StoreProblem } from './problem.ts'
import { asReadConnection, asWriteConnection } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'
import { sessionReads, sessionWrites } from './sessions.ts'
import { densify, textReads, textWrites } from './texts.ts'
import { vaultReads, vaultWrites } from './vault.ts'

const DENSE_BUDGET_MS = 5000

/**
 * Opens a forum file. For writing it is the one writer: a second gets `in_use`, at once or after half a second. With
 * `readonly`, beside a running host too; `transact` is then a bug, and throws. Either way SQLite checks the file first
 * (`quick_check`), and a damaged or a newer one is left as it is.
 */
export function openForumFile(
  path: string,
  options: { readonly readonly?: boolean } = {},
): Result<ForumStore, StoreProblem> {
  const opened = options.readonly === true ? openForReading(path) : openForWriting(path)
  return opened.ok ? ok(store(opened.value, options.readonly !== true)) : opened
}

/** Makes an empty forum file and opens it for writing. Never overwrites: `exists`. `:memory:` makes one that is never a file. */
export function createForumFile(path: string): Result<ForumStore, StoreProblem> {
  if (path === ':memory:') return ok(store(openInMemory(), true))
  const target = resolve(path)
  const temporary = temporaryBeside(target)
  const made = attempt(target, () => {
    try {
      refuseExisting(target)
      createForOwner(temporary)
      writeEmpty(temporary)
      place(temporary, target)
    } finally {
      removeTemporary(temporary)
    }
  })
  return made.ok ? openForumFile(target) : err(made.error)
}

function store(connection: Connection, writes: boolean): ForumStore {
  const { db, path } = connection
  const reader = readerOn(asReadConnection(db))
  let open = true
  return {
    ...reader,
    transact: writes ? transactions(connection, reader) : refuseToWrite,
    backup: (destination) => backUp(db, resolve(destination)),
    close: () => {
      if (!open) return
      open = false
      try {
        if (writes) makeDense(connection)
      } finally {
        const closed = attempt(path, connection.close)
        if (!closed.ok) throw new StoreFailure(closed.error)
      }
    },
  }
}

function readerOn(db: ReadConnection): StoreReader {
  return {
    ...eventReads(db),
    ...vaultReads(db),
    ...blobReads(db),
    ...checkpointReads(db),
    ...commandReads(db),
    ...textReads(db),
    ...invitationReads(db),
    ...sessionReads(db),
    ...noteReads(db),
  }
}

function writerOn(db: WriteConnection, reader: StoreReader, erased: () => void): StoreWriter {
  return {
    ...reader,
    ...eventWrites(db),
    ...vaultWrites(db, erased),
    ...blobWrites(db),
    ...checkpointWrites(db),
    ...commandWrites(db),
    ...textWrites(db),
    ...invitationWrites(db),
    ...sessionWrites(db),
    ...noteWrites(db),
    ...ballotBoxWrites(db, erased),
  }
}

/** Leaves a small file behind. What there is no time or no disk for now waits, as it is, for the next closing. */
function makeDense({ db, path }: Connection): void {
  const until = Date.now() + DENSE_BUDGET_MS
  attempt(path, () => {
    const step = db.transaction(densify(asWriteConnection(db)))
    while (step.immediate() && Date.now() < until);
  })
}

function refuseToWrite(): never {
  throw new Error('this forum file was opened for reading')
}

function transactions(connection: Connection, reader: StoreReader): ForumStore['transact'] {
  const { db, path } = connection
  let erasures = 0
  const writer = writerOn(asWriteConnection(db), reader, () => {
    erasures++
  })
  const whole = db.transaction((work: (to: StoreWriter) => unknown) => work(writer))
  return <T>(work: (to: StoreWriter) => T): T => {
    if (db.inTransaction) throw new Error('a transaction is not begun within another')
    const before = erasures
    let done: T
    try {
      done = whole.immediate(work) as T
    } catch (error) {
      const problem = error instanceof Database.SqliteError ? problemOf(error, path) : null
      throw problem ? new StoreFailure(problem) : error
    }
    if (erasures > before) emptyLog(connection)
    return done
  }
}
