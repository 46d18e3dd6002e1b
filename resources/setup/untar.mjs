// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const blockBytes = 512

/**
 * Unpacks an npm package (`.tgz`), without the folder that all its files share. Plain files and folders only, which is
 * all that the pinned packages hold: a machine with Node, npm, git and a shell need not have `tar`.
 * @param {string} tarball
 * @param {string} folder
 */
export function untar(tarball, folder) {
  const archive = gunzipSync(readFileSync(tarball))
  let at = 0
  while (at + blockBytes <= archive.length && archive[at] !== 0) {
    const header = readHeader(archive.subarray(at, at + blockBytes))
    at += blockBytes
    if (header.isFile) writeEntry(folder, header, archive.subarray(at, at + header.sizeBytes))
    at += Math.ceil(header.sizeBytes / blockBytes) * blockBytes
  }
}

/** @param {Buffer} block */
function readHeader(block) {
  const text = (/** @type {number} */ start, /** @type {number} */ length) =>
    block.toString('utf8', start, start + length).replace(/\0.*$/s, '')
  const prefix = text(345, 155)
  const name = prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)
  const kind = text(156, 1)
  if (kind !== '0' && kind !== '' && kind !== '5') throw new Error(`${name} in the package is neither file nor folder`)
  return {
    name,
    mode: parseInt(text(100, 8), 8),
    sizeBytes: parseInt(text(124, 12).trim() || '0', 8),
    isFile: kind !== '5',
  }
}

/**
 * @param {string} folder
 * @param {{ name: string, mode: number }} header
 * @param {Uint8Array} content
 */
function writeEntry(folder, { name, mode }, content) {
  const inside = name.split('/').slice(1)
  if (inside.length === 0 || inside.includes('..')) throw new Error(`${name} in the package leaves its folder`)
  const target = path.join(folder, ...inside)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, content, { mode: mode & 0o755 })
}
