import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chainFault, CHAIN_START } from '../../shared/domain/record.ts'
import type { RecordedEvent } from '../../shared/domain/record.ts'
import { recordCode } from '../../shared/domain/checkpoint.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { readExportAssets } from '../export/assets.ts'
import type { ExportFault } from '../export/repository.ts'
import { exportRepository } from '../export/repository.ts'
import type { CommandIo, ExitCode, Sentence } from './command-io.ts'

const USAGE = 'Say which forum file and where to: plenary export FILE --out DIR [--force].'

/**
 * `plenary export FILE --out DIR [--force]`: writes the public repository as of the last checkpoint. 2: bad usage, no such file,
 * DIR in the way; 1: the record itself does not hold, and nothing is written.
 */
export function exportCommand(args: readonly string[], io: CommandIo): ExitCode {
  const asked = parse(args)
  if (!asked.ok) return refuse(io, asked.error.sentence)
  const { file, out, force } = asked.value
  const obstacle = obstacleAt(out, force)
  if (obstacle) return refuse(io, obstacle)
  const opened = io.openReader(file)
  if (!opened.ok) return refuse(io, opened.error.sentence)
  try {
    const { value: reader } = opened
    const events = reader.events(0)
    const broken = brokenAt(events)
    if (broken !== null) {
      io.say(`${file}: entry ${String(broken)} of the record does not follow from the one before, so nothing was exported. Run plenary verify on it.`)
      return 1
    }
    const vault = reader.vault()
    const checkpoints = reader.checkpoints()
    const made = exportRepository({ events, vault, checkpoints, blob: (hash) => reader.blob(hash), assets: readExportAssets() })
    if (!made.ok) return failed(io, file, made.error)
    const written = writeFolder(out, made.value.files)
    if (!written.ok) return refuse(io, written.error.sentence)
    const { checkpoint, laterEvents, files } = made.value
    io.say(`Exported the record up to entry ${String(checkpoint.seq)}, record code ${recordCode(checkpoint)}: ${String(files.size)} files in ${out}.`)
    if (laterEvents > 0) io.say(`${String(laterEvents)} later ${laterEvents === 1 ? 'entry is' : 'entries are'} not in it: there is no checkpoint after ${laterEvents === 1 ? 'it' : 'them'} yet.`)
    return 0
  } finally {
    opened.value.close()
  }
}

interface Asked {
  readonly file: string
  readonly out: string
  readonly force: boolean
}

function parse(args: readonly string[]): Result<Asked, Sentence> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, force: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0 || !values.out) return err({ sentence: USAGE })
    return ok({ file, out: values.out, force: values.force })
  } catch (error) {
    return err({ sentence: `${error instanceof Error ? firstSentence(error.message) : 'That is not understood.'} ${USAGE}` })
  }
}

function firstSentence(message: string): string {
  return `${(/^.*?(?=\. |$)/s.exec(message)?.[0] ?? message).replace(/\.$/, '')}.`
}

/** Why nothing may be written there, or null. With `--force` only an earlier export gives way, never any other folder. */
function obstacleAt(out: string, force: boolean): string | null {
  const parent = path.dirname(path.resolve(out))
  if (!existsSync(parent)) return `There is no folder ${parent} to put ${path.basename(out)} in: make it first.`
  const found = lstatSync(out, { throwIfNoEntry: false })
  if (!found) return null
  if (!found.isDirectory()) return `${out} is there already and is no folder: name another with --out.`
  if (readdirSync(out).length === 0) return null
  if (!force) return `The folder ${out} is not empty: name another with --out, or add --force to replace an earlier export.`
  return isEarlierExport(out) ? null : `The folder ${out} holds something else than an earlier export, so --force does not replace it: name another with --out.`
}

function isEarlierExport(out: string): boolean {
  return ['bagit.txt', 'verify.py', path.join('data', 'record', 'log.jsonl')].every((file) => existsSync(path.join(out, file)))
}

function brokenAt(events: readonly RecordedEvent[]): number | null {
  let before = { seq: 0, hash: CHAIN_START }
  for (const event of events) {
    if (chainFault(before, event)) return event.seq
    before = event
  }
  return null
}

function failed(io: CommandIo, file: string, fault: ExportFault): ExitCode {
  switch (fault.code) {
    case 'no_checkpoint':
      io.say(`${file} has no checkpoint yet, and an export reaches up to one: adjourn the meeting, or make a checkpoint in the Repository.`)
      return 2
    case 'not_a_forum':
      io.say(`The record in ${file} does not begin with a forum, so there is nothing to export.`)
      return 2
    case 'checkpoint_astray':
      io.say(`${file}: the checkpoint at entry ${String(fault.seq)} is not of this record, so nothing was exported. Run plenary verify on it.`)
      return 1
    case 'text_missing':
      io.say(`${file}: the text ${fault.hash} for ${fault.path} is missing, so nothing was exported. Run plenary verify on it.`)
      return 1
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
    return err({ sentence: `The folder ${out} could not be written${why}: see that there is room and that you may write there.` })
  } finally {
    if (work !== null) rmSync(work, { recursive: true, force: true })
  }
}

function refuse(io: CommandIo, sentence: string): ExitCode {
  io.say(sentence)
  return 2
}
