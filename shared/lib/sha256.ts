import { sha256 as digest } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from './bytes.ts'

/** Lower-case hexadecimal SHA-256 of bytes, or of a string's UTF-8. */
export function sha256(input: Uint8Array | string): string {
  return toHex(digest(typeof input === 'string' ? utf8(input) : input))
}
