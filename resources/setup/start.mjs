// @ts-check
// npm start: the desktop app where one can open, else the same host for browsers. `npm start -- --headless` forces the latter.
import { existsSync } from 'node:fs'
import { ensureBuilt, hasEntry, partPlans } from './built-parts.mjs'
import { ensureNode, environmentWith, outputUnderNode, runUnderNode } from './node.mjs'
import { inProject, projectRoot, report, runCommand, SetupError } from './project.mjs'
import { run } from './run.mjs'

const args = process.argv.slice(2).filter((argument) => argument !== '--headless')

/** An app that ends by itself this soon, and by a fault, never opened. */
const openedAfterMs = 15_000

/** @returns {string | undefined} why no window can open here */
function whyHeadless() {
  if (process.argv.includes('--headless')) return 'it was asked for'
  if (!hasEntry('app')) return 'this checkout has no desktop app'
  if (process.platform !== 'linux') return undefined
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display'
  if (process.getuid?.() === 0) return 'the desktop app does not run as root'
  return undefined
}

/**
 * @param {string} electron
 * @returns {Promise<number | undefined>} nothing when the app could not open
 */
async function startDesktop(electron) {
  await ensureBuilt(['web', 'host', 'app', 'preload'])
  const node = await ensureNode()
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...environmentWith(node) }
  delete env['ELECTRON_RUN_AS_NODE']
  // The test runtime's own Node is too old for the host: an unpackaged app then forks it with this one.
  if (env['ELECTRON_OVERRIDE_DIST_PATH']) env['PLENARY_HOST_NODE'] ??= node
  report('opening the desktop app')
  const startedAt = Date.now()
  const code = await run(electron, [projectRoot, ...args], { env })
  const interrupted = code === 130 || code === 143
  return code < 126 || interrupted || Date.now() - startedAt > openedAfterMs ? code : undefined
}

/** @param {string} reason */
async function startHeadless(reason) {
  report(`starting without a window, for browsers, because ${reason}`)
  await ensureBuilt(['host', 'web'])
  const commandLine = inProject(partPlans.host.output)
  if (!existsSync(commandLine)) throw new SetupError(`${partPlans.host.entry} is missing from this checkout.`)
  return runUnderNode(commandLine, ['start', ...args])
}

await runCommand(async () => {
  const reason = whyHeadless()
  if (reason) return startHeadless(reason)
  const electron = await outputUnderNode(inProject('resources', 'setup', 'electron-binary.mjs'))
  if (!electron) return startHeadless('Electron could not be had here')
  const code = await startDesktop(electron)
  if (code !== undefined) return code
  return startHeadless("the desktop app ended before it could open (see Electron's message above)")
})
