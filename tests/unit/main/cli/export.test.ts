import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportCommand } from '../../../../main/cli/export.ts'
import { UsageError } from '../../../../main/cli/io.ts'
import { verifyCommand } from '../../../../main/cli/verify.ts'
import { recordCode } from '../../../../shared/domain/checkpoint.ts'
import { err, ok } from '../../../../shared/lib/result.ts'
import { exported, inFolder, writeFiles } from '../../../support/exported.ts'
import type { BuiltRecord } from '../../../support/record-builder.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const { record } = sampleRecord().builder

/** Standard streams and a forum file that is no file, in memory. */
function world(held: BuiltRecord = record) {
  const printed = { out: '', err: '', open: 0 }
  const io = {
    out: (text: string): void => void (printed.out += text),
    err: (text: string): void => void (printed.err += text),
    openReader: (file: string) => {
      if (path.basename(file) !== 'f.plenary') return err({ sentence: `"${file}" is not a forum file.` })
      printed.open += 1
      return ok({
        events: () => held.events,
        vault: () => held.vault,
        checkpoints: () => held.checkpoints,
        blob: (hash: string) => held.blobs.get(hash) ?? null,
        close: () => void (printed.open -= 1),
      })
    },
  }
  return { io, printed }
}

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

/** What lies in a folder, by path. */
function read(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'latin1')]),
  )
}

describe('plenary export', () => {
  it('writes the repository, the same twice, says its record code, and closes the file', () => {
    inFolder((folder) => {
      const { io, printed } = world()
      expect(exportCommand(['f.plenary', '--out', path.join(folder, 'a')], io)).toBe(0)
      expect(exportCommand(['--out', path.join(folder, 'b'), 'f.plenary'], io)).toBe(0)
      expect(read(path.join(folder, 'a')).size).toBe(exported(record).size)
      expect(read(path.join(folder, 'a'))).toEqual(read(path.join(folder, 'b')))
      expect(printed.err).toContain(`record code ${recordCode(record.checkpoints[1] ?? fail())}`)
      expect(printed).toMatchObject({ out: '', open: 0 })
      expect(readdirSync(folder)).toEqual(['a', 'b'])
    })
  })

  it('[EXP1] counts the entries after the last checkpoint', () => {
    inFolder((folder) => {
      const { builder } = sampleRecord({ checkpoint: false })
      const { io, printed } = world(builder.record)
      expect(exportCommand(['f.plenary', '--out', path.join(folder, 'a')], io)).toBe(0)
      expect(printed.err).toContain(`${String(builder.record.events.length - 35)} later entries are not exported`)
    })
  })

  it('fills an empty folder, and leaves any other as it is', () => {
    inFolder((folder) => {
      const { io } = world()
      const [empty, full, file] = ['empty', 'full', 'file'].map((name) => path.join(folder, name)) as [
        string,
        string,
        string,
      ]
      mkdirSync(empty)
      mkdirSync(full)
      writeFileSync(path.join(full, 'mine.txt'), 'mine')
      writeFileSync(file, 'mine')
      expect(exportCommand(['f.plenary', '--out', empty], io)).toBe(0)
      expect(refusal(() => exportCommand(['f.plenary', '--out', full], io))).toContain('is not empty')
      expect(refusal(() => exportCommand(['f.plenary', '--out', full, '--force'], io))).toContain(
        'holds something else than an earlier export',
      )
      expect(refusal(() => exportCommand(['f.plenary', '--out', file, '--force'], io))).toContain('is no folder')
      expect(read(full)).toEqual(new Map([['mine.txt', 'mine']]))
    })
  })

  it('replaces an earlier export with --force, whole', () => {
    inFolder((folder) => {
      const { io } = world()
      const out = path.join(folder, 'a')
      writeFiles(out, exported(record))
      writeFileSync(path.join(out, 'data', 'stale.html'), 'x')
      expect(refusal(() => exportCommand(['f.plenary', '--out', out], io))).toContain('--force')
      expect(exportCommand(['f.plenary', '--out', out, '--force'], io)).toBe(0)
      expect(existsSync(path.join(out, 'data', 'stale.html'))).toBe(false)
      expect(readdirSync(folder)).toEqual(['a'])
    })
  })

  it('refuses a record that does not hold, and writes nothing', () => {
    inFolder((folder) => {
      const { io, printed } = world({ ...record, events: record.events.toSpliced(20, 1) })
      expect(exportCommand(['f.plenary', '--out', path.join(folder, 'a')], io)).toBe(1)
      expect(printed.err).toContain('entry 22 of the record does not follow')
      expect(readdirSync(folder)).toEqual([])
    })
  })

  it('says in a sentence what is wrong with what it was given', () => {
    inFolder((folder) => {
      const { io } = world()
      const out = path.join(folder, 'a')
      expect(refusal(() => exportCommand(['f.plenary'], io))).toContain('--out')
      expect(refusal(() => exportCommand(['--out', out], io))).toContain('Usage: plenary export FILE --out DIR')
      expect(refusal(() => exportCommand(['f.plenary', '--out', out, '--what'], io))).toContain('Usage: plenary export')
      expect(refusal(() => exportCommand(['other', '--out', out], io))).toBe('"other" is not a forum file.')
      expect(refusal(() => exportCommand(['f.plenary', '--out', path.join(folder, 'no', 'a')], io))).toContain(
        'make it first',
      )
      expect(
        refusal(() => exportCommand(['f.plenary', '--out', out], world({ ...record, checkpoints: [] }).io)),
      ).toContain('has no checkpoint yet')
    })
  })
})

