import { ed25519 } from '@noble/curves/ed25519.js'
import { z } from '../lib/zod.ts'
import { fromHex, utf8 } from '../lib/bytes.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256 } from '../lib/sha256.ts'
import { count, forumId, hash, instant } from './primitives.ts'

/** Says where the log stood, signed with the installation's key, so that whoever keeps one can prove a later rewrite. */
export const checkpoint = z.strictObject({
  forum: forumId,
  epoch: count,
  seq: z.number().int().min(1),
  hash,
  at: instant,
  /** Ed25519 public key, admitted by a `key.admitted` event at or before `seq`. */
  key: hash,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type Checkpoint = z.infer<typeof checkpoint>
export type UnsignedCheckpoint = Omit<Checkpoint, 'signature'>

/** The bytes that are signed: the UTF-8 canonical JSON of everything but the signature. */
export function signedBytes(unsigned: UnsignedCheckpoint): Uint8Array {
  const { forum, epoch, seq, hash: head, at, key } = unsigned
  return utf8(canonicalJson({ forum, epoch, seq, hash: head, at, key }))
}

export function signatureHolds(point: Checkpoint): boolean {
  try {
    return ed25519.verify(fromHex(point.signature), signedBytes(point), fromHex(point.key), { zip215: false })
  } catch {
    return false // a key or signature that is no curve point is simply not a valid one
  }
}

// Crockford's alphabet: no I, L, O, U, so that a code survives being read aloud or copied by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The record code: the first 80 bits of the SHA-256 of the signed bytes, as four groups of four letters and digits. */
export function recordCode(point: UnsignedCheckpoint): string {
  const digest = sha256(signedBytes(point))
  let bits = BigInt(`0x${digest.slice(0, 20)}`)
  let code = ''
  for (let i = 0; i < 16; i++) {
    code = ALPHABET.charAt(Number(bits & 31n)) + code
    bits >>= 5n
  }
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Two codes are the same whatever their spacing, case and the letters people confuse. */
export function sameCode(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

function normal(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}
