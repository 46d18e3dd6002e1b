import type { Result } from '../../../shared/lib/result.ts'
import { err, ok } from '../../../shared/lib/result.ts'
import type { Folder } from './folder.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'iso-8859-1'

export interface Declaration {
  readonly version: string
  readonly encoding: Encoding
}

/** Reads `bagit.txt`: exactly two lines, in UTF-8 without a byte order mark, no space before the colons. */
export function bagDeclaration(folder: Folder): Result<Declaration, string> {
  const bytes = folder.read('bagit.txt')
  if (bytes === null) return err('is missing, so this is no bag')
  const text = decodeTagFile(bytes, 'utf-8')
  if (text === null || text.startsWith('\ufeff')) return err('is not UTF-8 without a byte order mark')
  const match =
    /^BagIt-Version: (\d+\.\d+)[ \t]*(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([A-Za-z0-9._-]+)[ \t]*(?:\r\n|\n|\r)?$/.exec(
      text,
    )
  if (!match) return err('does not declare a version and an encoding as BagIt asks')
  const [, version = '', named = ''] = match
  if (version !== '1.0' && version !== '0.97') return err(`declares version ${version}, which is not known here`)
  const encoding = named.toLowerCase()
  if (encoding !== 'utf-8' && encoding !== 'utf-16' && encoding !== 'iso-8859-1')
    return err(`declares the encoding ${named}, which is not known here`)
  return ok({ version, encoding })
}

/** The text of a tag file, or null where the bytes are not of that encoding, or there are none. */
export function decodeTagFile(bytes: Uint8Array | null, encoding: Encoding): string | null {
  if (bytes === null) return null
  try {
    if (encoding === 'utf-8') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (encoding === 'iso-8859-1') return Buffer.from(bytes).toString('latin1')
    const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
    return new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(bytes)
  } catch {
    return null // the decoder throws for one thing only: bytes that are not of the encoding
  }
}
