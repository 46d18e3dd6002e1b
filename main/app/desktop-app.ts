import { basename, join } from 'node:path'
import { app, session } from 'electron'
import type { StartAnswer } from '../../shared/contract/start.ts'
import { ForumFolder } from '../cli/forum-folder.ts'
import type { Opened } from '../cli/start-calls.ts'
import { StartCalls } from '../cli/start-calls.ts'
import { readWebFiles } from '../cli/web-files.ts'
import { serveApp } from './app-scheme.ts'
import type { ShownForum } from './bridge-handlers.ts'
import { answerBridge } from './bridge-handlers.ts'
import type { Fork } from './child.ts'
import { DeskCalls } from './desk-calls.ts'
import type { Dialogs } from './dialogs.ts'
import { fixedDialogs, systemDialogs } from './dialogs.ts'
import type { Overrides } from './environment.ts'
import { ForumFilesChild } from './forum-files-child.ts'
import type { ForumWindow, Shown } from './forum-window.ts'
import { ForumWindows } from './forum-windows.ts'
import { Hosts } from './hosts.ts'
import { setMenu } from './menu.ts'
import { restrictPermissions } from './security.ts'
import { Settings } from './settings.ts'
import { settingsIn } from './settings-file.ts'
import type { Texts } from './texts.ts'
import { textsIn } from './texts.ts'

const WEB = new URL('../web/', import.meta.url)

/** The desktop app, once Electron is ready: windows on one side, processes with forum files on the other. */
export class DesktopApp {
  readonly dialogs: Dialogs
  readonly #settings: Settings
  readonly #folder: ForumFolder
  readonly #windows: ForumWindows
  readonly #files: ForumFilesChild
  readonly #hosts: Hosts
  readonly #desk: DeskCalls
  #texts: Texts

  constructor(overrides: Overrides, fork: Fork) {
    const userData = app.getPath('userData')
    this.#settings = new Settings(settingsIn(userData))
    this.#texts = this.#textsNow()
    this.dialogs = overrides.dialogPath === null ? systemDialogs(() => this.#texts) : fixedDialogs(overrides.dialogPath)
    this.#folder = new ForumFolder(join(overrides.userData ?? app.getPath('documents'), 'Plenary'))
    this.#windows = new ForumWindows(this.#settings)
    this.#files = new ForumFilesChild(fork)
    this.#hosts = new Hosts({
      fork,
      nowMs: () => performance.now(),
      onRestarted: (path, opened) => {
        void this.#windows.showAgain(path, opened)
      },
      onGivenUp: (path) => {
        void this.#windows.showAgain(path, null)
        void this.dialogs.hostGaveUp(path)
      },
    })
    this.#desk = new DeskCalls({ hosts: this.#hosts, fork, dialogs: () => this.dialogs })
    this.#windows.onLeft = (path) => {
      void this.#desk.endRehearsal(path)
    }
    this.#wire()
  }

  /** Shows the forum files, each in a window of its own; none: the app as it is, or the start screen. */
  async open(paths: readonly string[]): Promise<void> {
    if (paths.length === 0 && this.#windows.isOpen) {
      this.#windows.focus()
      return
    }
    if (paths.length === 0) await this.#windows.open()
    for (const path of paths) {
      const opened = await this.#openFile(path)
      await this.#windows.open(opened.ok ? await this.#shownFrom(opened.value) : null)
    }
  }

  /** Ends what the app started; every forum file is one closed file afterwards. */
  async end(): Promise<void> {
    this.#files.close()
    await this.#hosts.close()
    this.#desk.removeCopies()
  }

  #wire(): void {
    const { defaultSession } = session
    serveApp(defaultSession.protocol, readWebFiles(WEB), (page) => this.#windows.hostShown(page))
    restrictPermissions(defaultSession, (contents) => (this.#windows.ofContents(contents)?.shown ?? null) !== null)
    this.#setMenu()
    answerBridge({
      windowOf: ({ sender }) => this.#windows.ofContents(sender),
      start: (from, call, input) => this.#start(from, call, input),
      desk: (from, call, input) => this.#desk.call(from, call, input),
      show: async (from, forum) => this.#windows.show(from, await this.#shownFrom(forum)),
      getLanguage: () => this.#settings.language,
      setLanguage: (chosen) => {
        this.#settings.language = chosen
        this.#texts = this.#textsNow()
        this.#setMenu()
      },
    })
  }

  #start(from: ForumWindow, call: string, input: unknown): Promise<StartAnswer> {
    const calls = new StartCalls({
      folder: this.#folder,
      files: this.#files,
      open: (path) => this.#openFile(path),
      choose: () => this.dialogs.forumFile(from.window),
      known: () => this.#settings.recent,
    })
    return calls.call(call, input)
  }

  async #openFile(path: string): Promise<Opened> {
    const opened = await this.#hosts.open(path)
    if (opened.ok) this.#settings.opened(path, new Date().toISOString())
    return opened
  }

  /** What a window is to show: a forum file hosted here is known by its host's address. */
  async #shownFrom(forum: ShownForum): Promise<Shown | null> {
    if (forum === null) return null
    const url = new URL(forum.url).origin
    const path = await this.#hosts.pathOf(url)
    const { invite } = forum
    if (path === null)
      return { url, invite, path, title: this.#texts.say('title.joined', { place: new URL(url).host }) }
    const { name } = await this.#files.summarise(path)
    const values = { forum: name || basename(path) }
    const title = this.#texts.say(this.#desk.isRehearsal(path) ? 'title.rehearsal' : 'title.forum', values)
    return { url, invite, path, title }
  }

  #textsNow(): Texts {
    const chosen = this.#settings.language
    return textsIn(chosen === null ? app.getPreferredSystemLanguages() : [chosen])
  }

  #setMenu(): void {
    setMenu(this.#texts, {
      startPage: () => {
        const { focused } = this.#windows
        if (focused) void this.#windows.show(focused, null)
      },
      another: () => {
        void this.#windows.open(this.#windows.focused?.shown ?? null)
      },
    })
  }
}
