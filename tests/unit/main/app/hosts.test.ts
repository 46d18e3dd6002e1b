import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fork } from '../../../../main/app/child.ts'
import { ForumFilesChild } from '../../../../main/app/forum-files-child.ts'
import { Hosts } from '../../../../main/app/hosts.ts'
import { RestartBudget } from '../../../../main/app/restart-budget.ts'
import type { OpenedForum } from '../../../../shared/contract/start.ts'

const COMMAND_LINE = fileURLToPath(new URL('../../../../main/cli/main.ts', import.meta.url))

// Each host is a process that loads the whole command line.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let children: ChildProcess[]
let hosts: Hosts
let files: ForumFilesChild
let nowMs = 0
const restarted = vi.fn<(path: string, opened: OpenedForum) => void>()
const givenUp = vi.fn<(path: string) => void>()

/** As the app forks on the test runtime, from the sources. */
const forkReal: Fork = (args) => {
  const env = { ...process.env, PLENARY_HOME: folder }
  const child = fork(COMMAND_LINE, args, { execArgv: [], env, stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  children.push(child)
  child.on('error', () => undefined) // told to end while it was ending
  return {
    send: (message) => {
      if (child.connected) child.send(message as object)
    },
    onMessage: (heard) => child.on('message', heard),
    onLine: (heard) => createInterface({ input: child.stdout! }).on('line', heard),
    onExit: (ended) => child.once('exit', (code) => ended(code ?? 1)),
    kill: () => child.kill('SIGKILL'),
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-hosts-'))
  children = []
  nowMs = 0
  restarted.mockReset()
  givenUp.mockReset()
  files = new ForumFilesChild(forkReal)
  hosts = new Hosts({ fork: forkReal, nowMs: () => nowMs, onRestarted: restarted, onGivenUp: givenUp })
})
afterEach(async () => {
  files.close()
  await hosts.close()
  await expect.poll(() => children.filter((child) => child.exitCode === null && child.signalCode === null)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

async function sample(): Promise<string> {
  const path = join(folder, 'sample.plenary')
  expect(await files.sample(path)).toEqual({ ok: true, value: null })
  return path
}

function killHost(path: string): void {
  const alive = children.find(
    (child) => child.exitCode === null && child.signalCode === null && child.spawnargs.includes(path),
  )
  alive?.kill('SIGKILL')
}

describe('forum files in a process of their own', () => {
  it('are made and summed up there, never over another', async () => {
    const path = await sample()
    expect(await files.sample(path)).toEqual({ ok: false, error: { code: 'exists' } })
    expect(await files.summarise(path)).toMatchObject({ sectors: 2, problem: null })
    expect(await files.summarise(join(folder, 'none.plenary'))).toMatchObject({ name: '', problem: 'missing' })
    expect(await files.create(join(folder, 'x.plenary'), { name: '' })).toEqual({
      ok: false,
      error: { code: 'bad_input' },
    })
  })
})

describe('the app’s hosts', () => {
  it('are one a file, answer over their channel, and end cleanly', async () => {
    const path = await sample()
    const [first, again] = await Promise.all([hosts.open(path), hosts.open(path)])
    expect(again).toEqual(first)
    if (!first.ok) throw new Error(first.error.code)
    expect(await hosts.pathOf(first.value.url)).toBe(path)
    expect(await hosts.pathOf('http://127.0.0.1:1')).toBeNull()
    expect(await hosts.ask(path, 'checkpoint', path)).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^[0-9A-Z]{4} /) as string,
    })
    const copy = join(folder, 'copy.plenary')
    expect(await hosts.ask(path, 'backup', copy)).toMatchObject({ ok: true })
    expect(existsSync(copy)).toBe(true)
    expect(await hosts.ask(path, 'backup', copy)).toEqual({ ok: false, error: { code: 'exists' } })
    await hosts.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('sample'))).toEqual(['sample.plenary'])
    expect(givenUp).not.toHaveBeenCalled()
    expect(await hosts.open(path)).toEqual({ ok: false, error: { code: 'host_ended' } })
  })

  it('offer no desk over HTTP: the app has its own', async () => {
    const opened = await hosts.open(await sample())
    if (!opened.ok) throw new Error(opened.error.code)
    const { url, invite } = opened.value
    const post = (path: string, body: object, session = ''): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
        body: JSON.stringify(body),
      })
    const { session } = (await (await post('/api/redeem', { invite })).json()) as { session: string }
    expect((await post('/api/desk/copy', {}, session)).status).toBe(404)
  })

  it('that cannot open their file say why, and are not started again', async () => {
    const missing = join(folder, 'missing.plenary')
    expect(await hosts.open(missing)).toEqual({ ok: false, error: { code: 'missing' } })
    expect(restarted).not.toHaveBeenCalled()
    expect(givenUp).not.toHaveBeenCalled()
  })

  it('are started again at the same address when they crash, three times a minute, then given up', async () => {
    const path = await sample()
    const opened = await hosts.open(path)
    if (!opened.ok) throw new Error(opened.error.code)
    for (let crash = 1; crash <= 3; crash++) {
      killHost(path)
      await expect.poll(() => restarted.mock.calls.length, { timeout: 20_000 }).toBe(crash)
      expect(restarted.mock.lastCall).toEqual([path, { url: opened.value.url, invite: expect.any(String) as string }])
    }
    killHost(path)
    await expect.poll(() => givenUp.mock.calls, { timeout: 20_000 }).toEqual([[path]])
    expect(restarted).toHaveBeenCalledTimes(3)
    expect((await hosts.open(path)).ok).toBe(true)
  })
})

describe('the budget of restarts', () => {
  it('is three in any sixty seconds', () => {
    const budget = new RestartBudget()
    expect([0, 1, 2, 3, 59_999].map((ms) => budget.take(ms))).toEqual([true, true, true, false, false])
    expect([60_000, 60_000, 60_001].map((ms) => budget.take(ms))).toEqual([true, false, true])
  })
})
