import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ForumFolder } from '../../../../main/cli/forum-folder.ts'
import { localForumFiles } from '../../../../main/cli/forum-making.ts'
import { HostProcesses } from '../../../../main/cli/host-processes.ts'
import { newPrivateKey, signerOf } from '../../../../main/cli/signing-key.ts'
import { StartCalls } from '../../../../main/cli/start-calls.ts'
import { startServer } from '../../../../main/cli/start-server.ts'
import type { NewForumInput, OpenedForum, RecentForum } from '../../../../shared/contract/start.ts'
import { openedForum, startCalls } from '../../../../shared/contract/start.ts'

const COMMAND_LINE = fileURLToPath(new URL('../../../../main/cli/main.ts', import.meta.url))

interface Answer {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string; readonly details?: Record<string, unknown> }
}

/** A start server with real hosts, on real ports and files: the command in a process of its own, or its parts in this one. */
class Started {
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

  static async here(): Promise<Started> {
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
    return new Started({ link: server.link, said: () => said, end })
  }

  static async command(args: readonly string[] = ['--port', '0']): Promise<Started> {
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
    return new Started({ link, said: () => said, child, end })
  }

  async call(name: string, input: unknown = {}, token = this.token): Promise<Answer> {
    const response = await fetch(`${this.base}/api/start/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    })
    return (await response.json()) as Answer
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

let root: string
let folder: string
let started: Started

// Each host is a process that loads the whole command line.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'plenary-start-'))
  folder = join(root, 'forums')
  started = await Started.here()
})
afterEach(async () => {
  await started.end()
  expect(hostsBelow(root)).toEqual([])
  rmSync(root, { recursive: true, force: true })
})

const input: NewForumInput = {
  name: 'Forum: of/Tests',
  country: null,
  language: 'en',
  zone: 'Europe/Tallinn',
  sectors: ['Government', 'Civil society'],
  rosterCsv: null,
  rules: ['mixed', 'consensus'],
}

describe('the start server', () => {
  it('answers its owner only: no token, another token, another Host or another Origin gets nothing', async () => {
    expect((await started.call('list')).ok).toBe(true)
    expect(await started.call('list', {}, '')).toEqual({ ok: false, error: { code: 'no_session' } })
    expect(await started.call('list', {}, '0'.repeat(64))).toEqual({ ok: false, error: { code: 'no_session' } })
    const headers = { authorization: `Bearer ${started.token}`, 'content-type': 'application/json' }
    expect(await statusOf(started.base, { ...headers, host: 'rebound.example' })).toBe(403)
    expect(await statusOf(started.base, { ...headers, origin: 'http://elsewhere.example' })).toBe(403)
    expect(await statusOf(started.base, headers)).toBe(200)
    expect(started.token).toMatch(/^[0-9a-f]{64}$/)
  })

  it('sends every answer with the policy of the page', async () => {
    for (const path of ['/', '/api/start/list']) {
      const { headers } = await fetch(started.base + path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('refuses what its schemas do not know, and has no dialog to choose by', async () => {
    expect((await started.call('open', { id: 1 })).error?.code).toBe('bad_input')
    expect((await started.call('open', { id: 'x', path: '/etc/passwd' })).error?.code).toBe('bad_input')
    expect((await started.call('constructor')).error?.code).toBe('not_found')
    expect((await started.call('choose')).error?.code).toBe('not_found')
  })
})

describe('the start command', () => {
  it('takes another port where its own is in use, says so, and ends cleanly at Ctrl-C: each forum is one file', async () => {
    const command = await Started.command(['--port', new URL(started.base).port])
    expect(command.base).not.toBe(started.base)
    expect(command.said()).toContain(new URL(started.base).port)
    await command.opened('sample')
    await command.opened('create', input)
    expect(hostsBelow(root)).toHaveLength(2)
    expect(await command.end()).toBe(0)
    expect(hostsBelow(root)).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['forum-of-tests.plenary', 'sample-forum.plenary'])
  })

  it('takes its hosts along when it is killed', async () => {
    const command = await Started.command()
    await command.opened('sample')
    command.child?.kill('SIGKILL')
    await expect.poll(() => hostsBelow(root), { timeout: 20_000 }).toEqual([])
  })
})

describe('forums of the start server', () => {
  it('are made from what was entered, hosted at once, and never overwritten', async () => {
    const first = await started.opened('create', input)
    const second = await started.opened('create', input)
    expect(second.url).not.toBe(first.url)
    const forums = await started.forums()
    expect(forums.map(({ file }) => file).sort()).toEqual(['forum-of-tests-2.plenary', 'forum-of-tests.plenary'])
    expect(forums[0]).toMatchObject({ name: input.name, sectors: 2, seats: 0, nextMeeting: null, problem: null })
    expect(await redeem(first)).toMatchObject({ participant: { role: 'operator' } })
  })

  it('say which lines of a roster do not hold, and leave no file then', async () => {
    const rosterCsv = 'seat,sector,organisation,titular\nS1,Government,O,\nS1,Government,O,'
    const answer = await started.call('create', { ...input, rosterCsv })
    expect(answer.error).toMatchObject({
      code: 'roster_problems',
      details: { problems: [{ line: 3, code: 'duplicate_seat' }] },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [{ zone: 'Atlantis/Capital' }, 'zone'],
    [{ rules: ['no-such-rule'] }, 'rules'],
    [{ sectors: [] }, 'sectors'],
  ])('are not made with %j', async (wrong, path) => {
    const answer = await started.call('create', { ...input, ...wrong })
    expect(answer.error).toEqual({ code: 'bad_input', details: { path } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('are served by one host each: opening again gives the same one, whose invitation still holds', async () => {
    const first = await started.opened('sample')
    const [forum] = await started.forums()
    expect(forum).toMatchObject({ file: 'sample-forum.plenary', sectors: 2, problem: null })
    expect(forum?.seats).toBeGreaterThan(0)
    expect(forum?.nextMeeting).not.toBeNull()
    expect(await started.opened('open', { id: forum!.id })).toEqual(first)
    expect(hostsBelow(root)).toHaveLength(1)
    await redeem(first)
    expect(await redeem(first)).toHaveProperty('session')
  })

  it('are reached by their ids only: no path, no link and nothing outside the folder', async () => {
    await started.opened('create', input)
    const outside = join(root, 'outside.plenary')
    writeFileSync(outside, readFileSync(join(folder, 'forum-of-tests.plenary')))
    symlinkSync(outside, join(folder, 'link.plenary'))
    expect(await started.forums()).toHaveLength(1)
    for (const id of ['../outside.plenary', outside, 'forum-of-tests.plenary', 'link.plenary']) {
      expect((await started.call('open', { id })).error?.code).toBe('not_found')
    }
  })

  it('that cannot be opened say why by a code, and a damaged sample gives way to a new one', async () => {
    await started.opened('sample')
    await started.end()
    const sample = join(folder, 'sample-forum.plenary')
    truncateSync(sample, Math.floor(statSync(sample).size / 2))
    const damaged = readFileSync(sample)
    writeFileSync(join(folder, 'notes.plenary'), 'these are notes, not a forum'.repeat(100))
    started = await Started.here()
    const byFile = Object.fromEntries((await started.forums()).map((forum) => [forum.file, forum]))
    expect(byFile['notes.plenary']?.problem).toBe('not_a_forum')
    expect(byFile['sample-forum.plenary']?.problem).toBe('truncated_or_damaged')
    expect((await started.call('open', { id: byFile['notes.plenary']!.id })).error?.code).toBe('not_a_forum')
    await started.opened('sample')
    expect((await started.forums()).map(({ file }) => file)).toContain('sample-forum-2.plenary')
    expect(readFileSync(sample).equals(damaged)).toBe(true)
  })

  it('that another program hosts are in use, and free again after it', async () => {
    await started.opened('sample')
    const other = await Started.here()
    try {
      const [forum] = await other.forums()
      expect((await other.call('open', { id: forum!.id })).error?.code).toBe('in_use')
      await started.end()
      expect((await other.call('open', { id: forum!.id })).ok).toBe(true)
    } finally {
      await other.end()
    }
  })

  it('whose host crashed are told of, and opened anew with what was saved', async () => {
    const first = await started.opened('sample')
    process.kill(hostsBelow(root)[0]!, 'SIGKILL')
    await expect.poll(() => started.said(), { timeout: 10_000 }).toContain('sample-forum.plenary')
    const again = await started.opened('sample')
    expect(again.invite).not.toBe(first.invite)
    expect(await redeem(again)).toHaveProperty('session')
  })
})

describe('the desk of a host that was started for browsers', () => {
  it('publishes, copies and rehearses beside the file, for the operator alone', async () => {
    const opened = await started.opened('sample')
    const { session } = await redeem(opened)
    expect(await desk(opened, 'publish', '0'.repeat(64))).toMatchObject({ error: { code: 'no_session' } })
    const published = (await desk(opened, 'publish', session)) as { value: { folder: string; files: number } }
    expect(published.value.folder).toMatch(/^sample-forum-repository-[0-9A-HJKMNP-TV-Z-]{19}$/)
    expect(readdirSync(join(folder, published.value.folder))).toContain('bagit.txt')
    const copied = (await desk(opened, 'copy', session)) as { value: { file: string } }
    expect((await started.forums()).map(({ file }) => file)).toContain(copied.value.file)
    const rehearsal = openedForum.parse(((await desk(opened, 'rehearse', session)) as { value: unknown }).value)
    expect(rehearsal.url).not.toBe(opened.url)
    expect(await redeem(rehearsal)).toHaveProperty('session')
    await started.end()
    await expect(fetch(rehearsal.url)).rejects.toThrow()
  })

  it('is not there for participants, and takes nothing but its three calls', async () => {
    const rosterCsv = 'seat,sector,organisation,titular\nS1,Government,O,Director'
    await started.call('create', { ...input, rosterCsv })
    await started.end()
    const child = spawn(
      process.execPath,
      [COMMAND_LINE, 'host', join(folder, 'forum-of-tests.plenary'), '--port', '0'],
      {
        env: { ...process.env, PLENARY_HOME: join(root, 'home') },
      },
    )
    try {
      const lines: string[] = []
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line)
        if (lines.length === 2) break
      }
      const [operator, participant] = lines.map((line) => openedFrom(line.split('\t')[0] ?? ''))
      const { session } = await redeem(participant!)
      for (const call of ['publish', 'copy', 'rehearse']) {
        expect(await desk(participant!, call, session)).toMatchObject({ error: { code: 'not_allowed' } })
      }
      const owner = (await redeem(operator!)).session
      expect((await fetch(`${operator!.url}/api/desk/constructor`, post(owner))).status).toBe(404)
      expect((await fetch(`${operator!.url}/api/desk/copy`, post(owner, 'not an object'))).status).toBe(400)
      expect(readdirSync(folder).filter((name) => !name.startsWith('forum-of-tests.plenary'))).toEqual([])
    } finally {
      child.kill('SIGTERM')
      await once(child, 'close')
    }
  })
})

function openedFrom(link: string): OpenedForum {
  const [url = '', invite = ''] = link.split('/#/join/')
  return { url, invite }
}

async function redeem({ url, invite }: OpenedForum): Promise<{ session: string }> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/redeem`, { method: 'POST', headers, body: JSON.stringify({ invite }) })
  return (await response.json()) as { session: string }
}

function post(session: string, body: unknown = {}): RequestInit {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${session}` }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

async function desk({ url }: OpenedForum, call: string, session: string): Promise<unknown> {
  return (await fetch(`${url}/api/desk/${call}`, post(session))).json()
}

/** `fetch` sets Host and Origin itself. */
async function statusOf(base: string, headers: Record<string, string>): Promise<number | undefined> {
  const asked = request(`${base}/api/start/list`, { method: 'POST', headers })
  asked.end('{}')
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

function hostsBelow(path: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return words.includes('host') && words.some((word) => word.startsWith(path) && word.endsWith('.plenary'))
      } catch {
        return false // it ended while the list was read
      }
    })
    .map(Number)
}
