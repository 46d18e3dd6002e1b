import { openForumFile } from '../store/forum-file.ts'
import { problemSentence } from '../store/problem.ts'
import type { CommandIo } from './command-io.ts'
import type { Io } from './io.ts'

/** Commands that only read a record, on real files. */
export function recordIo(io: Io): CommandIo {
  return {
    out: (line) => {
      io.out(`${line}\n`)
    },
    say: (line) => {
      io.err(`${line}\n`)
    },
    openReader: (path) => {
      const opened = openForumFile(path, { readonly: true })
      return opened.ok ? opened : { ok: false, error: { sentence: problemSentence(opened.error) } }
    },
  }
}
