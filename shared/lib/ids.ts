import { toHex } from './bytes.ts'

declare const brand: unique symbol
/** A string that is known to name one kind of thing. */
export type Id<Name extends string> = string & { readonly [brand]: Name }

/** 128 random bits as 32 lower-case hex digits. Random, so that an id says nothing about who, when or how many. */
export function randomId<Name extends string>(): Id<Name> {
  return toHex(crypto.getRandomValues(new Uint8Array(16))) as Id<Name>
}

/** 256 random bits as 64 lower-case hex digits: salts, invitation tokens, session tokens. */
export function randomSecret(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)))
}
