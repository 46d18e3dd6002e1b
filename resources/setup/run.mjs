// @ts-check
import { spawn } from 'node:child_process'
import os from 'node:os'
import { SetupError } from './project.mjs'

const forwardedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a command with this one's streams, hands signals on to it, and waits until it has really ended: whoever waits
 * for us may then open its files. The child stays in our process group, so it may see one signal twice.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => void child.kill(signal)
    for (const signal of forwardedSignals) process.on(signal, forward)
    const watch = onParentGone(() => forward('SIGTERM'))
    const settle = () => {
      clearInterval(watch)
      for (const signal of forwardedSignals) process.off(signal, forward)
    }
    child.on('error', (error) => {
      settle()
      reject(new SetupError(`${command} could not be run (${error.message}).`))
    })
    child.on('exit', (code, signal) => {
      settle()
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0))
    })
  })
}

/**
 * npm that is killed, or a shell that takes the signal for itself, would leave a host running that nobody can reach any more.
 * @param {() => void} act
 */
function onParentGone(act) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
  return watch.unref()
}
