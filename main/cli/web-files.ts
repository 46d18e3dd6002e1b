import type { Dirent } from 'node:fs'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { WebFile, WebFiles } from '../host/ports/web-files.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Reads the built interface whole; an empty map where none was built. */
export function readWebFiles(folder: URL): WebFiles {
  const files = new Map<string, WebFile>()
  const root = decodeURIComponent(folder.pathname).replace(/^\/([A-Za-z]:)/, '$1')
  for (const entry of entriesOf(root)) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(entry.name)]
    if (type === undefined) continue
    files.set(`/${path.slice(root.length).replace(/\\/g, '/').replace(/^\//, '')}`, { bytes: readFileSync(path), type })
  }
  return files
}

function entriesOf(root: string): Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true, recursive: true })
  } catch {
    return []
  }
}
