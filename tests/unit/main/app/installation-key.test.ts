import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyStore } from '../../../../main/app/installation-key.ts'
import { installationKey } from '../../../../main/app/installation-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-key-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const turned = (text: string): string => [...text].reverse().join('')
const store: KeyStore = {
  safe: true,
  encrypt: (text) => Promise.resolve(Buffer.from(`locked:${turned(text)}`)),
  decrypt: (bytes) => {
    const text = bytes.toString()
    return text.startsWith('locked:') ? Promise.resolve(turned(text.slice(7))) : Promise.reject(new Error('not ours'))
  },
}

describe('the installation’s key', () => {
  it('is made once and is in no file but encrypted, for its owner alone', async () => {
    const key = await installationKey(folder, store)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(await installationKey(folder, store)).toBe(key)
    const [file] = readdirSync(folder)
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readFileSync(join(folder, file!), 'utf8')).not.toContain(key)
    expect(statSync(join(folder, file!)).mode & 0o077).toBe(0)
  })

  it('is not made where the system’s key store keeps nothing safe', async () => {
    expect(await installationKey(folder, { ...store, safe: false })).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })

  it('that the system does not give out is left as it is, and not replaced', async () => {
    await installationKey(folder, store)
    const [file] = readdirSync(folder)
    writeFileSync(join(folder, file!), 'sealed by another key store')
    expect(await installationKey(folder, store)).toBeNull()
    expect(readFileSync(join(folder, file!), 'utf8')).toBe('sealed by another key store')
  })
})
