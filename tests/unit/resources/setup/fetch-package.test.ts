import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchPackage } from '../../../../resources/setup/fetch-package.mjs'
import { cacheFolder, SetupError } from '../../../../resources/setup/project.mjs'
import { untar } from '../../../../resources/setup/untar.mjs'

const block = 512

function tarEntry(name: string, content: string, kind = '0'): Buffer {
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write('000755 \0', 100)
  header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')} `, 124)
  header.write(kind, 156)
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / block) * block)
  body.write(content)
  return Buffer.concat([header, body])
}

const tarball = (...entries: Buffer[]) => gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * block)]))

/** Stands in for npm: puts the tarball where it is asked to, and counts how often. */
/** `takesMs`: how long it is at it. */
function npmThatServes(folder: string, content: Buffer, takesMs = 0): string {
  writeFileSync(path.join(folder, 'served.tgz'), content)
  const script = path.join(folder, 'npm-cli.js')
  writeFileSync(
    script,
    `const fs = require('fs'); const to = process.argv[process.argv.indexOf('--pack-destination') + 1]
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${String(takesMs)})
     fs.appendFileSync(${JSON.stringify(path.join(folder, 'asked'))}, '.')
     fs.copyFileSync(${JSON.stringify(path.join(folder, 'served.tgz'))}, to + '/served.tgz')`,
  )
  return script
}

describe('a fetched package', () => {
  const good = tarball(tarEntry('package/bin/tool', 'works'))
  const integrity = `sha512-${createHash('sha512').update(good).digest('base64')}`
  let work: string
  let folder: string

  beforeEach(() => {
    mkdirSync(cacheFolder, { recursive: true })
    work = mkdtempSync(path.join(os.tmpdir(), 'plenary-setup-'))
    folder = `test-${path.basename(work)}`
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  })
  afterEach(() => {
    rmSync(work, { recursive: true, force: true })
    rmSync(path.join(cacheFolder, folder), { recursive: true, force: true })
  })

  const pinned = () => ({ name: 'tool', version: '1.0.0', integrity, folder })
  const timesAsked = () => readFileSync(path.join(work, 'asked'), 'utf8').length

  it('is fetched once for two commands at the same time, and not again later', async () => {
    vi.stubEnv('npm_execpath', npmThatServes(work, good, 500))
    const [first, second] = await Promise.all([fetchPackage(pinned()), fetchPackage(pinned())])
    expect(first).toBe(second)
    expect(readFileSync(path.join(first, 'bin', 'tool'), 'utf8')).toBe('works')
    await fetchPackage(pinned())
    expect(timesAsked()).toBe(1)
  })

  it('is made again when its recipe changes', async () => {
    vi.stubEnv('npm_execpath', npmThatServes(work, good))
    await fetchPackage({ ...pinned(), recipe: 'one' })
    await fetchPackage({ ...pinned(), recipe: 'two' })
    expect(timesAsked()).toBe(2)
  })

  it('is refused, and leaves nothing behind, when the registry serves other bytes than the pinned ones', async () => {
    vi.stubEnv('npm_execpath', npmThatServes(work, tarball(tarEntry('package/bin/tool', 'evil'))))
    await expect(fetchPackage(pinned())).rejects.toThrow(SetupError)
    expect(existsSync(path.join(cacheFolder, folder))).toBe(false)
    expect(existsSync(path.join(cacheFolder, 'locks', folder))).toBe(false)
  })

  it('is not there at all when its preparation fails', async () => {
    vi.stubEnv('npm_execpath', npmThatServes(work, good))
    const prepare = () => Promise.reject(new Error('does not run here'))
    await expect(fetchPackage({ ...pinned(), prepare })).rejects.toThrow('does not run here')
    expect(existsSync(path.join(cacheFolder, folder))).toBe(false)
  })

  it('says in one sentence that npm could not fetch it', async () => {
    const script = path.join(work, 'npm-cli.js')
    writeFileSync(
      script,
      `console.error('npm error code ENOTFOUND\\nnpm error network request failed'); process.exit(1)`,
    )
    vi.stubEnv('npm_execpath', script)
    await expect(fetchPackage(pinned())).rejects.toThrow(
      /tool@1\.0\.0 could not be fetched \(ENOTFOUND, request failed\)/,
    )
  })

  it('waits for a living command that holds the lock, not for one that has ended', async () => {
    vi.stubEnv('npm_execpath', npmThatServes(work, good))
    mkdirSync(path.join(cacheFolder, 'locks'), { recursive: true })
    writeFileSync(path.join(cacheFolder, 'locks', folder), '999999999')
    await fetchPackage(pinned())
    expect(timesAsked()).toBe(1)
  })

  it.each([
    ['a file outside its folder', tarEntry('package/../../outside', 'x')],
    ['a link', tarEntry('package/link', '', '2')],
  ])('that holds %s is not unpacked', (_what, entry) => {
    writeFileSync(path.join(work, 'odd.tgz'), tarball(entry))
    expect(() => {
      untar(path.join(work, 'odd.tgz'), path.join(work, 'into'))
    }).toThrow()
    expect(readdirSync(work)).toEqual(['odd.tgz'])
  })
})
