import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { err } from '../../shared/lib/result.ts'
import { readHostLine } from './host-lines.ts'
import type { Opened } from './start-calls.ts'

/** A large file is checked and folded before its host is ready. */
const READY_WITHIN_MS = 120_000
const ENDS_WITHIN_MS = 10_000

export interface HostProcessesDeps {
  /** What starts this command line: the program and its own first arguments. */
  readonly command: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** What a host says for people. */
  say(text: string): void
  /** A host that was ready ended without being told to. */
  onEnded(path: string): void
}

interface Running {
  readonly child: ChildProcessWithoutNullStreams
  readonly opened: Promise<Opened>
  readonly ended: Promise<void>
}

/**
 * One host a forum file, each a process of its own. Hosts end when this process does, however it ends: their standard input is
 * held by it alone.
 */
export class HostProcesses {
  readonly #deps: HostProcessesDeps
  readonly #running = new Map<string, Running>()
  #closing = false

  constructor(deps: HostProcessesDeps) {
    this.#deps = deps
  }

  /** Starts a host for the file, or gives the one that runs. An owner's invitation may be redeemed as often as the run lasts. */
  async open(path: string, flags: readonly string[] = []): Promise<Opened> {
    while (!this.#closing) {
      const running = this.#running.get(path)
      if (!running) return this.#start(path, flags).opened
      const opened = await running.opened
      if (opened.ok) return opened
      await running.ended // it failed a moment ago, and what stood in its way may be gone
    }
    return err({ code: 'host_ended' })
  }

  /** Ends every host cleanly and waits for it. */
  async close(): Promise<void> {
    this.#closing = true
    await Promise.all([...this.#running.values()].map((running) => end(running)))
  }

  #start(path: string, flags: readonly string[]): Running {
    const [program = process.execPath, ...first] = this.#deps.command
    const asked = ['host', path, '--port', '0', '--json', '--owner', '--until-stdin-ends', ...flags]
    const child = spawn(program, [...first, ...asked], { env: this.#deps.env, stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.on('error', () => undefined) // a host that ended does not read its standard input any more
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#deps.say(text)
    })
    const ended = new Promise<void>((resolve) => {
      child.on('error', () => {
        resolve()
      })
      child.on('close', () => {
        resolve()
      })
    })
    const opened = readiness(child)
    const running = { child, opened, ended }
    this.#running.set(path, running)
    void this.#watch(path, running)
    return running
  }

  async #watch(path: string, { opened, ended }: Running): Promise<void> {
    await ended
    this.#running.delete(path)
    if ((await opened).ok && !this.#closing) this.#deps.onEnded(path)
  }
}

/** The first line of a host says whether it serves; one that says nothing in time is ended. */
function readiness(child: ChildProcessWithoutNullStreams): Promise<Opened> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: child.stdout })
    const timer = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS)
    lines.once('line', (line) => {
      clearTimeout(timer)
      resolve(readHostLine(line))
    })
    lines.once('close', () => {
      clearTimeout(timer)
      resolve(err({ code: 'host_ended' }))
    })
    child.once('error', () => {
      clearTimeout(timer)
      resolve(err({ code: 'host_ended' }))
    })
  })
}

async function end({ child, ended }: Running): Promise<void> {
  child.stdin.end()
  if (process.platform !== 'win32') child.kill('SIGTERM') // which Windows would take for a kill
  const timer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS)
  await ended
  clearTimeout(timer)
}
