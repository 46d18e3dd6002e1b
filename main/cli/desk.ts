import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { DeskCall, StartAnswer } from '../../shared/contract/start.ts'
import { err, ok } from '../../shared/lib/result.ts'
import type { Desk, DeskForum } from '../host/ports/desk.ts'
import { StoreFailure } from '../store/problem.ts'
import { filesBelow, FORUM_SUFFIX, freePathBeside } from './forum-folder.ts'
import { HostProcesses } from './host-processes.ts'
import type { StartCallsDeps } from './start-calls.ts'

export interface HeadlessDeskDeps {
  /** The forum file that is hosted. */
  readonly path: string
  readonly command: readonly string[]
  readonly env: NodeJS.ProcessEnv
  now(): Date
  say(text: string): void
}

/**
 * The desk without dialogs: everything is written beside the forum file, under a name that nothing has yet. A rehearsal is a second
 * host on a copy in a temporary folder, which goes when that host ends.
 */
export class HeadlessDesk implements Desk {
  readonly #deps: HeadlessDeskDeps
  readonly #rehearsals: HostProcesses
  readonly #folders = new Map<string, string>()

  constructor(deps: HeadlessDeskDeps) {
    this.#deps = { ...deps, path: resolve(deps.path) }
    this.#rehearsals = new HostProcesses({
      command: deps.command,
      env: deps.env,
      say: (text) => {
        deps.say(text)
      },
      onEnded: (path) => {
        this.#forget(path)
      },
    })
  }

  async call(name: DeskCall, forum: DeskForum): Promise<StartAnswer> {
    try {
      switch (name) {
        case 'publish':
          return await this.#publish(forum)
        case 'copy':
          return await this.#copy(forum)
        case 'rehearse':
          return await this.#rehearse(forum)
      }
    } catch (error) {
      if (error instanceof StoreFailure) return err({ code: error.problem.code })
      throw error
    }
  }

  /** Ends rehearsals and removes their copies. */
  async close(): Promise<void> {
    await this.#rehearsals.close()
    for (const path of this.#folders.keys()) this.#forget(path)
  }

  /** In a process of its own: writing thousands of files must not hold up a meeting. */
  async #publish(forum: DeskForum): Promise<StartAnswer> {
    const { path } = this.#deps
    const signed = forum.checkpoint()
    if (!signed.ok) return signed
    const out = freePathBeside(path, `repository-${signed.value.replaceAll(' ', '-')}`, '')
    const code = await this.#run(['export', path, '--out', out])
    if (code !== 0) return err({ code: code === 1 ? 'truncated_or_damaged' : 'disk' })
    return ok({ folder: basename(out), files: filesBelow(out) })
  }

  async #copy(forum: DeskForum): Promise<StartAnswer> {
    const at = this.#deps.now().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
    const copy = freePathBeside(this.#deps.path, `copy-${at}`, FORUM_SUFFIX)
    await forum.backup(copy)
    return ok({ file: basename(copy) })
  }

  async #rehearse(forum: DeskForum): ReturnType<StartCallsDeps['open']> {
    const folder = mkdtempSync(join(tmpdir(), 'plenary-rehearsal-'))
    const copy = join(folder, basename(this.#deps.path))
    this.#folders.set(copy, folder)
    try {
      await forum.backup(copy)
      const opened = await this.#rehearsals.open(copy, ['--rehearsal'])
      if (!opened.ok) this.#forget(copy)
      return opened
    } catch (error) {
      this.#forget(copy)
      throw error
    }
  }

  #forget(copy: string): void {
    const folder = this.#folders.get(copy)
    this.#folders.delete(copy)
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }

  #run(args: readonly string[]): Promise<number> {
    const [program = process.execPath, ...first] = this.#deps.command
    const child = spawn(program, [...first, ...args], { env: this.#deps.env, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#deps.say(text)
    })
    return new Promise((settle) => {
      child.on('error', () => {
        settle(2)
      })
      child.on('close', (code) => {
        settle(code ?? 2)
      })
    })
  }
}
