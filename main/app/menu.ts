import type { MenuItemConstructorOptions } from 'electron'
import { app, Menu } from 'electron'
import type { Texts } from './texts.ts'

export interface MenuActions {
  startPage(): void
  another(): void
}

/** Few entries: what the page has a button for is not here. */
export function setMenu(words: Texts, actions: MenuActions): void {
  const file: MenuItemConstructorOptions = {
    label: words.say('menu.file'),
    submenu: [
      { label: words.say('menu.start'), click: () => actions.startPage() },
      { label: words.say('menu.window.another'), accelerator: 'CmdOrCtrl+N', click: () => actions.another() },
      { type: 'separator' },
      { role: 'close', label: words.say('menu.close') },
      { role: 'quit', label: words.say('menu.quit') },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: words.say('menu.edit'),
    submenu: [
      { role: 'undo', label: words.say('menu.undo') },
      { role: 'redo', label: words.say('menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: words.say('menu.cut') },
      { role: 'copy', label: words.say('menu.copy') },
      { role: 'paste', label: words.say('menu.paste') },
      { role: 'selectAll', label: words.say('menu.select-all') },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: words.say('menu.view'),
    submenu: [
      { role: 'resetZoom', label: words.say('menu.zoom.reset') },
      { role: 'zoomIn', label: words.say('menu.zoom.in') },
      { role: 'zoomOut', label: words.say('menu.zoom.out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: words.say('menu.fullscreen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: words.say('menu.developer') }]),
    ],
  }
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, edit, view]))
}
