// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, inProject, SetupError } from './project.mjs'
import { runUnderNode } from './node.mjs'

/**
 * @typedef {'web' | 'host' | 'app' | 'preload'} Part
 * @typedef {{ entry: string, output: string, sources: string[] }} PartPlan
 */

/** Changes here or in the lock change what every part is made of. */
const recipeFiles = ['package-lock.json', 'vite.config.ts', 'tsconfig.base.json', 'resources/setup/build.mjs']

/**
 * Where each part begins, the file that shows it was built, and the folders it is made of.
 * @type {Record<Part, PartPlan>}
 */
export const partPlans = {
  web: { entry: 'renderer/index.html', output: 'dist/web/index.html', sources: ['renderer', 'shared', 'resources'] },
  host: { entry: 'main/cli/main.ts', output: 'dist/host/cli.js', sources: ['main', 'shared', 'resources'] },
  app: { entry: 'main/app/main.ts', output: 'dist/app/main.js', sources: ['main', 'shared', 'resources'] },
  preload: { entry: 'main/preload/preload.ts', output: 'dist/preload/preload.cjs', sources: ['main', 'shared'] },
}

/** @type {Part[]} */
export const allParts = ['web', 'host', 'app', 'preload']

/** @param {Part} part */
export const hasEntry = (part) => existsSync(inProject(partPlans[part].entry))

/** @param {Part} part */
export const stampFile = (part) => path.join(cacheFolder, 'built', part)

/**
 * Contents, not times: a checkout, a clone and a copy of the same sources give the same fingerprint.
 * @param {Part} part
 */
export function fingerprintOf(part) {
  const hash = createHash('sha256')
  for (const file of [...recipeFiles, ...partPlans[part].sources.flatMap((folder) => sourceFiles(folder))]) {
    if (!existsSync(inProject(file))) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @returns {string[]} in one order everywhere, without what no bundle holds
 */
function sourceFiles(folder) {
  if (folder === 'resources/setup' || !existsSync(inProject(folder))) return []
  return readdirSync(inProject(folder), { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`
      if (entry.isDirectory()) return sourceFiles(name)
      return entry.name.endsWith('.md') ? [] : [name]
    })
}

/** @param {Part} part */
export function isUpToDate(part) {
  try {
    return (
      existsSync(inProject(partPlans[part].output)) && readFileSync(stampFile(part), 'utf8') === fingerprintOf(part)
    )
  } catch {
    return false
  }
}

/**
 * Promises that the parts are built from the sources as they stand; quick and without a second Node when they are.
 * Parts whose entry does not exist (yet) are left out. Nothing is written to standard output.
 * @param {readonly Part[]} parts
 */
export async function ensureBuilt(parts) {
  const stale = parts.filter((part) => hasEntry(part) && !isUpToDate(part))
  if (stale.length === 0) return
  if (!existsSync(inProject('node_modules', 'vite'))) {
    throw new SetupError('The packages are not installed: run npm ci, then run the command again.')
  }
  const code = await runUnderNode(inProject('resources', 'setup', 'build.mjs'), [...stale], { stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new SetupError(`Building ${stale.join(', ')} failed: see the messages above.`)
}
