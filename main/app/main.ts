import { app, dialog } from 'electron'
import { resolve } from 'node:path'
import { FORUM_SUFFIX } from '../cli/forum-folder.ts'
import { registerAppScheme } from './app-scheme.ts'
import { DesktopApp } from './desktop-app.ts'
import { overridesFrom } from './environment.ts'
import { hostFork } from './host-fork.ts'
import { confinePages } from './security.ts'

// All of this holds before Electron is ready, so nothing here may wait.
const overrides = overridesFrom(process.env, app.isPackaged)
if (overrides.userData !== null) app.setPath('userData', overrides.userData)
// A test machine's root cannot have the sandbox (--no-sandbox); a packaged app has it whatever it is told.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()

let desktop: DesktopApp | null = null
const asked: string[] = fileIn(process.argv, process.cwd())

/** A forum file that the system was told to open with Plenary. No other argument means anything. */
function fileIn(argv: readonly string[], folder: string): string[] {
  const given = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.endsWith(FORUM_SUFFIX))
  return given === undefined ? [] : [resolve(folder, given)]
}

async function begin(): Promise<void> {
  await app.whenReady()
  desktop = new DesktopApp(overrides, await hostFork(overrides))
  await desktop.open(asked)
}

if (app.requestSingleInstanceLock()) {
  confinePages((place) => desktop?.dialogs.confirmOutside(place) ?? Promise.resolve(false))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (desktop) void desktop.open([path])
    else asked.push(path)
  })
  app.on('second-instance', (_event, argv, folder) => {
    void desktop?.open(fileIn(argv, folder))
  })
  app.on('activate', () => {
    void desktop?.open([])
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    // Windows are gone; now the hosts commit what is under way and close their files.
    event.preventDefault()
    void (desktop?.end() ?? Promise.resolve()).finally(() => {
      ended = true
      // Not from within this event: Electron takes no notice of being told to quit while it is asking whether to.
      setTimeout(() => {
        app.quit()
      }, 0)
    })
  })
  begin().catch((error: unknown) => {
    dialog.showErrorBox('Plenary', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
