import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fchmodSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StoreFailure } from './problem.ts'

/** A name beside `path`, so that what is made there can be put in its place in one step. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
}

/** What holds the vault is its owner's alone (POSIX). */
export const OWNER_ONLY = 0o600

/**
 * Makes the empty file that SQLite is then to fill, for its owner alone whatever the umask. Its log, index and journal get the
 * same mode from SQLite.
 */
export function createForOwner(path: string): void {
  const file = openSync(path, 'wx', OWNER_ONLY)
  try {
    fchmodSync(file, OWNER_ONLY)
  } finally {
    closeSync(file)
  }
}

/** Throws `exists` where a file, or what SQLite would take for a part of it, is already there; `missing` without a folder. */
export function refuseExisting(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new StoreFailure({ code: 'missing', path: folder, detail: 'no such folder' })
  const there = [path, `${path}-wal`, `${path}-journal`].find((name) => existsSync(name))
  if (there !== undefined) throw new StoreFailure({ code: 'exists', path: there, detail: 'never overwritten' })
}

/** Gives a finished file its name: whole or not at all, never in place of another, and durably. */
export function place(temporary: string, path: string): void {
  syncFile(temporary)
  refuseExisting(path)
  try {
    linkSync(temporary, path) // unlike a rename, fails where something appeared in the meantime
    rmSync(temporary)
  } catch (error) {
    if (existsSync(path)) throw error
    renameSync(temporary, path) // a file system without links, like that of a memory stick
  }
  syncFolder(dirname(path))
}

export function removeTemporary(temporary: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${temporary}${end}`, { force: true })
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return // where a folder cannot be opened, and a rename is journalled
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
