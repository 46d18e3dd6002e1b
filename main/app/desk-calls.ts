import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { StartAnswer } from '../../shared/contract/start.ts'
import { deskCalls } from '../../shared/contract/start.ts'
import { err, ok } from '../../shared/lib/result.ts'
import { filesBelow, freePathBeside } from '../cli/forum-folder.ts'
import type { Fork } from './child.ts'
import type { Dialogs } from './dialogs.ts'
import type { ForumWindow } from './forum-window.ts'
import type { Hosts } from './hosts.ts'

export interface DeskCallsDeps {
  readonly hosts: Hosts
  readonly fork: Fork
  dialogs(): Dialogs
}

/** The owner's desk, for windows that show a forum file of this computer. */
export class DeskCalls {
  readonly #deps: DeskCallsDeps
  /** Rehearsals' copies, each alone in a temporary folder. */
  readonly #rehearsals = new Set<string>()

  constructor(deps: DeskCallsDeps) {
    this.#deps = deps
  }

  async call(from: ForumWindow, name: string, input: unknown): Promise<StartAnswer> {
    const path = from.shown?.path ?? null
    if (path === null) return err({ code: 'not_allowed', details: { why: 'not_hosted_here' } })
    if (!Object.hasOwn(deskCalls, name)) return err({ code: 'not_found', details: { noun: 'call' } })
    const call = name as keyof typeof deskCalls
    if (!deskCalls[call].input.safeParse(input).success) return err({ code: 'bad_input' })
    switch (call) {
      case 'publish':
        return this.#publish(from, path)
      case 'copy':
        return this.#copy(from, path)
      case 'rehearse':
        return this.#rehearse(path)
    }
  }

  isRehearsal(path: string): boolean {
    return this.#rehearsals.has(path)
  }

  /** Ends a rehearsal that no window shows any more, and removes its copy. */
  async endRehearsal(path: string): Promise<void> {
    if (!this.#rehearsals.has(path)) return
    await this.#deps.hosts.end(path)
    this.#forget(path)
  }

  /** Once the hosts have ended. */
  removeCopies(): void {
    for (const path of [...this.#rehearsals]) this.#forget(path)
  }

  async #publish(from: ForumWindow, path: string): Promise<StartAnswer> {
    const folder = await this.#deps.dialogs().publishFolder(from.window)
    if (folder === null) return ok(null)
    const code = await this.#deps.hosts.ask(path, 'checkpoint', path)
    if (!code.ok) return code
    const out = freePathBeside(path, `repository-${String(code.value).replaceAll(' ', '-')}`, '', folder)
    const exit = await this.#run(['export', path, '--out', out])
    if (exit !== 0) return err({ code: exit === 1 ? 'truncated_or_damaged' : 'disk' })
    return ok({ folder: basename(out), files: filesBelow(out) })
  }

  async #copy(from: ForumWindow, path: string): Promise<StartAnswer> {
    const destination = await this.#deps.dialogs().copyTo(from.window, path)
    if (destination === null) return ok(null)
    const copied = await this.#deps.hosts.ask(path, 'backup', destination)
    return copied.ok ? ok({ file: basename(destination) }) : copied
  }

  async #rehearse(path: string): Promise<StartAnswer> {
    const copy = join(mkdtempSync(join(tmpdir(), 'plenary-rehearsal-')), basename(path))
    this.#rehearsals.add(copy)
    const copied = await this.#deps.hosts.ask(path, 'backup', copy)
    const opened = copied.ok ? await this.#deps.hosts.open(copy, ['--rehearsal']) : copied
    if (!opened.ok) this.#forget(copy)
    return opened
  }

  #forget(copy: string): void {
    this.#rehearsals.delete(copy)
    rmSync(dirname(copy), { recursive: true, force: true })
  }

  #run(args: readonly string[]): Promise<number> {
    return new Promise((resolve) => {
      this.#deps.fork(args).onExit(resolve)
    })
  }
}
