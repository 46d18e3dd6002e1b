import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ForumStore } from '../../main/host/ports/forum-store.ts'
import { createForumFile, openForumFile } from '../../main/store/forum-file.ts'
import { TEXT, entryOf, halves, sha256, writeWhole } from '../support/stored-record.ts'

let folder: string
let path: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-file-'))
  path = join(folder, 'forum.plenary')
  children = []
})
afterEach(async () => {
  await Promise.all(children.map(kill))
  rmSync(folder, { recursive: true })
})

function opened(result: ReturnType<typeof openForumFile>): ForumStore {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`)
  return result.value
}

/** A closed forum file with some transactions in it. */
function made(transactions: number): void {
  const store = opened(createForumFile(path))
  for (let n = 0; n < transactions; n++) store.transact(writeWhole)
  store.close()
}

function codeOf(readonly: boolean): string {
  const result = openForumFile(path, { readonly })
  if (!result.ok) return result.error.code
  result.value.close()
  return 'opened'
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Starts the child and resolves with its first line; `said` answers everything it has said so far. */
async function start(mode: string): Promise<{ child: ChildProcess; first: string; said: () => string[] }> {
  const script = fileURLToPath(new URL('forum-store-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, mode, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child.stdout, 'data')
  // The last piece is a line that was not finished.
  const said = () => output.split('\n').slice(0, -1)
  return { child, first: said()[0] ?? '', said }
}

function integrity(): unknown {
  const db = new Database(path, { readonly: true })
  const found = db.pragma('integrity_check', { simple: true })
  db.close()
  return found
}

describe('a forum file', () => {
  it('is one file once closed, and holds what was committed when opened again', () => {
    made(25)
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
    const again = opened(openForumFile(path))
    expect(again.head().seq).toBe(25)
    expect(halves(again)).toEqual([])
    again.close()
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
    expect(integrity()).toBe('ok')
  })

  it.skipIf(process.platform === 'win32')(
    '[REC11] is its owner’s alone, with its companions and its copies, whatever the umask',
    async () => {
      const umask = process.umask(0)
      try {
        const store = opened(createForumFile(path))
        store.transact(writeWhole)
        await store.backup(join(folder, 'copy.plenary'))
        const reader = opened(openForumFile(path, { readonly: true }))
        await reader.backup(join(folder, 'copy-2.plenary'))
        const modes = Object.fromEntries(
          readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
        )
        reader.close()
        store.close()
        expect(modes).toEqual({
          'forum.plenary': '600',
          'forum.plenary-wal': '600',
          'forum.plenary-shm': '600',
          'forum.plenary-lock': '600',
          'copy.plenary': '600',
          'copy-2.plenary': '600',
        })
        expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
      } finally {
        process.umask(umask)
      }
    },
  )

  it('is never overwritten by a new one, nor joined by the log of an older one', () => {
    made(1)
    const before = sha256(readFileSync(path))
    expect(createForumFile(path)).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(sha256(readFileSync(path))).toBe(before)
    rmSync(path)
    writeFileSync(`${path}-wal`, 'left over')
    expect(createForumFile(path)).toMatchObject({ ok: false, error: { code: 'exists', path: `${path}-wal` } })
    expect(createForumFile(join(folder, 'none', 'x'))).toMatchObject({ ok: false, error: { code: 'missing' } })
    expect(readdirSync(folder)).toEqual(['forum.plenary-wal'])
  })

  it.each(['write', 'write-and-close'])(
    'keeps whole transactions and every acknowledged one through kill -9 (%s)',
    async (mode) => {
      opened(createForumFile(path)).close()
      let acknowledged = 0
      for (let trial = 0; trial < 6; trial++) {
        const { child, said } = await start(mode)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
        await kill(child)
        acknowledged = Number(said().at(-1) ?? acknowledged)
        const store = opened(openForumFile(path))
        const { seq } = store.head()
        expect([acknowledged, acknowledged + 1]).toContain(seq)
        expect(halves(store)).toEqual([])
        store.close()
        expect(integrity()).toBe('ok')
        expect(readdirSync(folder)).toEqual(['forum.plenary'])
      }
      expect(acknowledged).toBeGreaterThan(6)
    },
  )

  it('loses only the end when the log that a crash left is cut short', async () => {
    opened(createForumFile(path)).close()
    const { child } = await start('write')
    await kill(child)
    const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
    expect(log.length).toBeGreaterThan(10_000)
    for (const part of [0, 0.001, 0.3, 0.77, 0.99]) {
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
      writeFileSync(path, file)
      writeFileSync(`${path}-wal`, log.subarray(0, Math.floor(log.length * part)))
      const store = opened(openForumFile(path))
      expect(halves(store)).toEqual([])
      store.close()
    }
  })

  it('has one writer: a second one is told, in this process or another, and a killed one holds nothing', async () => {
    const first = opened(createForumFile(path))
    expect(codeOf(false)).toBe('in_use')
    expect((await start('hold')).first).toBe('in_use')
    first.close()
    const { child, first: line } = await start('hold')
    expect(line).toBe('open')
    expect(codeOf(false)).toBe('in_use')
    await kill(child)
    expect(codeOf(false)).toBe('opened')
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
  })

  it('is read beside its writer, which sees no difference', async () => {
    made(3)
    const { first } = await start('write')
    expect(Number(first)).toBe(4)
    const reader = opened(openForumFile(path, { readonly: true }))
    let seen = 0
    for (let look = 0; look < 5; look++) {
      const events = reader.events(seen)
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => seen + index + 1))
      seen += events.length
    }
    expect(seen).toBeGreaterThanOrEqual(4)
    expect(() => reader.transact(() => 1)).toThrow('opened for reading')
    const copy = join(folder, 'copy.plenary')
    await reader.backup(copy)
    reader.close()
    const restored = opened(openForumFile(copy, { readonly: true }))
    expect(restored.head().seq).toBeGreaterThanOrEqual(seen)
    expect(halves(restored)).toEqual([])
    restored.close()
  })

  it.each(['reader', 'writer'])('is one file again when the %s is the last to close', (last) => {
    const writer = opened(createForumFile(path))
    writer.transact(writeWhole)
    const reader = opened(openForumFile(path, { readonly: true }))
    expect(reader.head().seq).toBe(1)
    for (const store of last === 'reader' ? [writer, reader] : [reader, writer]) store.close()
    expect(readdirSync(folder)).toEqual(['forum.plenary'])
    expect(integrity()).toBe('ok')
  })

  it('is copied whole while it is being written', async () => {
    const store = opened(createForumFile(path))
    for (let n = 0; n < 200; n++) store.transact(writeWhole)
    const copy = join(folder, 'copy.plenary')
    const progress = { done: false, during: 0 }
    const backup = store.backup(copy).finally(() => (progress.done = true))
    while (!progress.done) {
      store.transact(writeWhole)
      progress.during++
      await new Promise((resolve) => setImmediate(resolve))
    }
    await backup
    store.close()
    expect(progress.during).toBeGreaterThan(0)
    expect(readdirSync(folder).sort()).toEqual(['copy.plenary', 'forum.plenary'])
    const restored = opened(openForumFile(copy))
    expect(restored.head().seq).toBeGreaterThanOrEqual(200)
    expect(halves(restored)).toEqual([])
    restored.close()
  })

  it('holds nothing of an erased value any more, nor does its log or a copy', async () => {
    const store = opened(createForumFile(path))
    store.transact(writeWhole)
    const canary = 'CANARY-9e1f7a'
    const entry = entryOf(`${canary} ${'long '.repeat(600)}`)
    store.transact((writer) => writer.addVaultEntry(entry))
    const anywhere = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(canary))
    expect(anywhere()).not.toEqual([])
    store.transact((writer) => writer.eraseVaultEntry(entry.commitment))
    expect(anywhere()).toEqual([])
    await store.backup(join(folder, 'copy.plenary'))
    store.close()
    expect(anywhere()).toEqual([])
  })

  it('[DEC16] keeps nothing of a secret ballot whose box was emptied, and makes no copy while one is open', async () => {
    const store = opened(createForumFile(path))
    const key = 'c0ffee'.repeat(5) + '42'
    const ballot = { key, decision: 'd', sector: null, choice: 'canary-choice' }
    store.transact((writer) => writer.putBallot(ballot))
    await expect(store.backup(join(folder, 'copy.plenary'))).rejects.toThrow('a secret ballot is open')
    store.transact((writer) => {
      writer.emptyBox('d')
    })
    const holds = (what: string) =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(what))
    expect([holds(key), holds('canary-choice')]).toEqual([[], []])
    await store.backup(join(folder, 'copy.plenary'))
    store.close()
    expect([holds(key), holds('canary-choice')]).toEqual([[], []])
  })

  it('keeps a long history small once closed', () => {
    const store = opened(createForumFile(path))
    const update = Uint8Array.of(0, 0)
    store.transact((writer) => {
      for (let n = 0; n < 20_000; n++)
        writer.addUpdate(TEXT, { participant: 'ann', at: '2026-11-21T09:00:00.000Z', update })
    })
    store.transact((writer) => writer.compactText(TEXT, new Uint8Array(5000)))
    store.close()
    expect(statSync(path).size).toBeLessThan(40_000)
    const again = opened(openForumFile(path, { readonly: true }))
    expect(again.textHistory(TEXT).map((entry) => entry.participant)).toEqual(['ann'])
    expect(again.text(TEXT)).toEqual({ snapshot: new Uint8Array(5000), updates: [] })
    again.close()
  })

  it.each([
    'UPDATE events SET actor = 1',
    'DELETE FROM events WHERE seq = 2',
    'INSERT OR REPLACE INTO events SELECT seq, at, actor, type, body, prev, hash FROM events WHERE seq = 1',
    'INSERT INTO events SELECT 9, at, actor, type, body, hash, hash FROM events WHERE seq = 3',
    "UPDATE blobs SET bytes = x'00'",
    'DELETE FROM blobs',
    'UPDATE checkpoints SET seq = 1',
    'DELETE FROM checkpoints',
    'INSERT OR REPLACE INTO checkpoints SELECT id, forum, epoch, 1, hash, at, key, signature FROM checkpoints',
  ])('refuses %s, whoever asks', (sql) => {
    const store = opened(createForumFile(path))
    for (let n = 0; n < 3; n++) store.transact(writeWhole)
    const point = { forum: TEXT, epoch: 1, seq: 3, hash: sha256('h'), at: '', key: sha256('k'), signature: '' } as never
    store.transact((writer) => writer.addCheckpoint(point))
    store.close()
    const db = new Database(path)
    expect(() => db.exec(sql)).toThrow(/never|follows/)
    db.close()
  })

  it('keeps the first blob, whoever replaces it', () => {
    made(1)
    const db = new Database(path)
    const before = db.prepare('SELECT hash, bytes FROM blobs').all()
    db.exec("INSERT OR REPLACE INTO blobs SELECT hash, x'00' FROM blobs")
    expect(db.prepare('SELECT hash, bytes FROM blobs').all()).toEqual(before)
    db.close()
  })
})

describe('a forum file in a folder that cannot be written to', () => {
  // Root may write anywhere, so it becomes nobody for as long as it looks.
  function asNobody<T>(look: () => T): T {
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    const root = process.getuid?.() === 0
    if (root) process.seteuid?.(65534)
    try {
      return look()
    } finally {
      if (root) process.seteuid?.(0)
      chmodSync(folder, 0o755)
    }
  }

  it('can be read, and says why it cannot be written', () => {
    made(4)
    asNobody(() => {
      expect(codeOf(false)).toBe('read_only_folder')
      const reader = opened(openForumFile(path, { readonly: true }))
      expect(halves(reader)).toEqual([])
      reader.close()
    })
  })

  it('can be read even if it was copied out of an open meeting', () => {
    made(4)
    const bytes = readFileSync(path)
    bytes[18] = bytes[19] = 2 // as it is while in WAL mode
    writeFileSync(path, bytes)
    asNobody(() => {
      const reader = opened(openForumFile(path, { readonly: true }))
      expect(halves(reader)).toEqual([])
      reader.close()
    })
  })

  it('says so when the log beside it could only be read in a folder of one’s own', async () => {
    made(1)
    const { child } = await start('write')
    await kill(child)
    rmSync(`${path}-shm`)
    expect(asNobody(() => codeOf(true))).toBe('read_only_folder')
  })

  it('cannot be made there', () => {
    made(1)
    expect(asNobody(() => createForumFile(join(folder, 'new.plenary')))).toMatchObject({
      error: { code: 'read_only_folder' },
    })
  })
})
