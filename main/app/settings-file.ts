import { mkdirSync } from 'node:fs'
import ElectronStore from 'electron-store'
import type { Keeping } from './settings.ts'

/** The settings file in the app's own folder. A damaged one is begun anew. */
export function settingsIn(folder: string): Keeping {
  try {
    mkdirSync(folder, { recursive: true })
    return new ElectronStore({ cwd: folder, name: 'settings', clearInvalidConfig: true })
  } catch {
    return new Map<string, unknown>()
  }
}
