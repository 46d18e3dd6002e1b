import type { IpcMainInvokeEvent } from 'electron'
import { ipcMain } from 'electron'
import { z } from 'zod'
import { bridgeChannels as channels } from '../../shared/contract/bridge-channels.ts'
import type { StartAnswer } from '../../shared/contract/start.ts'
import { isOwnTopFrame } from './app-url.ts'
import type { ForumWindow } from './forum-window.ts'
import { language } from './settings.ts'

/** What a window may be told to show: an opened forum, or one joined by its link. */
const shownForum = z
  .strictObject({ url: z.url({ protocol: /^https?$/ }).max(300), invite: z.string().regex(/^[0-9a-f]{64}$/) })
  .nullable()
export type ShownForum = z.infer<typeof shownForum>

export interface BridgeDeps {
  windowOf(event: IpcMainInvokeEvent): ForumWindow | null
  start(forumWindow: ForumWindow, call: string, input: unknown): Promise<StartAnswer>
  desk(forumWindow: ForumWindow, call: string, input: unknown): Promise<StartAnswer>
  show(forumWindow: ForumWindow, forum: ShownForum): Promise<void>
  getLanguage(): string | null
  setLanguage(chosen: string): void
}

/** Answers the preload. Who asks is checked before anything that is asked is looked at. */
export function answerBridge(deps: BridgeDeps): void {
  const on = (channel: string, answer: (from: ForumWindow, ...args: unknown[]) => unknown): void => {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      const from = isOwnTopFrame(event.senderFrame) ? deps.windowOf(event) : null
      if (!from) throw new Error('refused')
      return answer(from, ...args)
    })
  }
  const callName = z.string().max(32)
  on(channels.start, (from, call, input) => deps.start(from, callName.parse(call), input))
  on(channels.desk, (from, call, input) => deps.desk(from, callName.parse(call), input))
  on(channels.forum, ({ shown }) => (shown ? { url: shown.url, invite: shown.invite } : null))
  on(channels.show, (from, forum) => deps.show(from, shownForum.parse(forum)))
  on(channels.getLanguage, () => deps.getLanguage())
  on(channels.setLanguage, (_from, chosen) => {
    deps.setLanguage(language.parse(chosen))
  })
  // electron-store listens for windows that would read settings themselves; ours may not.
  ipcMain.removeAllListeners('electron-store-get-data')
}
