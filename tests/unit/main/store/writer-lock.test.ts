import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockPath, takeWriterLock } from '../../../../main/store/writer-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the writer’s lock', () => {
  it('is held by one until it is released, and leaves nothing behind', () => {
    const path = join(folder, 'f')
    const lock = takeWriterLock(path, 0)
    expect(readdirSync(folder)).toEqual(['f-lock'])
    expect(() => takeWriterLock(path, 0)).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }))
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    takeWriterLock(path, 0).release()
  })

  it('is free where only the file of a killed process is left', () => {
    const path = join(folder, 'f')
    writeFileSync(lockPath(path), '')
    takeWriterLock(path, 0).release()
    expect(existsSync(lockPath(path))).toBe(false)
  })
})
