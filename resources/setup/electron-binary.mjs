// @ts-check
// Fetches the binary of the Electron that package.json pins, when it is not there yet, and prints its path.
// Runs under Node >= 22.12 (with-node.mjs); exits 2 with one sentence when the binary cannot be had.
import { existsSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inProject, messageOf, report, runCommand, SetupError, withLock } from './project.mjs'
import { run } from './run.mjs'

/** A download that brings nothing for so long will not come: the network lets npm through and not this host. */
const longestSilenceMs = 20_000

const electronFolder = inProject('node_modules', 'electron')
const fromElectron = createRequire(path.join(electronFolder, 'install.js'))

/** @returns {string | undefined} */
function installedBinary() {
  const pathFile = path.join(electronFolder, 'path.txt')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!override && !existsSync(pathFile)) return undefined
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const binary = path.join(override ?? path.join(electronFolder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

/** Into the cache of Electron's own installer, which then only unpacks it: that installer never says how far it is. */
async function download() {
  const { downloadArtifact } = await import(fromElectron.resolve('@electron/get'))
  const { version } = fromElectron('./package.json')
  const abort = new AbortController()
  let heardAt = Date.now()
  let toldPercent = 0
  const watch = setInterval(() => {
    if (Date.now() - heardAt > longestSilenceMs) abort.abort(new Error(`no progress for ${longestSilenceMs / 1000} s`))
  }, 500)
  /** @param {{ percent: number }} progress */
  const getProgressCallback = async ({ percent }) => {
    heardAt = Date.now()
    if (percent * 100 < toldPercent + 20) return
    toldPercent = Math.floor(percent * 100)
    report(`Electron ${version}: ${toldPercent} %`)
  }
  report(`downloading Electron ${version}, once (about 110 MB)`)
  const stalled = new Promise((_, reject) => abort.signal.addEventListener('abort', () => reject(abort.signal.reason)))
  const checksums = fromElectron('./checksums.json')
  const downloadOptions = { quiet: true, signal: abort.signal, getProgressCallback }
  const wanted = { version, artifactName: 'electron', checksums, platform: process.platform, arch: process.arch }
  try {
    await Promise.race([downloadArtifact({ ...wanted, downloadOptions }), stalled])
  } catch (error) {
    throw new SetupError(`Electron ${version} could not be downloaded (${reasonOf(error)}).`)
  } finally {
    clearInterval(watch)
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return messageOf(cause).split('\n')[0]
}

await runCommand(async () => {
  const binary = await withLock('electron-binary', async () => {
    if (!installedBinary()) {
      await download()
      await run(process.execPath, [path.join(electronFolder, 'install.js')], { stdio: ['ignore', 2, 2] })
    }
    return installedBinary()
  })
  if (!binary)
    throw new SetupError(
      'Electron was downloaded and could not be unpacked: delete node_modules/electron and run npm ci.',
    )
  writeSync(1, binary)
})
// Whatever a given-up download still holds open must not hold up the start.
process.exit()
