import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { installationSigner, signerOf } from '../../../../main/cli/signing-key.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plenary-key-'))
  vi.stubEnv('PLENARY_HOME', join(home, 'own'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const path = (): string => join(home, 'own', 'signing-key')

describe('[CHK4] the signing key', () => {
  test('is made once, for its owner alone', () => {
    const { publicKey } = installationSigner()
    expect([statSync(path()).mode & 0o777, statSync(join(home, 'own')).mode & 0o777]).toEqual([0o600, 0o700])
    expect(installationSigner().publicKey).toBe(publicKey)
  })

  test('left open to others is closed to them again', () => {
    const { publicKey } = installationSigner()
    chmodSync(path(), 0o644)
    expect(installationSigner().publicKey).toBe(publicKey)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  test('that is none is said to be none, and stays as it is', () => {
    installationSigner()
    writeFileSync(path(), 'no key')
    expect(() => installationSigner()).toThrow(/does not hold a signing key/)
    expect(readFileSync(path(), 'utf8')).toBe('no key')
  })

  test('that comes by the environment is in no file, and given to no program started from here', () => {
    const key = '22'.repeat(32)
    vi.stubEnv('PLENARY_SIGNING_KEY', key)
    expect(installationSigner().publicKey).toBe(signerOf(key).publicKey)
    expect(process.env['PLENARY_SIGNING_KEY']).toBeUndefined()
    expect(() => statSync(path())).toThrow('ENOENT')
  })
})
