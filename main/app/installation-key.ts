import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPrivateKey } from '../cli/signing-key.ts'

/** The system's key store, as Electron's safeStorage offers it. */
export interface KeyStore {
  /** False also where what it calls encryption is none (Linux without a keyring). */
  readonly safe: boolean
  encrypt(text: string): Promise<Buffer>
  decrypt(bytes: Buffer): Promise<string>
}

/**
 * The private half of the installation's key for the hosts, made if need be and kept encrypted by the system. Null where there is no
 * safe place, or the system does not give it out (then nothing is changed): the hosts then use a file that only its owner may read, as
 * they do from the command line.
 */
export async function installationKey(folder: string, store: KeyStore): Promise<string | null> {
  if (!store.safe) return null
  const path = join(folder, 'signing-key.encrypted')
  try {
    return (await read(path, store)) ?? (await make(path, store))
  } catch {
    return null
  }
}

async function read(path: string, store: KeyStore): Promise<string | null> {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const key = await store.decrypt(bytes)
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('no key')
  return key
}

async function make(path: string, store: KeyStore): Promise<string> {
  const key = newPrivateKey()
  const temporary = `${path}.tmp`
  rmSync(temporary, { force: true })
  writeFileSync(temporary, await store.encrypt(key), { mode: 0o600, flag: 'wx' })
  renameSync(temporary, path)
  return key
}
