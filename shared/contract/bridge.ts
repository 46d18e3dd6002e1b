import type { DeskCall, StartAnswer, StartCall } from './start.ts'

/** What the preload puts on `window.plenary` in the app's own windows: named functions, never Electron's objects. */
export interface PlenaryBridge {
  /** Input and answer are parsed by `startCalls` and `deskCalls` on both sides. */
  start(call: StartCall, input: unknown): Promise<StartAnswer>
  desk(call: DeskCall, input: unknown): Promise<StartAnswer>
  /** The forum that this window shows, or null on the start screen. The session is the window's own. */
  forum(): Promise<{ readonly url: string; readonly invite: string } | null>
  /** Shows an opened forum, or one joined by its link, in this window; the page is loaded anew with a policy for that host alone. */
  show(forum: { readonly url: string; readonly invite: string } | null): Promise<void>
  getLanguage(): Promise<string | null>
  setLanguage(language: string): Promise<void>
  readonly version: string
}
