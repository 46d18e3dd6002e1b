import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A folder to be checked: its files by path from its top, with `/` between names. Nothing outside it is ever read. */
export interface Folder {
  readonly files: readonly string[]
  /** What is neither file nor folder, like symbolic links: not followed. */
  readonly others: readonly string[]
  read(file: string): Uint8Array | null
}

/** Lists a folder on disk once, in one order. Only what was listed is read, so no name in a manifest can lead elsewhere. */
export function folderOnDisk(root: string): Folder {
  const files: string[] = []
  const others: string[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(name)
      else if (entry.isFile()) files.push(name)
      else others.push(name)
    }
  }
  walk('')
  const known = new Set(files)
  return {
    files: files.sort(),
    others: others.sort(),
    read: (file) => {
      if (!known.has(file)) return null
      const full = path.join(root, ...file.split('/'))
      return lstatSync(full).isFile() ? new Uint8Array(readFileSync(full)) : null
    },
  }
}

export function folderInMemory(files: ReadonlyMap<string, Uint8Array>): Folder {
  return { files: [...files.keys()].sort(), others: [], read: (file) => files.get(file) ?? null }
}
