import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HostProcess, plenary } from '../../../support/command-line.ts'

let root: string
let folder: string
let env: Record<string, string>
let next = 0

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plenary-cli-'))
  env = { PLENARY_HOME: join(root, 'home') }
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(root, `t${String(next++)}-`))
})

/** One sentence or two for people, exit 2, nothing on standard output, no stack. */
function expectRefusal(ended: { code: number | null; out: string; err: string }, says: RegExp): void {
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toMatch(says)
  expect(ended.err).not.toMatch(/^\s+at /m)
}

async function sample(name = 'forum.plenary'): Promise<string> {
  const file = join(folder, name)
  expect(await plenary(['new', file, '--sample'], env)).toMatchObject({ code: 0, out: '' })
  return file
}

describe('new', () => {
  test('the sample has 20 seats, two commitments, six past meetings, and ends with a checkpoint', async () => {
    const file = await sample()
    const verified = await plenary(['verify', file], env)
    expect(verified.code).toBe(0)
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
  })

  test('a file that is there is not overwritten without --force', async () => {
    const file = await sample()
    const before = readFileSync(file)
    expectRefusal(await plenary(['new', file, '--sample'], env), /already exists.*--force/)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect((await plenary(['new', file, '--sample', '--force'], env)).code).toBe(0)
  })

  test('a bad roster row stops the import whole, with line and column, and leaves no file', async () => {
    const roster = join(folder, 'roster.csv')
    writeFileSync(
      roster,
      'seat,sector,organisation,titular,titular_email\nA,gov,Org,Role,\nB,gov,Org,Role,not-an-address\n',
    )
    const file = join(folder, 'bad.plenary')
    expectRefusal(await plenary(['new', file, '--roster', roster], env), /line 3, column 5/)
    expect(existsSync(file)).toBe(false)
  })

  test.for([
    [['new'], /wrong number of arguments/],
    [['new', 'x.plenary', '--rule', 'mixed'], /--rule/],
    [['new', 'x.plenary', '--rules', 'unheard-of'], /no such preset or file.*mixed/],
    [['new', 'x.plenary', '--roster', 'nowhere.csv'], /could not be read/],
    [['new', '/nowhere/at/all/x.plenary'], /\/nowhere\/at\/all/],
    [['nonsense'], /There is no command "nonsense"/],
    [['host', 'nowhere.plenary'], /does not exist/],
    [['host', 'nowhere.plenary', '--port', '70000'], /not a port/],
    [['host', 'nowhere.plenary', '--public-url', 'ftp://x'], /not an address like/],
    [['backup', 'nowhere.plenary', 'copy.plenary'], /does not exist/],
    [['export', 'nowhere.plenary', '--out', 'there'], /does not exist/],
    [['verify', 'nowhere'], /nowhere/],
  ] as const)('%j is answered by a sentence', async ([args, says]) => {
    expectRefusal(await plenary(args, env), says)
  })
})

describe('files that are no forum', () => {
  const openers = (file: string): readonly (readonly string[])[] => [
    ['host', file, '--port', '0', '--json'],
    ['export', file, '--out', join(folder, 'out')],
    ['backup', file, join(folder, 'copy.plenary')],
  ]

  test('a text file, a cut file and a newer file are refused and left as they are', async () => {
    const good = await sample()
    const text = join(folder, 'text.plenary')
    writeFileSync(text, 'no database at all, just words')
    const cut = join(folder, 'cut.plenary')
    copyFileSync(good, cut)
    truncateSync(cut, Math.floor(statSync(good).size / 2))
    const newer = join(folder, 'newer.plenary')
    const bytes = readFileSync(good)
    bytes.writeUInt32BE(999, 60) // SQLite's user_version
    writeFileSync(newer, bytes)
    for (const [file, says] of [
      [text, /not a forum file/],
      [cut, /cut short or damaged/],
      [newer, /newer version/],
    ] as const) {
      const before = readFileSync(file)
      for (const args of openers(file)) expectRefusal(await plenary(args, env), says)
      expect(readFileSync(file).equals(before)).toBe(true)
    }
  })
})

describe('host', () => {
  test('prints one JSON line with an invitation for everybody, and SIGTERM leaves one file behind', async () => {
    const file = await sample()
    const host = await HostProcess.start(file, [], env)
    expect(host.ready.sync).toBe(`${host.ready.url.replace('http', 'ws')}/sync`)
    const roles = new Set(host.ready.invites.map((invite) => invite.role))
    expect(roles).toEqual(new Set(['chair', 'co-chair', 'secretariat', 'member', 'observer']))
    expect(await host.end()).toBe(0)
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
  })

  test('a second host on the same file and a port in use are refused in words', async () => {
    const file = await sample()
    const host = await HostProcess.start(file, [], env)
    expectRefusal(await plenary(['host', file, '--port', '0', '--json'], env), /already open in another Plenary/)
    await host.end()
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    expectRefusal(
      await plenary(['host', file, '--port', String(port), '--json'], env),
      new RegExp(`Port ${String(port)} is already in use`),
    )
    taken.close()
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
  })

  test('backup copies beside a running host, and the copy verifies', async () => {
    const file = await sample()
    const host = await HostProcess.start(file, [], env)
    const copy = join(folder, 'copy.plenary')
    expect((await plenary(['backup', file, copy], env)).code).toBe(0)
    await host.end()
    expect((await plenary(['verify', copy], env)).code).toBe(0)
    expectRefusal(await plenary(['backup', file, copy], env), /already exists/)
  })

  test('the signing key is readable by its owner alone and in no forum file', async () => {
    const file = await sample()
    const key = join(env['PLENARY_HOME'] ?? '', 'signing-key')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes(readFileSync(key, 'utf8').trim())).toBe(false)
  })
})
