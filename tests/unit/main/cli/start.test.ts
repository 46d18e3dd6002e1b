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
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NewForumInput, OpenedForum } from '../../../../shared/contract/start.ts'
import { openedForum } from '../../../../shared/contract/start.ts'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import { LiveWindow } from '../../../support/hosted-forum.ts'
import { COMMAND_LINE, StartedForums } from '../../../support/started-forums.ts'

let root: string
let folder: string
let started: StartedForums

// Each host is a process that loads the whole command line.
vi.setConfig({ testTimeout: 60_000 })

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'plenary-start-'))
  folder = join(root, 'forums')
  started = await StartedForums.here(root, folder)
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
    const command = await StartedForums.command(root, folder, ['--port', new URL(started.base).port])
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
    const command = await StartedForums.command(root, folder)
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
    started = await StartedForums.here(root, folder)
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
    const other = await StartedForums.here(root, folder)
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

  it('[JOIN10] hands out nobody’s link by itself; [JOIN11] a rehearsal is opened by none of the forum’s, nor the other way', async () => {
    const opened = await started.opened('sample')
    const { session } = await redeem(opened)
    const operator = await LiveWindow.open(opened.url, session)
    const [person] = Object.keys(operator.state?.persons ?? {}) as [PersonId]
    expect(invitationsIn(join(folder, 'sample-forum.plenary'))).toBe(0)
    const invite = (await operator.run('invitation.issue', { person, meeting: null }))['token'] ?? ''
    const guest = (await redeem({ url: opened.url, invite })).session
    await operator.close()

    const rehearsal = openedForum.parse(((await desk(opened, 'rehearse', session)) as { value: unknown }).value)
    const rehearsing = (await redeem(rehearsal)).session
    for (const [{ url }, known] of [
      [rehearsal, [session, guest]],
      [opened, [rehearsing]],
    ] as const)
      for (const one of known) expect((await fetch(`${url}/api/texts`, get(one))).status).toBe(401)
    for (const other of [
      { url: rehearsal.url, invite },
      { url: rehearsal.url, invite: opened.invite },
      { url: opened.url, invite: rehearsal.invite },
    ])
      expect(await redeem(other)).toMatchObject({ error: { details: { why: 'unknown' } } })
    expect((await fetch(`${opened.url}/api/texts`, get(guest))).status).toBe(200)
    expect((await fetch(`${rehearsal.url}/api/texts`, get(rehearsing))).status).toBe(200)
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

function invitationsIn(path: string): unknown {
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM invitations').pluck().get()
  } finally {
    db.close()
  }
}

function get(session: string): RequestInit {
  return { headers: { authorization: `Bearer ${session}` } }
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
