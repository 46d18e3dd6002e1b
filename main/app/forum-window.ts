import { fileURLToPath } from 'node:url'
import { app, BrowserWindow } from 'electron'
import { VERSION_ARGUMENT } from '../../shared/contract/bridge-channels.ts'
import { randomId } from '../../shared/lib/ids.ts'
import { APP_ORIGIN } from '../host/allowlist.ts'
import type { Bounds } from './settings.ts'

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))

/** What a window shows: a host, and for a forum file of this computer which one. */
export interface Shown {
  readonly url: string
  readonly invite: string
  readonly path: string | null
  readonly title: string
}

/**
 * A window with the bundled interface. Each page it loads has an address of its own that nobody can guess, by which the scheme knows
 * which host that page may speak with; the address ends with the page, so that no later page has an earlier one's reach.
 */
export class ForumWindow {
  readonly window: BrowserWindow
  #shown: Shown | null = null
  #page = ''

  constructor(bounds: Bounds | null) {
    this.window = new BrowserWindow({
      ...(bounds ?? { width: 1280, height: 800 }),
      minWidth: 360,
      minHeight: 480,
      show: false,
      title: app.getName(),
      webPreferences: {
        preload: PRELOAD,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        // A middle click would open a window.
        disableBlinkFeatures: 'Auxclick',
        devTools: !app.isPackaged,
        additionalArguments: [`${VERSION_ARGUMENT}${app.getVersion()}`],
      },
    })
    this.window.once('ready-to-show', () => {
      this.window.show()
    })
    // The title names the forum, whatever a page calls itself.
    this.window.on('page-title-updated', (event) => {
      event.preventDefault()
    })
    // What is not saved yet is kept by the page itself: it need not, and may not, hold the window open.
    this.window.webContents.on('will-prevent-unload', (event) => {
      event.preventDefault()
    })
    this.window.webContents.on('render-process-gone', () => {
      if (!this.window.isDestroyed()) void this.show(this.#shown)
    })
  }

  get shown(): Shown | null {
    return this.#shown
  }

  /** The host that the page of this address may speak with. */
  hostOf(page: URL): string | null {
    return page.searchParams.get('page') === this.#page ? (this.#shown?.url ?? null) : null
  }

  /** Loads the page anew, for this host alone; null: the start screen. */
  async show(shown: Shown | null): Promise<void> {
    this.#shown = shown
    this.#page = randomId()
    this.window.setTitle(shown?.title ?? app.getName())
    try {
      await this.window.loadURL(`${APP_ORIGIN}/?page=${this.#page}`)
    } catch {
      return // another page was asked for meanwhile, or the window closed
    }
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.focus()
  }
}
