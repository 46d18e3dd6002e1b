// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { report, runCommand, SetupError } from './project.mjs'
import { run } from './run.mjs'

/** What the tests need beside Node; people who run Plenary need none of it for this reason. */
const debianPackages = [
  ...['chromium', 'python3', 'xvfb', 'xauth', 'fonts-dejavu-core', 'libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'],
  ...['libxss1', 'libatk-bridge2.0-0', 'libcups2', 'libdrm2', 'libxkbcommon0', 'libatspi2.0-0'],
]

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Promises the system's part of the test machine. On Debian 12 (x64, as root) it is installed when missing, which is the
 * only time the network is used; elsewhere the missing commands are named and nothing is touched.
 */
export async function ensureSystem() {
  if (isDebianTestMachine()) {
    const missing = missingDebianPackages()
    if (missing.length > 0) await install(missing)
  }
  const missing = missingCommands()
  if (missing.length > 0) {
    throw new SetupError(
      `The tests need ${missing.join(', ')}, not found on the PATH: install them, then run npm test again.`,
    )
  }
}

/** @returns {string | undefined} the browser that guest tests drive; PLENARY_CHROMIUM names another */
export function findChromium() {
  const named = process.env['PLENARY_CHROMIUM']
  if (named) return named
  return browserNames.map(findCommand).find((found) => found !== undefined)
}

function isDebianTestMachine() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.getuid?.() !== 0) return false
  if (!existsSync('/etc/os-release')) return false
  const release = readFileSync('/etc/os-release', 'utf8')
  return /^ID=debian$/m.test(release) && /^VERSION_ID="?12"?$/m.test(release)
}

function missingDebianPackages() {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...debianPackages], {
    encoding: 'utf8',
  })
  const lines = new Set((query.stdout ?? '').split('\n'))
  return debianPackages.filter((name) => !lines.has(`${name} installed`))
}

/** @param {string[]} packages */
async function install(packages) {
  report(`installing Debian packages for the tests, once: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @param {string[]} args */
  const apt = (args) => run('apt-get', args, { env, stdio: ['ignore', 2, 2] })
  // An old list names files that the mirror no longer has; a fresh machine has no list at all.
  await apt(['update', '-qq'])
  const code = await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  if (code === 0) return
  throw new SetupError(
    `apt-get could not install ${packages.join(' ')} (exit ${code}): check the network and apt's sources, then run npm test again.`,
  )
}

function missingCommands() {
  const missing = []
  if (!findChromium()) missing.push('chromium')
  if (!findCommand('python3')) missing.push('python3')
  // Elsewhere windows open on the desktop that is there.
  if (process.platform === 'linux') missing.push(...['Xvfb', 'xvfb-run', 'xauth'].filter((name) => !findCommand(name)))
  return missing
}

/** @param {string} name */
function findCommand(name) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file))
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    await ensureSystem()
    report('the system has what the tests need')
  })
}
