import type { OpenedForum, StartFailure } from '../../shared/contract/start.ts'
import { err } from '../../shared/lib/result.ts'
import { readHostLine } from '../cli/host-lines.ts'
import type { Answer } from '../cli/parent-channel.ts'
import { END } from '../cli/parent-channel.ts'
import type { Opened } from '../cli/start-calls.ts'
import type { Child, Fork } from './child.ts'
import { Questions } from './questions.ts'
import { RestartBudget } from './restart-budget.ts'

const ENDS_WITHIN_MS = 15_000

export interface HostsDeps {
  readonly fork: Fork
  /** A clock that only goes on. */
  nowMs(): number
  /** A host crashed and serves again, at the same address; the invitations of the last run are gone with it. */
  onRestarted(path: string, opened: OpenedForum): void
  /** A host that cannot be kept running. What was saved is in the file. */
  onGivenUp(path: string): void
}

interface Running {
  readonly child: Child
  readonly questions: Questions
  readonly opened: Promise<Opened>
  readonly ended: Promise<void>
  ending: boolean
}

/** One host a forum file, each in a process of its own, watched and started again when it crashes. */
export class Hosts {
  readonly #deps: HostsDeps
  readonly #running = new Map<string, Running>()
  readonly #budgets = new Map<string, RestartBudget>()
  #closing = false

  constructor(deps: HostsDeps) {
    this.#deps = deps
  }

  /** Starts a host for the file, or gives the one that runs. */
  async open(path: string, flags: readonly string[] = []): Promise<Opened> {
    while (!this.#closing) {
      const running = this.#running.get(path)
      if (!running) return this.#start(path, flags, 0).opened
      const opened = await running.opened
      if (opened.ok) return opened
      await running.ended // it failed a moment ago, and what stood in its way may be gone
    }
    return err<StartFailure>({ code: 'host_ended' })
  }

  /** The file whose host answers there, or null where none of ours does. */
  async pathOf(url: string): Promise<string | null> {
    for (const [path, { opened }] of this.#running) {
      const one = await opened
      if (one.ok && one.value.url === url) return path
    }
    return null
  }

  async ask(path: string, question: 'checkpoint' | 'backup', about: string): Promise<Answer> {
    const running = this.#running.get(path)
    return running ? running.questions.ask(question, about) : err<StartFailure>({ code: 'host_ended' })
  }

  async end(path: string): Promise<void> {
    const running = this.#running.get(path)
    if (running) await endCleanly(running)
  }

  /** Ends every host cleanly: what is under way is committed, and one file left behind. */
  async close(): Promise<void> {
    this.#closing = true
    await Promise.all([...this.#running.values()].map((running) => endCleanly(running)))
  }

  #start(path: string, flags: readonly string[], port: number): Running {
    const child = this.#deps.fork([
      'host',
      path,
      '--port',
      String(port),
      '--json',
      '--owner',
      '--without-desk',
      ...flags,
    ])
    const questions = new Questions(child)
    const ended = new Promise<void>((resolve) => {
      child.onExit(() => {
        resolve()
      })
    })
    const running: Running = { child, questions, opened: readiness(child), ended, ending: false }
    this.#running.set(path, running)
    void this.#watch(path, flags, running)
    return running
  }

  async #watch(path: string, flags: readonly string[], running: Running): Promise<void> {
    await running.ended
    this.#running.delete(path)
    const opened = await running.opened
    if (!opened.ok || running.ending || this.#closing) return
    const budget = this.#budgets.get(path) ?? new RestartBudget()
    this.#budgets.set(path, budget)
    const again = budget.take(this.#deps.nowMs()) ? await this.#again(path, flags, opened.value.url) : null
    if (again?.ok) this.#deps.onRestarted(path, again.value)
    else if (!this.#isClosing()) this.#deps.onGivenUp(path)
  }

  /** At the same port, so that participants find it again by themselves; at another where that one is gone. */
  async #again(path: string, flags: readonly string[], url: string): Promise<Opened> {
    const again = await this.#start(path, flags, Number(new URL(url).port)).opened
    return again.ok || this.#isClosing() ? again : this.open(path, flags)
  }

  #isClosing(): boolean {
    return this.#closing
  }
}

function readiness(child: Child): Promise<Opened> {
  return new Promise((resolve) => {
    child.onLine((line) => {
      resolve(readHostLine(line))
    })
    child.onExit(() => {
      // What it printed last may still be on its way.
      setTimeout(() => {
        resolve(err<StartFailure>({ code: 'host_ended' }))
      }, 200)
    })
  })
}

async function endCleanly(running: Running): Promise<void> {
  running.ending = true
  running.child.send(END)
  const timer = setTimeout(() => {
    running.child.kill()
  }, ENDS_WITHIN_MS)
  await running.ended
  clearTimeout(timer)
}
