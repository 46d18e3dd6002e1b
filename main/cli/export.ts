import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { chainFault, CHAIN_START } from '../../shared/domain/record.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { recordCode } from '../../shared/domain/checkpoint.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { readExportAssets } from '../export/assets.ts'
import type { ExportFault, Repository } from '../export/repository.ts'
import { exportRepository } from '../export/repository.ts'
import { problemSentence, StoreFailure } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import type { OpenReader, Sentence } from './record-reader.ts'

/** What the command needs of the outside. */
export type ExportIo = Io & { readonly openReader: OpenReader }

/**
 * `plenary export FILE --out DIR [--force]`: writes the public repository as of the last checkpoint. 1: the record itself does
 * not hold, and nothing is written. Throws `UsageError`: no such file, or something is in the way at DIR.
 */
export function exportCommand(args: readonly string[], io: ExportIo): ExitCode {
  const { file, out, force } = asked(args)
  const obstacle = obstacleAt(out, force)
  if (obstacle !== null) throw new UsageError(obstacle)
  const opened = io.openReader(file)
  if (!opened.ok) throw new UsageError(opened.error.sentence)
  const reader = opened.value
  try {
    const checkpoints = reader.checkpoints() // before the events, so that a host at work cannot add one that reaches past them
    const events = reader.events(0)
    const broken = brokenAt(events)
    if (broken !== null)
      return refuse(io, `${file}: entry ${String(broken)} of the record does not follow from the one before`)
    const vault = reader.vault()
    const made = exportRepository({
      events,
      vault,
      checkpoints,
      blob: (hash) => reader.blob(hash),
      assets: readExportAssets(),
    })
    if (!made.ok) return failed(io, file, made.error)
    const written = writeFolder(out, made.value.files)
    if (!written.ok) throw new UsageError(written.error.sentence)
    sayDone(io, out, made.value)
    return 0
  } catch (error) {
    if (error instanceof StoreFailure) throw new UsageError(problemSentence(error.problem))
    throw error
  } finally {
    reader.close()
  }
}

function asked(args: readonly string[]): { file: string; out: string; force: boolean } {
  const usage = 'export FILE --out DIR [--force]'
  const { values, positionals } = readArguments(args, usage, { out: { type: 'string' }, force: { type: 'boolean' } }, 1)
  const [file = ''] = positionals
  const { out, force } = values
  if (file === '' || out === undefined || out === '')
    throw new UsageError(`Say where to with --out. Usage: plenary ${usage}`)
  return { file, out, force: force === true }
}

function sayDone(io: Io, out: string, { checkpoint, laterEvents, files }: Repository): void {
  const upTo = `Exported the record up to entry ${String(checkpoint.seq)}, record code ${recordCode(checkpoint)}`
  io.err(`${upTo}: ${String(files.size)} files in "${out}".\n`)
  if (laterEvents === 0) return
  const [entries, them] = laterEvents === 1 ? ['entry is', 'it'] : ['entries are', 'them']
  io.err(`${String(laterEvents)} later ${entries} not exported: there is no checkpoint after ${them} yet.\n`)
}

function refuse(io: Io, what: string): ExitCode {
  io.err(`${what}, so nothing was exported. Run plenary verify on it.\n`)
  return 1
}

/** Why nothing may be written there, or null. With `--force` only an earlier export gives way, never any other folder. */
function obstacleAt(out: string, force: boolean): string | null {
  const parent = path.dirname(path.resolve(out))
  if (!existsSync(parent)) return `There is no folder "${parent}" to put ${path.basename(out)} in: make it first.`
  const found = lstatSync(out, { throwIfNoEntry: false })
  if (!found) return null
  if (!found.isDirectory()) return `"${out}" is there already and is no folder: name another with --out.`
  if (readdirSync(out).length === 0) return null
  if (!force)
    return `The folder "${out}" is not empty: name another with --out, or add --force to replace an earlier export.`
  return isEarlierExport(out)
    ? null
    : `The folder "${out}" holds something else than an earlier export, so --force does not replace it: name another with --out.`
}

function isEarlierExport(out: string): boolean {
  return ['bagit.txt', 'verify.py', path.join('data', 'record', 'log.jsonl')].every((file) =>
    existsSync(path.join(out, file)),
  )
}

function brokenAt(events: readonly RecordedEvent[]): number | null {
  let before = { seq: 0, hash: CHAIN_START }
  for (const event of events) {
    if (chainFault(before, event)) return event.seq
    before = event
  }
  return null
}

function failed(io: Io, file: string, fault: ExportFault): ExitCode {
  switch (fault.code) {
    case 'no_checkpoint':
      throw new UsageError(
        `${file} has no checkpoint yet, and an export reaches up to one: adjourn the meeting, or make a checkpoint.`,
      )
    case 'not_a_forum':
      throw new UsageError(`The record in ${file} does not begin with a forum: name another file.`)
    case 'ballot_open':
      throw new UsageError(
        `A ballot is open on "${fault.title}", and an export would tell the votes cast so far: close it or annul it, and export then.`,
      )
    case 'checkpoint_astray':
      return refuse(io, `${file}: the checkpoint at entry ${String(fault.seq)} is not of this record`)
    case 'text_missing':
      return refuse(io, `${file}: the text ${fault.hash} for ${fault.path} is missing`)
  }
}

/** Writes beside the target and renames, so that a half-written repository is never seen under its name. */
export function writeFolder(out: string, files: ReadonlyMap<string, Uint8Array>): Result<null, Sentence> {
  const target = path.resolve(out)
  let work: string | null = null
  try {
    work = mkdtempSync(path.join(path.dirname(target), `.${path.basename(target)}-`))
    const made = path.join(work, 'new')
    const folders = new Set([...files.keys()].map((file) => path.dirname(path.join(made, file))))
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    for (const [file, bytes] of files) writeFileSync(path.join(made, file), bytes)
    if (existsSync(target)) {
      if (readdirSync(target).length === 0) rmdirSync(target)
      else renameSync(target, path.join(work, 'replaced'))
    }
    renameSync(made, target)
    return ok(null)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return err({
      sentence: `The folder "${out}" could not be written${why}: see that there is room and that you may write there.`,
    })
  } finally {
    if (work !== null) rmSync(work, { recursive: true, force: true })
  }
}
