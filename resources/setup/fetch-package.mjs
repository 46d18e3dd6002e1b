// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, report, SetupError, withLock } from './project.mjs'
import { untar } from './untar.mjs'

/**
 * @typedef {object} PinnedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} integrity of the tarball, `sha512-…`: a registry or mirror can then serve nothing else
 * @property {string} folder below the cache folder, where the unpacked package is put
 * @property {string} [recipe] changes when `prepare` does, so that what an older one made is made again
 * @property {(folder: string) => Promise<void>} [prepare] works on the unpacked package before anyone can see it
 */

/**
 * Promises the unpacked package in its folder, whole or not at all, also when two commands ask at once.
 * Needs the network only when the folder is not there yet.
 * @param {PinnedPackage} pinned
 * @returns {Promise<string>} the folder
 */
export async function fetchPackage(pinned) {
  const folder = path.join(cacheFolder, pinned.folder)
  if (isFetched(folder, pinned)) return folder
  return withLock(pinned.folder, async () => {
    if (isFetched(folder, pinned)) return folder
    const startedAt = Date.now()
    report(`fetching ${specOf(pinned)}, once`)
    const work = mkdtempSync(path.join(cacheFolder, 'fetching-'))
    try {
      await fetchInto(work, pinned)
      replaceFolder(path.join(work, 'package'), folder, path.join(work, 'replaced'))
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
    report(`${specOf(pinned)} is ready after ${Math.round((Date.now() - startedAt) / 1000)} s`)
    return folder
  })
}

/** @param {PinnedPackage} pinned */
const specOf = ({ name, version }) => `${name}@${version}`

/** @param {PinnedPackage} pinned */
const markOf = (pinned) => (pinned.recipe ? `${specOf(pinned)} ${pinned.recipe}` : specOf(pinned))

/**
 * @param {string} folder
 * @param {PinnedPackage} pinned
 */
function isFetched(folder, pinned) {
  try {
    return readFileSync(path.join(folder, '.fetched'), 'utf8').trim() === markOf(pinned)
  } catch {
    return false
  }
}

/**
 * @param {string} work
 * @param {PinnedPackage} pinned
 */
async function fetchInto(work, pinned) {
  await npmPack(specOf(pinned), work)
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new SetupError(`npm fetched no file for ${specOf(pinned)}: run the command again.`)
  const file = path.join(work, tarball)
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  if (found !== pinned.integrity) {
    throw new SetupError(
      `The registry served another ${specOf(pinned)} than the one this project pins (${found.slice(0, 20)}…), so it was not used: check npm's registry setting.`,
    )
  }
  const unpacked = path.join(work, 'package')
  mkdirSync(unpacked)
  untar(file, unpacked)
  rmSync(file)
  await pinned.prepare?.(unpacked)
  writeFileSync(path.join(unpacked, '.fetched'), `${markOf(pinned)}\n`)
}

/**
 * Puts a finished folder where readers look for it. A folder cannot be renamed over another, so the old one steps aside.
 * @param {string} finished
 * @param {string} target
 * @param {string} aside
 */
export function replaceFolder(finished, target, aside) {
  mkdirSync(path.dirname(target), { recursive: true })
  try {
    renameSync(target, aside)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
  }
  renameSync(finished, target)
}

/**
 * Through npm, so that the person's registry, proxy and credentials settings hold.
 * @param {string} spec
 * @param {string} folder
 */
async function npmPack(spec, folder) {
  const args = ['pack', spec, '--pack-destination', folder, '--loglevel=error', '--no-dry-run', '--no-json']
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const { code, errors } = await runNpm([...args, ...patience])
  if (code === 0) return
  const why = /npm error (?:network )?(?!code|errno|syscall)(.*)/.exec(errors)?.[1] ?? `npm ended with ${code}`
  const cause = /npm error code (\S+)/.exec(errors)?.[1]
  throw new SetupError(
    `${spec} could not be fetched (${cause ? `${cause}, ` : ''}${why.slice(0, 160)}): check the network and npm's registry setting, then run the command again.`,
  )
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, errors: string }>}
 */
function runNpm(args) {
  const script = process.env['npm_execpath']
  const own = script && /npm-cli\.c?js$/.test(script)
  const [command, first] = own ? [process.execPath, [script]] : ['npm', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: cacheFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: !own && process.platform === 'win32',
    })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += String(chunk)))
    child.on('error', () =>
      reject(new SetupError('npm was not found on the PATH: install Node with npm, then run the command again.')),
    )
    child.on('close', (code) => resolve({ code, errors }))
  })
}