describe('plenary verify', () => {
  it('says that an exported folder holds', () => {
    inFolder((folder) => {
      writeFiles(folder, exported(record))
      const { io, printed } = world()
      expect(verifyCommand([folder], io)).toBe(0)
      expect(verifyCommand([folder, '--checkpoint', recordCode(record.checkpoints[0] ?? fail())], io)).toBe(0)
      expect(printed.out).toBe('')
    })
  })

  it('[EXP4] lists what does not hold, a line each with its place', () => {
    inFolder((folder) => {
      writeFiles(folder, exported(record))
      writeFileSync(path.join(folder, 'data', 'index.html'), 'x')
      const { io, printed } = world()
      expect(verifyCommand([folder], io)).toBe(1)
      const [changed, oxum, ...more] = printed.out.trimEnd().split('\n')
      expect(changed).toBe('data/index.html: has been changed: it is not what manifest-sha512.txt lists')
      expect(oxum).toContain('bag-info.txt: Payload-Oxum says')
      expect(more).toEqual([])
    })
  })

  it('checks a forum file: chain, checkpoints, sealed values, texts, outcomes', () => {
    inFolder((folder) => {
      const file = path.join(folder, 'f.plenary')
      writeFileSync(file, '')
      const verdict = (held: BuiltRecord, ...args: readonly string[]): string => {
        const { io, printed } = world(held)
        const exit = verifyCommand([file, ...args], io)
        expect(exit).toBe(printed.out === '' ? 0 : 1)
        expect(printed.open).toBe(0)
        return printed.out
      }
      const [entry] = record.vault
      if (!entry) throw new Error('the sample has a vault')
      expect(verdict(record)).toBe('')
      expect(verdict({ ...record, events: record.events.toSpliced(20, 1) })).toContain(
        'entry 21: its number does not follow the entry before',
      )
      expect(verdict({ ...record, vault: [{ ...entry, value: 'x' }] })).toContain(
        'is not the value that the record committed to',
      )
      expect(verdict({ ...record, blobs: new Map() })).toContain(
        'is missing; it is decisions/D-001/text-1.md of an export',
      )
      expect(verdict(record, '--checkpoint', '0000 0000 0000 0000')).toContain('none of the 2 checkpoints has it')
      expect(
        verdict({ ...record, checkpoints: record.checkpoints.map((point) => ({ ...point, epoch: 7 })) }),
      ).toContain('its signature does not hold')
    })
  })

  it('tells what there is nothing to verify in', () => {
    inFolder((folder) => {
      const { io } = world()
      writeFileSync(path.join(folder, 'other'), 'x')
      expect(refusal(() => verifyCommand([], io))).toContain('Usage: plenary verify PATH')
      expect(refusal(() => verifyCommand([path.join(folder, 'none')], io))).toContain('There is nothing at')
      expect(refusal(() => verifyCommand([folder], io))).toContain('holds no exported repository')
      expect(refusal(() => verifyCommand([path.join(folder, 'other')], io))).toContain('is not a forum file')
      expect(refusal(() => verifyCommand([folder, '--checkpoint', '123'], io))).toContain('is no record code')
    })
  })
})

function fail(): never {
  throw new Error('the sample has two checkpoints')
}
