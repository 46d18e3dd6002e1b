import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createForumFile, openForumFile } from '../../main/store/forum-file.ts'
import { writeWhole } from '../support/stored-record.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-file-'))
  path = join(folder, 'forum.plenary')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A closed forum file with some transactions in it. */
function made(transactions: number): void {
  const created = createForumFile(path)
  if (!created.ok) throw new Error(created.error.detail)
  for (let n = 0; n < transactions; n++) created.value.transact(writeWhole)
  created.value.close()
}

function codeOf(readonly: boolean): string {
  const result = openForumFile(path, { readonly })
  if (!result.ok) return result.error.code
  result.value.close()
  return 'opened'
}

describe('a file that cannot be opened', () => {
  /** Refused alike for reading and for writing, with nothing changed in the file or left beside it. */
  function expectRefused(code: string): void {
    const before = [readFileSync(path), readdirSync(folder)]
    expect([codeOf(true), codeOf(false)]).toEqual([code, code])
    expect([readFileSync(path), readdirSync(folder)]).toEqual(before)
  }

  it('of a newer version is refused and left as it was', () => {
    made(2)
    const db = new Database(path)
    db.pragma('user_version = 99')
    db.close()
    expectRefused('newer_file')
  })

  it('cut short at any size is refused and left as it was', () => {
    made(60)
    const whole = readFileSync(path)
    for (const size of [0, 1, 15, 16, 17, 99, 100, 511, 512, 1023, 1024, 1500, 0.5, 0.9, -1024, -1]) {
      writeFileSync(path, whole)
      truncateSync(path, size < 0 ? whole.length + size : size > 0 && size < 1 ? Math.floor(whole.length * size) : size)
      expectRefused('truncated_or_damaged')
    }
  })

  it('overwritten in the middle is refused and left as it was', () => {
    made(60)
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 1024 * 3, 1024 * 40)
    writeFileSync(path, bytes)
    expectRefused('truncated_or_damaged')
  })

  it.each(['', 'x'.repeat(5000), 'seat,sector\n1,government\n'])('that is not SQLite is no forum (%#)', (content) => {
    writeFileSync(path, content)
    expectRefused(content === '' ? 'truncated_or_damaged' : 'not_a_forum')
  })

  it('of another application is no forum', () => {
    const db = new Database(path)
    db.exec('CREATE TABLE t (x)')
    db.close()
    expectRefused('not_a_forum')
  })

  it('that is missing, or a folder, is said to be so', () => {
    expect([codeOf(true), codeOf(false)]).toEqual(['missing', 'missing'])
    mkdirSync(path)
    expect([codeOf(true), codeOf(false)]).toEqual(['not_a_forum', 'not_a_forum'])
    expect(existsSync(`${path}-lock`)).toBe(false)
  })
})
