import { lstatSync } from 'node:fs'
import type { Report } from '../export/verify/finding.ts'
import { finding, findingLine } from '../export/verify/finding.ts'
import { folderOnDisk } from '../export/verify/folder.ts'
import { verifyForumFile } from '../export/verify/forum-file.ts'
import { looksLikeRepository, verifyRepository } from '../export/verify/repository.ts'
import { StoreFailure } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'
import type { OpenReader } from './record-reader.ts'

/** What the command needs of the outside. */
export type VerifyIo = Io & { readonly openReader: OpenReader }

/**
 * `plenary verify PATH [--checkpoint CODE]`: what does not hold stands on standard output, a line each with its place.
 * 0: everything holds; 1: something does not. Throws `UsageError`: there is nothing there that could be verified.
 */
export function verifyCommand(args: readonly string[], io: VerifyIo): ExitCode {
  const { path, code } = asked(args)
  const { findings, notes } = reportOn(path, code, io)
  for (const note of notes) io.err(`Note: ${note}.\n`)
  for (const one of findings) io.out(`${findingLine(one)}\n`)
  if (findings.length === 0) {
    io.err(`"${path}" holds${code === null ? '' : ', and the record code is one of its checkpoints'}.\n`)
    return 0
  }
  io.err(`"${path}" does not hold: ${String(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}.\n`)
  return 1
}

function asked(args: readonly string[]): { path: string; code: string | null } {
  const { values, positionals } = readArguments(
    args,
    'verify PATH [--checkpoint CODE]',
    { checkpoint: { type: 'string' } },
    1,
  )
  const [path = ''] = positionals
  const code = values.checkpoint ?? null
  if (code !== null && !/^(?:[\s-]*[0-9A-Za-z]){16}[\s-]*$/.test(code)) {
    throw new UsageError(
      `"${code}" is no record code: write its sixteen letters and digits, in quotes if there are spaces between.`,
    )
  }
  return { path, code }
}

function reportOn(path: string, code: string | null, io: VerifyIo): Report {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(`There is nothing at "${path}": name a forum file or an exported folder.`)
  if (found.isDirectory()) return reportOnFolder(path, code)
  const opened = io.openReader(path)
  if (!opened.ok) throw new UsageError(opened.error.sentence)
  const reader = opened.value
  try {
    const checkpoints = reader.checkpoints() // before the events, so that a host at work cannot add one that reaches past them
    const file = { checkpoints, events: reader.events(0), vault: reader.vault() }
    return verifyForumFile({ ...file, blob: (hash) => reader.blob(hash) }, code)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return { findings: [finding(path, `cannot be read to its end (${error.problem.detail})`)], notes: [] }
  } finally {
    reader.close()
  }
}

function reportOnFolder(path: string, code: string | null): Report {
  try {
    const folder = folderOnDisk(path)
    if (looksLikeRepository(folder)) return verifyRepository(folder, code)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
    throw new UsageError(
      `The folder "${path}" could not be read (${String(error.code)}): see that you may read everything in it.`,
    )
  }
  throw new UsageError(`The folder "${path}" holds no exported repository: name the folder that plenary export wrote.`)
}
