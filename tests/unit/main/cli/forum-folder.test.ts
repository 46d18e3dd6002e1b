import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileNameFor, ForumFolder, freePathBeside, idOf } from '../../../../main/cli/forum-folder.ts'
import { UsageError } from '../../../../main/cli/io.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plenary-folder-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('the name of a forum file', () => {
  it.each([
    ['Open Government Forum', 'open-government-forum'],
    ['  A/B: “C” & D.plenary ', 'a-b-c-d-plenary'],
    ['../../etc/passwd', 'etc-passwd'],
    ['ღია მმართველობა 2027', 'ღია-მმართველობა-2027'],
    ['Cafe\u0301', 'café'],
    ['\u202Etxt.exe', 'txt-exe'],
    ['CON', 'forum-con'],
    ['LPT1', 'forum-lpt1'],
    ['…', 'forum'],
    ['-rf', 'rf'],
  ])('of a forum called %j is %j', (name, file) => {
    expect(fileNameFor(name)).toBe(file)
  })

  it('fits every file system, whatever the script', () => {
    for (const letter of ['a', 'ж', 'მ', '𐐷']) {
      const bytes = Buffer.byteLength(fileNameFor(letter.repeat(300)))
      expect(bytes).toBeLessThanOrEqual(120)
      expect(bytes).toBeGreaterThan(100)
    }
  })
})

describe('the folder of forums', () => {
  it('is made where it is missing, and refused where something else is in the way', () => {
    expect(new ForumFolder(join(root, 'a', 'b')).files()).toEqual([])
    writeFileSync(join(root, 'file'), '')
    expect(() => new ForumFolder(join(root, 'file'))).toThrow(UsageError)
  })

  it('holds plain forum files directly in it, and no link, folder, companion or unfinished file', () => {
    const outside = join(root, 'outside.plenary')
    writeFileSync(outside, '')
    const folder = new ForumFolder(join(root, 'forums'))
    mkdirSync(join(folder.path, 'inner.plenary'))
    symlinkSync(outside, join(folder.path, 'link.plenary'))
    for (const name of ['b.plenary', 'a.plenary', 'a.plenary-wal', 'a.plenary-lock', '.a.plenary', 'notes.txt']) {
      writeFileSync(join(folder.path, name), '')
    }
    expect(folder.files().map((path) => basename(path))).toEqual(['a.plenary', 'b.plenary'])
  })

  it('offers numbered names after the first', () => {
    const paths = new ForumFolder(root).pathsFor('forum')
    const [first, second, third] = [paths.next(), paths.next(), paths.next()].map(({ value }) =>
      basename(value as string),
    )
    expect([first, second, third]).toEqual(['forum.plenary', 'forum-2.plenary', 'forum-3.plenary'])
  })

  it('names files by ids that show nothing of where they lie, the same every time', () => {
    const path = join(root, 'a.plenary')
    expect(idOf(path)).toMatch(/^[0-9a-f]{32}$/)
    expect(idOf(path)).toBe(idOf(path))
    expect(idOf(path)).not.toBe(idOf(join(root, 'b.plenary')))
  })

  it('finds a free name beside a file or in another folder', () => {
    const path = join(root, 'a.plenary')
    expect(freePathBeside(path, 'copy', '.plenary')).toBe(join(root, 'a-copy.plenary'))
    writeFileSync(join(root, 'a-copy.plenary'), '')
    expect(freePathBeside(path, 'copy', '.plenary')).toBe(join(root, 'a-copy-2.plenary'))
    expect(freePathBeside(path, 'repository-X', '', join(root, 'elsewhere'))).toBe(
      join(root, 'elsewhere', 'a-repository-X'),
    )
  })
})
