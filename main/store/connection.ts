import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { StoreFailure, problemOf } from './problem.ts'
import type { StoreProblem } from './problem.ts'
import { APPLICATION_ID, MIGRATIONS, PAGE_SIZE_BYTES, SCHEMA_VERSION } from './schema.ts'
import { takeWriterLock } from './writer-lock.ts'

/** An open forum file. `close` may be called once. */
export interface Connection {
  readonly db: Database.Database
  readonly path: string
  readonly close: () => void
}

const BUSY_TIMEOUT_MS = 5000
// Readers that tidy up hold the lock for a moment; a second host is told after this.
const LOCK_WAIT_MS = 500
const SHORT_WAIT_MS = 100
const MAGIC = Buffer.from('SQLite format 3\0')

/** Runs what may fail because of the file or the disk; such a failure becomes a value, any other is a bug and is thrown on. */
export function attempt<T>(path: string, work: () => T): Result<T, StoreProblem> {
  try {
    return ok(work())
  } catch (error) {
    const problem = problemOf(error, path)
    if (problem) return err(problem)
    throw error
  }
}

/** Opens for writing: the lock first, then a look at the file that changes nothing in it, and only then the file itself. */
export function openForWriting(given: string): Result<Connection, StoreProblem> {
  return attempt(given, () => {
    const path = existing(given)
    const lock = takeWriterLock(path, LOCK_WAIT_MS)
    try {
      inspect(path)
      const db = writable(path)
      return {
        db,
        path,
        close: () => {
          try {
            leaveOneFile(db)
          } finally {
            lock.release()
          }
        },
      }
    } catch (error) {
      lock.release()
      throw error
    }
  })
}

/** Opens for reading, also beside a running host and in a folder that cannot be written to. */
export function openForReading(given: string): Result<Connection, StoreProblem> {
  return attempt(given, () => {
    const path = existing(given)
    const db = readable(path)
    return {
      db,
      path,
      close: () => {
        db.close()
        tidyUp(path)
      },
    }
  })
}

/** A forum in memory, for tests and rehearsals. */
export function openInMemory(): Connection {
  const db = new Database(':memory:')
  begin(db)
  configure(db)
  return { db, path: ':memory:', close: () => db.close() }
}

/** Writes the empty forum into an empty file, as one file. Throws what `problemOf` knows. */
export function writeEmpty(path: string): void {
  const db = new Database(path)
  try {
    begin(db)
  } finally {
    db.close()
  }
}

function begin(db: Database.Database): void {
  const settings = [
    `page_size = ${String(PAGE_SIZE_BYTES)}`,
    'auto_vacuum = INCREMENTAL',
    `application_id = ${String(APPLICATION_ID)}`,
  ]
  for (const setting of settings) db.pragma(setting)
  migrate(db)
}

/** Throws unless SQLite finds every page, row and index of a forum file in order; `thorough` compares indexes with tables too. */
export function check(db: Database.Database, path: string, thorough: boolean): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    // Less than a page is an empty database to SQLite.
    const cut = db.pragma('page_count', { simple: true }) === 0 && startsLikeSqlite(path)
    throw failure(cut ? 'truncated_or_damaged' : 'not_a_forum', path, cut ? 'cut in the header' : 'other application')
  }
  const version = db.pragma('user_version', { simple: true })
  if (typeof version !== 'number' || version > SCHEMA_VERSION)
    throw failure('newer_file', path, `schema ${String(version)}`)
  const found = db.pragma(thorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true })
  if (found !== 'ok') throw failure('truncated_or_damaged', path, String(found))
}

function existing(given: string): string {
  const path = realpathSync(given) // one lock and one set of companions, by whatever name it is opened
  const found = statSync(path)
  if (!found.isFile()) throw failure('not_a_forum', path, 'no file')
  if (found.size === 0) throw failure('truncated_or_damaged', path, 'empty')
  return path
}

function inspect(path: string): void {
  readable(path).close()
}

/** A checked connection that cannot write. */
function readable(path: string): Database.Database {
  let db: Database.Database
  try {
    db = checked(new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }), path)
  } catch (error) {
    db = whatElse(path, error)
  }
  db.pragma('query_only = ON')
  return db
}

