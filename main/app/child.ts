import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'

/** Plenary's command line, bundled beside the app. */
const COMMAND_LINE = fileURLToPath(new URL('../host/cli.js', import.meta.url))

/** A process of ours that runs the command line; it answers over a channel of the system and ends when the app does. */
export interface Child {
  send(message: unknown): void
  onMessage(heard: (message: unknown) => void): void
  /** Its standard output, a line at a time. */
  onLine(heard: (line: string) => void): void
  /** Called once. */
  onExit(ended: (code: number) => void): void
  /** At once, without closing anything: for one that does not end when it is told to. */
  kill(): void
}

export type Fork = (args: readonly string[]) => Child

/** As the product runs it: with Electron's own Node, in a process that Electron ends with the app. */
export function forkUtility(env: Readonly<Record<string, string>>): Fork {
  return (args) => {
    const child = utilityProcess.fork(COMMAND_LINE, [...args], { env, stdio: 'pipe', serviceName: 'Plenary host' })
    passOn(child.stderr)
    return {
      send: (message) => {
        child.postMessage(message)
      },
      onMessage: (heard) => child.on('message', heard),
      onLine: (heard) => {
        readLines(child.stdout, heard)
      },
      onExit: (ended) => child.once('exit', ended),
      kill: () => child.kill(),
    }
  }
}

/** On the test runtime, whose Node is too old for SQLite: with another Node. */
export function forkNode(node: string, env: Readonly<Record<string, string>>): Fork {
  return (args) => {
    const child = fork(COMMAND_LINE, args, {
      execPath: node,
      execArgv: [],
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child.on('error', () => undefined) // it then exits too
    passOn(child.stderr)
    return {
      send: (message) => {
        if (child.connected) child.send(message as object)
      },
      onMessage: (heard) => child.on('message', heard),
      onLine: (heard) => {
        readLines(child.stdout, heard)
      },
      onExit: (ended) => {
        child.once('exit', (code) => {
          ended(code ?? 1)
        })
      },
      kill: () => child.kill('SIGKILL'),
    }
  }
}

function readLines(stream: Readable | NodeJS.ReadableStream | null, heard: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', heard)
}

function passOn(stream: NodeJS.ReadableStream | null): void {
  stream?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
}
