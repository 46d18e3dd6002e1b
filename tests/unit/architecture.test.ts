import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isCovered, violationOf } from '../support/import-table.ts'
import { codeFilesBelow, hasDefaultExport, importsOf, parse, projectRoot, textOf } from '../support/source-files.ts'

const runtimes = ['main', 'renderer', 'shared']
const sources = runtimes.flatMap(codeFilesBelow)
const everything = [...sources, ...codeFilesBelow('tests'), ...codeFilesBelow('resources/setup')]
const parsed = new Map(everything.map((file) => [file, parse(file, textOf(file))]))

const mostLines = 400
const mostReadmeLines = 25

describe('who may import whom', () => {
  it('every source file lies in a room that a row of the table covers', () => {
    expect(sources.filter((file) => !isCovered(file))).toEqual([])
  })

  it('no import breaks its row', () => {
    const broken = sources.flatMap((file) =>
      importsOf(parsed.get(file)!).flatMap((specifier) => violationOf(file, specifier) ?? []),
    )
    expect(broken).toEqual([])
  })

  it.each([
    ['shared/lib/a.ts', '../domain/b.ts', 'shared/lib'],
    ['shared/tally/a.ts', '../domain/b.ts', 'shared/tally'],
    ['shared/rules/a.ts', '../policy/b.ts', 'shared/rules'],
    ['shared/contract/a.ts', 'yjs', 'shared/contract'],
    ['shared/domain/a.ts', 'node:fs', 'shared/domain'],
    ['main/host/a.ts', '../store/b.ts', 'main/host'],
    ['main/host/handlers/a.ts', 'better-sqlite3', 'main/host'],
    ['main/host/a.ts', 'electron', 'main/host'],
    ['main/store/a.ts', '../host/session.ts', 'main/store'],
    ['main/preload/a.ts', '../../shared/domain/b.ts', 'main/preload'],
    ['main/cli/a.ts', 'electron', 'main/cli'],
    ['main/app/a.ts', '../../renderer/app/b.tsx', 'main/app'],
    ['renderer/app/a.ts', '../../main/host/b.ts', 'renderer/app'],
    ['renderer/features/vote/a.ts', '../meeting/b.ts', 'no other feature'],
    ['renderer/ui/a.tsx', '../client/b.ts', 'renderer/ui'],
    ['main/cli/a.ts', '../../tests/support/b.ts', 'main/cli'],
    ['elsewhere/a.ts', './b.ts', 'no row'],
  ])('%s may not import %s', (file, specifier, row) => {
    expect(violationOf(file, specifier)).toContain(row)
  })

  it.each([
    ['shared/document/a.ts', 'yjs'],
    ['shared/contract/a.ts', '../document/b.ts'],
    ['main/host/handlers/a.ts', '../session.ts'],
    ['main/store/a.ts', '../host/ports/clock.ts'],
    ['main/store/a.ts', '../host/ports.ts'],
    ['main/store/a.ts', 'better-sqlite3'],
    ['main/app/a.ts', 'electron'],
    ['renderer/scenes/meeting/a.tsx', '../../features/vote/b.tsx'],
    ['renderer/app/a.ts', '../../resources/locales/en/common.json'],
  ])('%s may import %s', (file, specifier) => {
    expect(violationOf(file, specifier)).toBeUndefined()
  })

  it('type imports, re-exports, import() and import types are all read', () => {
    const text = `
      import type { A } from 'a'
      export type { B } from 'b'
      export * from 'c'
      const d = await import('d')
      type E = import('e').E
      const f = require('f')
      const g = await import(name)`
    expect(importsOf(parse('x.ts', text))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', '(computed)'])
  })
})

describe('the habits that a reader of any file may count on', () => {
  it('nothing outside tests imports tests', () => {
    const outside = everything.filter((file) => !file.startsWith('tests/'))
    const reaching = outside.filter((file) =>
      importsOf(parsed.get(file)!).some((specifier) => /^(\.\.?\/)+tests\//.test(specifier)),
    )
    expect(reaching).toEqual([])
  })

  it('no file has a default export', () => {
    expect(everything.filter((file) => hasDefaultExport(parsed.get(file)!))).toEqual([])
  })

  it(`no file is longer than ${mostLines} lines`, () => {
    const long = everything.filter((file) => textOf(file).trimEnd().split('\n').length > mostLines)
    expect(long).toEqual([])
  })

  it('no file is called after what it is not: utils, helpers, manager, a barrel', () => {
    const vague = everything.filter((file) => /(^|[/.-])(utils?|helpers?|manager|index)\.[cm]?[jt]sx?$/.test(file))
    expect(vague).toEqual([])
  })

  it(`each room has a README of at most ${mostReadmeLines} lines`, () => {
    const rooms = runtimes.flatMap((runtime) =>
      readdirSync(path.join(projectRoot, runtime), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && codeFilesBelow(`${runtime}/${entry.name}`).length > 0)
        .map((entry) => `${runtime}/${entry.name}`),
    )
    const wanting = [...rooms, 'resources/setup'].filter((room) => {
      const readme = `${room}/README.md`
      if (!existsSync(path.join(projectRoot, readme))) return true
      return textOf(readme).trimEnd().split('\n').length > mostReadmeLines
    })
    expect(wanting).toEqual([])
  })
})

describe('the packages that must not come twice', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { version?: string }> }
  const installed = (name: RegExp) =>
    Object.entries(lock.packages).filter(([place]) => name.test(place.slice(place.lastIndexOf('node_modules/') + 13)))

  it('there is one copy of Yjs, of its protocols and of lib0: two do not know each other’s documents', () => {
    expect(installed(/^(yjs|y-protocols|lib0)$/).map(([place]) => place)).toEqual([
      'node_modules/lib0',
      'node_modules/y-protocols',
      'node_modules/yjs',
    ])
    expect(installed(/^@y\//)).toEqual([])
  })

  it('all of Tiptap is at one version', () => {
    // y-tiptap is numbered on its own.
    const versions = installed(/^@tiptap\/(?!y-tiptap$)/).map(([, { version }]) => version)
    expect([...new Set(versions)]).toHaveLength(1)
  })
})
