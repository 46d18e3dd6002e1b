import { z } from '../lib/zod.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256 } from '../lib/sha256.ts'
import { hash } from './primitives.ts'

/**
 * What a natural person is or wrote freely never stands in an event: the event holds a salted commitment to it, and the
 * value lies in the vault beside the log. Publishing discloses value and salt; erasing removes both, and the chain holds.
 */
export const sealed = z.strictObject({ sealed: hash })
export type Sealed = z.infer<typeof sealed>

/**
 * What a sealed value is, which decides who may read it (`policy/disclosure.ts`).
 * `name` is a seat holder's or officer's name, `guest-name` that of somebody who was neither when it was sealed; `vote` is what
 * a seat voted between meetings and why, which nobody reads before the end.
 */
export const sealedClass = z.enum([
  'name',
  'guest-name',
  'email',
  'reason',
  'answer',
  'action',
  'correction',
  'attendance',
  'declaration',
  'complaint',
  'vote',
])
export type SealedClass = z.infer<typeof sealedClass>

export const vaultEntry = z.strictObject({
  commitment: hash,
  salt: hash,
  value: z.string(),
  class: sealedClass,
})
export type VaultEntry = z.infer<typeof vaultEntry>

/** The commitment to a value: SHA-256 of the canonical JSON of `[saltHex, value]`. */
export function commitmentTo(salt: string, value: string): string {
  return sha256(canonicalJson([salt, value]))
}
