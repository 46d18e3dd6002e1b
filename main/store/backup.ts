import Database from 'better-sqlite3'
import { refuseOpenBox } from './ballot-box.ts'
import { check } from './connection.ts'
import { createForOwner, place, refuseExisting, removeTemporary, temporaryBeside } from './placing.ts'
import { StoreFailure, problemOf } from './problem.ts'

const PAGES_A_STEP = 2000
const ALL_PAGES = 0x7fffffff

/**
 * Copies an open forum file to `destination`, checks the copy whole, and only then gives it its name. Never overwrites.
 * Throws `StoreFailure`; nothing is left behind then.
 */
export async function backUp(db: Database.Database, destination: string): Promise<void> {
  const temporary = temporaryBeside(destination)
  try {
    refuseExisting(destination)
    refuseOpenBox(db, destination)
    createForOwner(temporary)
    // The writer copies in steps, between which it answers others. For a reader each commit of the writer would begin the copy
    // anew, for ever beside a busy meeting: it takes all at once.
    const pages = db.readonly ? ALL_PAGES : PAGES_A_STEP
    await db.backup(temporary, { progress: () => pages })
    checkCopy(temporary, destination)
    place(temporary, destination)
  } catch (error) {
    const problem = problemOf(error, destination)
    throw problem ? new StoreFailure(problem) : error
  } finally {
    removeTemporary(temporary)
  }
}

function checkCopy(temporary: string, destination: string): void {
  const copy = new Database(temporary, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE') // the pages were copied with the mark of the WAL mode in the first
    check(copy, destination, true)
  } finally {
    copy.close()
  }
}
