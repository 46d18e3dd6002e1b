/** The installation's Ed25519 key; the private half never enters a forum file. */
export interface Signer {
  /** 64 lower-case hex digits. */
  readonly publicKey: string
  /** 128 lower-case hex digits. */
  sign(bytes: Uint8Array): string
}
