import { app, safeStorage } from 'electron'
import type { Fork } from './child.ts'
import { forkNode, forkUtility } from './child.ts'
import type { Overrides } from './environment.ts'
import { hostEnvironment } from './environment.ts'
import type { KeyStore } from './installation-key.ts'
import { installationKey } from './installation-key.ts'

/** Hosts run on Electron's own Node; on the test runtime, whose Node is too old for SQLite, on the one that is named. */
export async function hostFork(overrides: Overrides): Promise<Fork> {
  const key = await installationKey(app.getPath('userData'), await systemKeyStore())
  const env = hostEnvironment(process.env, {
    ...(key === null ? {} : { PLENARY_SIGNING_KEY: key }),
    ...(overrides.userData === null ? {} : { PLENARY_HOME: overrides.userData }),
  })
  return overrides.hostNode === null ? forkUtility(env) : forkNode(overrides.hostNode, env)
}

async function systemKeyStore(): Promise<KeyStore> {
  return {
    safe: await isSafe(),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: async (bytes) => (await safeStorage.decryptStringAsync(bytes)).result,
  }
}

/** On Linux without a keyring what is called encryption is none; the test runtime's Electron does not have these calls yet. */
async function isSafe(): Promise<boolean> {
  if (!('isAsyncEncryptionAvailable' in safeStorage)) return false
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  return safeStorage.isAsyncEncryptionAvailable()
}