function checked(db: Database.Database, path: string): Database.Database {
  try {
    for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON']) db.pragma(pragma)
    check(db, path, false)
    const pageSize = Number(db.pragma('page_size', { simple: true }))
    // SQLite reads what is missing of a last page as zeros.
    if (statSync(path).size % pageSize !== 0) throw failure('truncated_or_damaged', path, 'cut within a page')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The second look at a file that could not simply be opened for reading. */
function whatElse(path: string, error: unknown): Database.Database {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code === 'SQLITE_NOTADB' && startsLikeSqlite(path))
    throw failure('truncated_or_damaged', path, 'cut in the header')
  if (code === 'SQLITE_READONLY_ROLLBACK') {
    // A crash while the journal mode changed. Only a connection that may write can undo what was half done.
    const repair = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
    try {
      repair.pragma('schema_version')
    } finally {
      repair.close()
    }
    return checked(new Database(path, { readonly: true }), path)
  }
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code) && emptyOrMissing(`${path}-wal`)) return fromBytes(path)
  throw error
}

/**
 * WAL mode needs a file beside the database even for reading, which a folder may not allow. With no log beside it the file
 * is all there is, and can be read as bytes.
 */
function fromBytes(path: string): Database.Database {
  const bytes = readFileSync(path)
  bytes[18] = bytes[19] = 1 // the header's "WAL" marks, which memory cannot have
  return checked(new Database(bytes, { readonly: true }), path)
}

function emptyOrMissing(path: string): boolean {
  return !existsSync(path) || statSync(path).size === 0
}

function startsLikeSqlite(path: string): boolean {
  const start = readFileSync(path).subarray(0, MAGIC.length)
  return start.equals(MAGIC.subarray(0, start.length))
}

function writable(path: string): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  try {
    configure(db)
    migrate(db)
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal')
      throw failure('read_only_folder', path, 'no WAL mode')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function configure(db: Database.Database): void {
  const settings = [
    'synchronous = FULL', // better-sqlite3's build has NORMAL for WAL: a commit could vanish with the power
    'fullfsync = ON',
    'checkpoint_fullfsync = ON',
    'foreign_keys = ON',
    'recursive_triggers = ON', // else REPLACE would delete behind the triggers' back
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'secure_delete = ON', // what is erased is gone from the free pages too
    'wal_autocheckpoint = 4000',
    'journal_size_limit = 4194304',
  ]
  for (const setting of settings) db.pragma(setting)
}

/** Runs the steps that a file lacks, each whole or not at all. */
function migrate(db: Database.Database): void {
  const had = db.pragma('user_version', { simple: true })
  if (typeof had !== 'number') throw new Error('user_version is a number')
  MIGRATIONS.slice(had).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step)
      db.pragma(`user_version = ${String(had + index + 1)}`)
    }).immediate()
  })
}

/**
 * Moves the write-ahead log into the file and empties it, since it holds what was just erased. Never fails: what is committed
 * stays committed, and where a reader is in the way the next checkpoint does it.
 */
export function emptyLog({ db, path }: Connection): void {
  attempt(path, () => {
    db.pragma(`busy_timeout = ${String(SHORT_WAIT_MS)}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
  })
  db.pragma(`busy_timeout = ${String(BUSY_TIMEOUT_MS)}`)
}

/** A reader in the middle of something may keep the companions alive; whoever closes last then tidies up. */
function leaveOneFile(db: Database.Database): void {
  try {
    db.pragma('incremental_vacuum')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    // Everything committed is in the file or in its log, which the next opening reads: closing must not fail for this.
  } finally {
    db.close()
  }
}

/** After a host that crashed, or that closed while we were reading. */
function tidyUp(path: string): void {
  if (!existsSync(`${path}-wal`)) return
  attempt(path, () => {
    const lock = takeWriterLock(path, 0)
    try {
      leaveOneFile(new Database(path, { fileMustExist: true }))
    } finally {
      lock.release()
    }
  })
}

function failure(code: StoreProblem['code'], path: string, detail: string): StoreFailure {
  return new StoreFailure({ code, path, detail })
}
