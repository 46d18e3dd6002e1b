import { describe, expect, it } from 'vitest'
import { StoreFailure, problemOf, problemSentence } from '../../../../main/store/problem.ts'
import type { StoreProblem } from '../../../../main/store/problem.ts'

function thrown(code: string): Error {
  return Object.assign(new Error('system words'), { code })
}

describe('what an error means for a forum file', () => {
  it.each([
    ['SQLITE_NOTADB', 'not_a_forum'],
    ['SQLITE_CORRUPT', 'truncated_or_damaged'],
    ['SQLITE_CORRUPT_INDEX', 'truncated_or_damaged'],
    ['SQLITE_IOERR_SHORT_READ', 'truncated_or_damaged'],
    ['SQLITE_BUSY', 'in_use'],
    ['SQLITE_FULL', 'disk'],
    ['SQLITE_IOERR_FSYNC', 'disk'],
    ['ENOSPC', 'disk'],
    ['SQLITE_READONLY_DIRECTORY', 'read_only_folder'],
    ['SQLITE_CANTOPEN', 'read_only_folder'],
    ['EROFS', 'read_only_folder'],
    ['EACCES', 'read_only_folder'],
    ['ENOENT', 'missing'],
    ['EEXIST', 'exists'],
  ])('%s is %s', (system, code) => {
    expect(problemOf(thrown(system), 'f.plenary')).toEqual({
      code,
      path: 'f.plenary',
      detail: `${system}: system words`,
    })
  })

  it('leaves bugs alone, and keeps a problem that was already named', () => {
    expect(problemOf(thrown('SQLITE_CONSTRAINT_TRIGGER'), 'f')).toBeNull()
    expect(problemOf(new TypeError('x is undefined'), 'f')).toBeNull()
    const named: StoreProblem = { code: 'newer_file', path: 'g', detail: '' }
    expect(problemOf(new StoreFailure(named), 'f')).toBe(named)
  })

  it('is told in words that name the file and what to do', () => {
    const codes = [
      'not_a_forum',
      'newer_file',
      'truncated_or_damaged',
      'missing',
      'read_only_folder',
      'in_use',
      'disk',
      'exists',
    ] as const
    const sentences = codes.map((code) => problemSentence({ code, path: 'a b.plenary', detail: 'SQLITE_X' }))
    for (const sentence of sentences)
      expect(sentence).toMatch(/^"a b\.plenary" [^\n]+\. [A-Z][^\n]+\.$|^"a b\.plenary"[^\n]+, [^\n]+\. [A-Z][^\n]+\.$/)
    expect(sentences.join()).not.toContain('SQLITE')
    expect(new Set(sentences).size).toBe(codes.length)
  })
})
