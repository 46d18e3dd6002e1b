import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ForumFolder } from '../../main/cli/forum-folder.ts'
import { localForumFiles } from '../../main/cli/forum-making.ts'
import { HostProcesses } from '../../main/cli/host-processes.ts'
import { newPrivateKey, signerOf } from '../../main/cli/signing-key.ts'
import { StartCalls } from '../../main/cli/start-calls.ts'
import { startServer } from '../../main/cli/start-server.ts'
import type { OpenedForum, RecentForum } from '../../shared/contract/start.ts'
import { openedForum, startCalls } from '../../shared/contract/start.ts'

export const COMMAND_LINE = fileURLToPath(new URL('../../main/cli/main.ts', import.meta.url))

export interface StartAnswered {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string; readonly details?: Record<string, unknown> }
}

/** A start server with real hosts, on real ports and files: the command in a process of its own, or its parts in this one. */
export class StartedForums {
  readonly base: string
  readonly token: string
  readonly said: () => string
  readonly child: ChildProcess | null
  readonly #end: () => Promise<number | null>

  private constructor(of: {
    link: string
    said: () => string
    child?: ChildProcess
    end: () => Promise<number | null>
  }) {
    const [base = '', token = ''] = of.link.split('/#/start/')
    this.base = base
    this.token = token
    this.said = of.said
    this.child = of.child ?? null
    this.#end = of.end
  }

  static async here(root: string, folder: string): Promise<StartedForums> {
    let said = ''
    const env = { ...process.env, PLENARY_HOME: join(root, 'home') }
    const hosts = new HostProcesses({
      command: [process.execPath, COMMAND_LINE],
      env,
      say: (text) => (said += text),
      onEnded: (path) => (said += path),
    })
    const files = localForumFiles({ signer: () => signerOf(newPrivateKey()), clock: { now: () => Date.now() } })
    const calls = new StartCalls({ folder: new ForumFolder(folder), files, open: (path) => hosts.open(path) })
    const server = await startServer({ port: 0, files: new Map(), call: (name, asked) => calls.call(name, asked) })
    const end = async (): Promise<null> => {
      await server.close()
      await hosts.close()
      return null
    }
    return new StartedForums({ link: server.link, said: () => said, end })
  }

  static async command(
    root: string,
    folder: string,
    args: readonly string[] = ['--port', '0'],
  ): Promise<StartedForums> {
    const env = { ...process.env, PLENARY_HOME: join(root, 'home') }
    const child = spawn(process.execPath, [COMMAND_LINE, 'start', '--folder', folder, ...args], { env })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const [link] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const end = async (): Promise<number | null> => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT')
        await once(child, 'close')
      }
      return child.exitCode
    }
    return new StartedForums({ link, said: () => said, child, end })
  }

  async call(name: string, input: unknown = {}, token = this.token): Promise<StartAnswered> {
    const response = await fetch(`${this.base}/api/start/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    })
    return (await response.json()) as StartAnswered
  }

  async forums(): Promise<RecentForum[]> {
    return startCalls.list.answer.parse((await this.call('list')).value).forums
  }

  async opened(name: string, input: unknown = {}): Promise<OpenedForum> {
    return openedForum.parse((await this.call(name, input)).value)
  }

  /** Ctrl-C; gives the exit code of the command. */
  end(): Promise<number | null> {
    return this.#end()
  }
}
