import { createHash } from 'node:crypto'
import { utf8 } from '../../shared/lib/bytes.ts'
import { byCodePoint } from '../../shared/tally/code-point-order.ts'

export interface BagInfo {
  readonly organisation: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly identifier: string
  readonly description: string
}

/**
 * Wraps files in a BagIt 1.0 bag (RFC 8493): the payload under `data/`, the tag files beside it, SHA-512 manifests over both.
 * `tagFiles` are further files at the top. Paths are ASCII without line breaks or percent signs, so none needs encoding.
 */
export function bagOf(
  payload: ReadonlyMap<string, Uint8Array>,
  tagFiles: ReadonlyMap<string, Uint8Array>,
  info: BagInfo,
): Map<string, Uint8Array> {
  const data = new Map([...payload].map(([path, bytes]) => [`data/${path}`, bytes]))
  const sizeBytes = [...payload.values()].reduce((total, bytes) => total + bytes.length, 0)
  const tags = new Map<string, Uint8Array>([
    ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', utf8(infoText(info, `${String(sizeBytes)}.${String(payload.size)}`))],
    ['manifest-sha512.txt', utf8(manifest(data))],
    ...tagFiles,
  ])
  const bag = new Map([...data, ...tags, ['tagmanifest-sha512.txt', utf8(manifest(tags))] as const])
  return new Map([...bag].sort(([a], [b]) => byCodePoint(a, b)))
}

function infoText({ organisation, date, identifier, description }: BagInfo, oxum: string): string {
  const lines = [
    ['Source-Organization', organisation],
    ['Bagging-Date', date],
    ['External-Identifier', identifier],
    ['External-Description', description],
    ['Payload-Oxum', oxum],
  ]
  return lines.map(([label, value]) => `${label ?? ''}: ${(value ?? '').replace(/\s+/g, ' ').trim()}\n`).join('')
}

function manifest(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, bytes]) => `${createHash('sha512').update(bytes).digest('hex')}  ${path}\n`)
    .join('')
}
