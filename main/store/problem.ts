/**
 * Why a forum file cannot be opened, made, written or copied. `path` is where; `detail` is the system's own words, for a log.
 * `exists` comes only from making and copying, which never overwrite.
 */
export interface StoreProblem {
  readonly code:
    | 'not_a_forum'
    | 'newer_file'
    | 'truncated_or_damaged'
    | 'missing'
    | 'read_only_folder'
    | 'in_use'
    | 'disk'
    | 'exists'
    | 'secret_ballot_open'
  readonly path: string
  readonly detail: string
}

/** One English sentence or two for the command line: what, where, and what to do. */
export function problemSentence(problem: StoreProblem): string {
  const at = `"${problem.path}"`
  switch (problem.code) {
    case 'not_a_forum':
      return `${at} is not a forum file. Give the path of a file that "plenary new" made.`
    case 'newer_file':
      return `${at} was made by a newer version of Plenary and was left as it is. Open it with that version or a later one.`
    case 'truncated_or_damaged':
      return `${at} is cut short or damaged and was not opened for writing. Keep it aside and work on from the last good backup.`
    case 'missing':
      return `${at} does not exist. Check the path.`
    case 'read_only_folder':
      return `${at} or its folder cannot be written to. Copy the file to a folder of your own and open that copy.`
    case 'in_use':
      return `${at} is already open in another Plenary on this computer. Close it there first, or join the meeting it hosts.`
    case 'disk':
      return `${at} could not be read or written: the disk is full or failing. Free some space, then try again.`
    case 'secret_ballot_open':
      return `${at} was not made: a secret ballot is open, and a copy would keep what is in the box. Copy once it is closed.`
    case 'exists':
      return `${at} already exists, and nothing was overwritten. Choose another name or move it away.`
  }
}

/** What `transact` and `backup` throw when the disk or the file is at fault, not the caller. */
export class StoreFailure extends Error {
  readonly problem: StoreProblem
  constructor(problem: StoreProblem) {
    super(`${problemSentence(problem)} (${problem.detail})`)
    this.name = 'StoreFailure'
    this.problem = problem
  }
}

const BY_CODE: readonly (readonly [RegExp, StoreProblem['code']])[] = [
  [/^SQLITE_NOTADB/, 'not_a_forum'],
  [/^SQLITE_CORRUPT|^SQLITE_IOERR_SHORT_READ/, 'truncated_or_damaged'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'in_use'],
  [/^SQLITE_(FULL|IOERR|NOLFS)|^(ENOSPC|EDQUOT|EIO|EMFILE|ENFILE)$/, 'disk'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)|^(EACCES|EPERM|EROFS)$/, 'read_only_folder'],
  [/^(ENOENT|ENOTDIR)$/, 'missing'],
  [/^EISDIR$/, 'not_a_forum'],
  [/^EEXIST$/, 'exists'],
]

/** What an error thrown by SQLite or by the file system means here; null for one that is neither, which is a bug to rethrow. */
export function problemOf(error: unknown, path: string): StoreProblem | null {
  if (error instanceof StoreFailure) return error.problem
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const systemCode = error.code
  const found = BY_CODE.find(([pattern]) => pattern.test(systemCode))
  return found ? { code: found[1], path, detail: `${systemCode}: ${error.message}` } : null
}
