import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { _electron } from '@playwright/test'

const RUNNER = fileURLToPath(new URL('desktop-runner/', import.meta.url))

/** The desktop app as it was built, with a folder of its own for everything it keeps. */
export class Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** Holds `Plenary/` with the forum files. */
  readonly userData: string
  /** What every file dialog answers. */
  readonly dialogFolder: string
  readonly #folder: string

  private constructor(app: ElectronApplication, page: Page, folder: string) {
    this.app = app
    this.page = page
    this.#folder = folder
    this.userData = join(folder, 'app')
    this.dialogFolder = join(folder, 'chosen')
  }

  /** Needs a display, the built parts and, on the test runtime, `PLENARY_HOST_NODE`: `npm run test:e2e` sees to them. */
  static async launch(files: readonly string[] = []): Promise<Desktop> {
    const folder = mkdtempSync(join(tmpdir(), 'plenary-desktop-'))
    const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
    const app = await _electron.launch({
      ...(runtime === undefined ? {} : { executablePath: join(runtime, 'electron') }),
      // No sandbox: test machines run as root.
      args: ['--no-sandbox', '--disable-gpu', RUNNER, ...files],
      env: {
        ...(process.env as Record<string, string>),
        PLENARY_USER_DATA: join(folder, 'app'),
        PLENARY_TEST_DIALOG_PATH: join(folder, 'chosen'),
      },
    })
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    return new Desktop(app, page, folder)
  }

  /** Quits as a person would. */
  async quit(): Promise<void> {
    await this.app.close()
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
