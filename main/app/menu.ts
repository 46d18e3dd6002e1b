import type { MenuItemConstructorOptions } from 'electron'
import { app, BrowserWindow, Menu } from 'electron'
import type { Texts } from './texts.ts'

export interface MenuActions {
  startPage(window: BrowserWindow | null): void
  another(window: BrowserWindow | null): void
}

/** Few entries: what the page has a button for is not here. */
export function setMenu({ say }: Texts, actions: MenuActions): void {
  const focused = (): BrowserWindow | null => BrowserWindow.getFocusedWindow()
  const file: MenuItemConstructorOptions = {
    label: say('menu.file'),
    submenu: [
      { label: say('menu.start'), click: () => actions.startPage(focused()) },
      { label: say('menu.window.another'), accelerator: 'CmdOrCtrl+N', click: () => actions.another(focused()) },
      { type: 'separator' },
      { role: 'close', label: say('menu.close') },
      { role: 'quit', label: say('menu.quit') },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: say('menu.edit'),
    submenu: [
      { role: 'undo', label: say('menu.undo') },
      { role: 'redo', label: say('menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: say('menu.cut') },
      { role: 'copy', label: say('menu.copy') },
      { role: 'paste', label: say('menu.paste') },
      { role: 'selectAll', label: say('menu.select-all') },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: say('menu.view'),
    submenu: [
      { role: 'resetZoom', label: say('menu.zoom.reset') },
      { role: 'zoomIn', label: say('menu.zoom.in') },
      { role: 'zoomOut', label: say('menu.zoom.out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('menu.fullscreen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const, label: say('menu.developer') }]),
    ],
  }
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, edit, view]))
}
