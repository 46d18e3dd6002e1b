import { chmodSync, existsSync, statSync, unlinkSync } from 'node:fs'
import Database from 'better-sqlite3'
import { OWNER_ONLY } from './placing.ts'

/** Held by the one writer of a forum file; the system lets go of it when the process ends, however it ends. */
export interface WriterLock {
  release(): void
}

// Whatever happens to the store that holds it: a lock that nobody refers to any more would be collected, and with it dropped.
const held = new Set<Database.Database>()

export function lockPath(path: string): string {
  return `${path}-lock`
}

/**
 * Takes the writer's lock of a forum file, or throws SQLITE_BUSY where another process, or this one, holds it.
 *
 * Node has no file locks, SQLite has: the lock is SQLite's own exclusive one, on an empty database beside the forum file.
 * The forum file itself stays open to readers, and after kill -9 there is an empty file left, but no lock. Nothing here may
 * open that file by other means: closing any descriptor of it would drop the lock (POSIX).
 */
export function takeWriterLock(path: string, waitMs: number): WriterLock {
  const beside = lockPath(path)
  for (;;) {
    const named = inode(beside)
    const db = new Database(beside, { timeout: waitMs })
    try {
      // Whoever may read it could hold it against us. By its name: a descriptor that closes would drop the lock.
      if (named === null) chmodSync(beside, OWNER_ONLY)
      db.pragma('journal_mode = MEMORY') // else beginning would leave a journal beside it
      db.exec('BEGIN EXCLUSIVE')
      // The holder before us removes the file while it still holds the lock; we may then have locked a file without a name.
      // Only where the name meant the same file before opening and after locking is that the one we locked.
      if (named !== null && inode(beside) === named) {
        held.add(db)
        return { release: () => letGo(db, beside) }
      }
    } catch (error) {
      db.close()
      throw error
    }
    db.close()
  }
}

function letGo(db: Database.Database, beside: string): void {
  tryUnlink(beside)
  held.delete(db)
  db.close()
  if (process.platform === 'win32') tryUnlink(beside) // which removes no open file
}

function inode(path: string): bigint | null {
  return existsSync(path) ? statSync(path, { bigint: true }).ino : null
}

function tryUnlink(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // an empty file is left over, which is no lock
  }
}
