import type { WebContents } from 'electron'
import type { Shown } from './forum-window.ts'
import { ForumWindow } from './forum-window.ts'
import type { Settings } from './settings.ts'

/** All windows of the app. */
export class ForumWindows {
  readonly #settings: Settings
  readonly #windows = new Set<ForumWindow>()
  /** Called when a window no longer shows a forum file. */
  onLeft: (path: string) => void = () => undefined

  constructor(settings: Settings) {
    this.#settings = settings
  }

  async open(shown: Shown | null = null): Promise<ForumWindow> {
    const others = this.#windows.size > 0
    const forumWindow = new ForumWindow(others ? null : this.#settings.bounds)
    const { window } = forumWindow
    this.#windows.add(forumWindow)
    window.on('close', () => {
      this.#settings.bounds = window.getNormalBounds()
    })
    window.on('closed', () => {
      this.#windows.delete(forumWindow)
      this.#leave(forumWindow.shown)
    })
    await forumWindow.show(shown)
    return forumWindow
  }

  async show(forumWindow: ForumWindow, shown: Shown | null): Promise<void> {
    const before = forumWindow.shown
    await forumWindow.show(shown)
    if (before?.path !== shown?.path) this.#leave(before)
  }

  /** Every window that shows this forum file shows it at its new address, or the start screen. */
  async showAgain(path: string, found: Pick<Shown, 'url' | 'invite'> | null): Promise<void> {
    for (const forumWindow of [...this.#windows]) {
      const { shown } = forumWindow
      if (shown?.path === path) await forumWindow.show(found ? { ...shown, ...found } : null)
    }
  }

  get isOpen(): boolean {
    return this.#windows.size > 0
  }

  isShown(path: string): boolean {
    return [...this.#windows].some(({ shown }) => shown?.path === path)
  }

  ofContents(contents: WebContents): ForumWindow | null {
    return [...this.#windows].find(({ window }) => !window.isDestroyed() && window.webContents === contents) ?? null
  }

  get focused(): ForumWindow | null {
    return [...this.#windows].find(({ window }) => window.isFocused()) ?? null
  }

  /** Which host a page may speak with: its own window's, and none once the window has gone on. */
  hostShown(page: URL): string | null {
    for (const forumWindow of this.#windows) {
      const host = forumWindow.hostOf(page)
      if (host !== null) return host
    }
    return null
  }

  focus(): void {
    ;[...this.#windows].at(-1)?.focus()
  }

  #leave(shown: Shown | null): void {
    const path = shown?.path ?? null
    if (path !== null && !this.isShown(path)) this.onLeft(path)
  }
}
