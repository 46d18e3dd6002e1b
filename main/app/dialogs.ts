import { basename, dirname, join } from 'node:path'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { dialog } from 'electron'
import { FORUM_SUFFIX } from '../cli/forum-folder.ts'
import type { Texts } from './texts.ts'

/** Everything that is asked outside the page; paths are null where the dialog was cancelled. */
export interface Dialogs {
  forumFile(over: BrowserWindow | null): Promise<string | null>
  publishFolder(over: BrowserWindow | null): Promise<string | null>
  /** Says first what a copy holds. */
  copyTo(over: BrowserWindow | null, file: string): Promise<string | null>
  confirmOutside(place: string): Promise<boolean>
  hostGaveUp(file: string): Promise<void>
}

export function systemDialogs(texts: () => Texts): Dialogs {
  const ask = async (over: BrowserWindow | null, options: MessageBoxOptions): Promise<boolean> => {
    const asked = { ...options, defaultId: 0, cancelId: 1, noLink: true }
    const { response } = await (over ? dialog.showMessageBox(over, asked) : dialog.showMessageBox(asked))
    return response === 0
  }
  return {
    forumFile: async (over) => {
      const words = texts()
      const filters = [{ name: words.say('choose.kind'), extensions: [FORUM_SUFFIX.slice(1)] }]
      const options = { title: words.say('choose.title'), filters, properties: ['openFile' as const] }
      const { filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
    },
    publishFolder: async (over) => {
      const words = texts()
      const properties = ['openDirectory' as const, 'createDirectory' as const]
      const options = { title: words.say('publish.title'), buttonLabel: words.say('publish.button'), properties }
      const { filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
    },
    copyTo: async (over, file) => {
      const words = texts()
      const buttons = [words.say('copy.go'), words.say('cancel')]
      const warned = {
        type: 'warning' as const,
        message: words.say('copy.holds'),
        detail: words.say('copy.care'),
        buttons,
      }
      if (!(await ask(over, warned))) return null
      const defaultPath = join(dirname(file), `${basename(file, FORUM_SUFFIX)}-copy${FORUM_SUFFIX}`)
      const options = { title: words.say('copy.title'), defaultPath }
      const { filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options))
      return filePath === '' ? null : filePath
    },
    confirmOutside: (place) => {
      const words = texts()
      const buttons = [words.say('outside.open'), words.say('cancel')]
      return ask(null, {
        type: 'question',
        message: words.say('outside.ask', { place }),
        detail: words.say('outside.note'),
        buttons,
      })
    },
    hostGaveUp: async (file) => {
      const words = texts()
      const message = words.say('ended.title', { file: basename(file) })
      await ask(null, { type: 'error', message, detail: words.say('ended.note'), buttons: [words.say('ended.close')] })
    },
  }
}

/** For tests, which cannot click a system's dialog: every file dialog gives this path, every question is declined. */
export function fixedDialogs(path: string): Dialogs {
  return {
    forumFile: () => Promise.resolve(path),
    publishFolder: () => Promise.resolve(path),
    copyTo: () => Promise.resolve(path),
    confirmOutside: () => Promise.resolve(false),
    hostGaveUp: () => Promise.resolve(),
  }
}
