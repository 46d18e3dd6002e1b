// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root folder; every command works from any current folder. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
/** What may be deleted at any time and is fetched or built again. Ignored by git. */
export const cacheFolder = path.join(projectRoot, '.cache')

/** A failure that the person at the keyboard can do something about; its message is one sentence. */
export class SetupError extends Error {}

/**
 * For people, so on standard error: standard output belongs to the command that setup serves.
 * @param {string} message
 */
export function report(message) {
  process.stderr.write(`plenary: ${message}\n`)
}

/** @param {string[]} parts below the project's root */
export const inProject = (...parts) => path.join(projectRoot, ...parts)

/**
 * Runs a command's body and turns what it could not do into one sentence and exit code 2, never a stack trace.
 * @param {() => Promise<number | void>} body gives the exit code, 0 when it gives none
 */
export async function runCommand(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    const forDevelopers = process.env['PLENARY_DEBUG'] && error instanceof Error && !(error instanceof SetupError)
    report(forDevelopers ? String(error.stack) : messageOf(error))
    process.exitCode = 2
  }
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error))

/**
 * Holds back a second command that wants the same work done. It saves work only: what is made appears by an atomic
 * rename, so two commands that both get through (a stolen stale lock) harm nothing.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withLock(name, body) {
  const folder = path.join(cacheFolder, 'locks')
  const lockFile = path.join(folder, name)
  mkdirSync(folder, { recursive: true })
  let told = false
  while (!takeLock(lockFile)) {
    if (!told) report(`waiting for another command that prepares ${name}`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const release = () => {
    held.delete(lockFile)
    rmSync(lockFile, { force: true })
  }
  process.once('exit', release)
  try {
    return await body()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** What this process holds: a lock with its number that is not among them is an ended process's of the same number. */
const held = new Set()

/** @param {string} lockFile */
function takeLock(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    held.add(lockFile)
    return true
  } catch {
    if (isHeldByLiving(lockFile)) return false
    rmSync(lockFile, { force: true })
    return false
  }
}

/**
 * A lock older than this is an ended command's whose number another process has by now.
 */
const oldestLockMs = 15 * 60_000

/** @param {string} lockFile */
function isHeldByLiving(lockFile) {
  try {
    const ageMs = Date.now() - statSync(lockFile).mtimeMs
    const holder = Number(readFileSync(lockFile, 'utf8'))
    if (ageMs > oldestLockMs) return false
    if (holder === process.pid) return held.has(lockFile)
    if (!holder) return ageMs < 5_000 // just made, its number not yet written
    process.kill(holder, 0)
    return true
  } catch (error) {
    // ESRCH: the holder has ended. ENOENT: the lock was given back meanwhile. EPERM: it lives, as somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH'
  }
}
