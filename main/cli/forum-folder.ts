import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { utf8 } from '../../shared/lib/bytes.ts'
import { sha256 } from '../../shared/lib/sha256.ts'
import { UsageError } from './io.ts'

export const FORUM_SUFFIX = '.plenary'
const LONGEST_NAME_BYTES = 120
/** Names that Windows keeps for devices, whatever follows their first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** The one folder in which a program makes and finds forum files. Only plain files directly in it exist; links do not. */
export class ForumFolder {
  readonly path: string

  /** Makes the folder where there is none. Throws `UsageError`. */
  constructor(path: string) {
    this.path = resolve(path)
    try {
      mkdirSync(this.path, { recursive: true })
      if (!statSync(this.path).isDirectory()) throw new Error('no folder')
    } catch {
      throw new UsageError(
        `"${this.path}" cannot be used as the folder of forums. Name another with --folder.`,
        'read_only_folder',
      )
    }
  }

  /** The forum files in it, by name. */
  files(): string[] {
    return readdirSync(this.path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(FORUM_SUFFIX) && !entry.name.startsWith('.'))
      .map((entry) => join(this.path, entry.name))
      .sort()
  }

  /** Paths for a new file of this name, best first: the name itself, then with -2, -3, … */
  *pathsFor(name: string): Generator<string> {
    for (let number = 1; ; number++) {
      yield join(this.path, `${name}${number === 1 ? '' : `-${String(number)}`}${FORUM_SUFFIX}`)
    }
  }
}

/** What names a forum file to a window: says nothing about where it lies, and leads nowhere by itself. */
export function idOf(path: string): string {
  return sha256(utf8(path)).slice(0, 32)
}

/** A forum's name as a file's: letters and digits of any script, nothing that a system or a shell would take amiss. */
export function fileNameFor(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const cut = [...words].reduce(
    (kept, char) => (utf8(kept + char).length > LONGEST_NAME_BYTES ? kept : kept + char),
    '',
  )
  const slug = cut.replace(/^[-\p{M}]+|-+$/gu, '')
  if (slug === '') return 'forum'
  return RESERVED.test(slug) ? `forum-${slug}` : slug
}

/** A path that nothing has yet, named after a forum file, like `my-forum-copy-2` with its ending; beside it unless said otherwise. */
export function freePathBeside(path: string, label: string, ending: string, folder = dirname(path)): string {
  const stem = join(folder, `${basename(path, FORUM_SUFFIX)}-${label}`)
  for (let number = 1; ; number++) {
    const free = `${stem}${number === 1 ? '' : `-${String(number)}`}${ending}`
    if (!existsSync(free)) return free
  }
}

export function filesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).length
}
