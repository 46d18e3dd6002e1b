import { openForumFile } from '../store/forum-file.ts'
import { problemSentence, StoreFailure } from '../store/problem.ts'
import { readArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'
import { UsageError } from './io.ts'

export async function backupCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals } = readArguments(args, 'backup FILE DEST', {}, 2)
  const [path = '', destination = ''] = positionals
  const opened = openForumFile(path, { readonly: true })
  if (!opened.ok) throw new UsageError(problemSentence(opened.error))
  try {
    await opened.value.backup(destination)
  } catch (error) {
    if (error instanceof StoreFailure) throw new UsageError(problemSentence(error.problem))
    throw error
  } finally {
    opened.value.close()
  }
  io.err(`Copied "${path}" to "${destination}" and checked the copy.\n`)
  return 0
}
