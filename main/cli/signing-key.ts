import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { ed25519 } from '@noble/curves/ed25519.js'
import { fromHex, toHex } from '../../shared/lib/bytes.ts'
import { randomId, randomSecret } from '../../shared/lib/ids.ts'
import type { Signer } from '../host/ports/signer.ts'
import { UsageError } from './io.ts'

/** Where this installation keeps what is its own and no forum's. `PLENARY_HOME` names another folder. */
export function plenaryHome(): string {
  const { PLENARY_HOME, XDG_CONFIG_HOME, APPDATA } = process.env
  if (PLENARY_HOME) return PLENARY_HOME
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'plenary')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'plenary')
}

/** The private half from the system's key store, where the desktop app found it there; it is then in no file. */
const KEY_VARIABLE = 'PLENARY_SIGNING_KEY'

/** The installation's key: from whoever started this process, else from a file that only its owner may read, made if need be. */
export function installationSigner(): Signer {
  const given = process.env[KEY_VARIABLE]
  Reflect.deleteProperty(process.env, KEY_VARIABLE)
  return signerOf(given !== undefined && isKey(given) ? given : keyFromFile(join(plenaryHome(), 'signing-key')))
}

export function signerOf(privateKey: string): Signer {
  const secret = fromHex(privateKey)
  return {
    publicKey: toHex(ed25519.getPublicKey(secret)),
    sign: (bytes) => toHex(ed25519.sign(bytes, secret)),
  }
}

export function newPrivateKey(): string {
  return randomSecret()
}

function keyFromFile(path: string): string {
  try {
    return readKey(path) ?? makeKey(path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new UsageError(
      `The signing key ${path} could not be read or made (${why}). Set PLENARY_HOME to a folder of your own.`,
    )
  }
}

function readKey(path: string): string | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
    // [CHK4] Whoever copied it here, or unpacked it, may have left it open to others.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  if (isKey(text)) return text
  throw new UsageError(`${path} does not hold a signing key. Move it away, and a new key will be made.`)
}

/** Written whole and then linked into place, so that two processes at once end up with the same key. */
function makeKey(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomId()}`
  writeFileSync(temporary, `${newPrivateKey()}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(temporary, 0o600)
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(temporary, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
