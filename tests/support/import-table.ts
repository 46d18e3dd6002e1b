import path from 'node:path'
import { unreadableImport } from './source-files.ts'

/**
 * The table "Who may import whom": one row a kind of room. `rooms` are paths from the project's root; a package list, where
 * a row has one, is complete.
 */
interface Row {
  /** As the table names it, so that a violation can say which row it broke. */
  name: string
  covers: RegExp
  /** What a file of that room may import of the project, besides its own room. */
  rooms: (file: string) => RegExp[]
  packages?: RegExp
  /** Node's own modules: for rooms that run in Node only. */
  builtins: boolean
}

const sharedOrder = ['lib', 'tally', 'domain', 'rules', 'policy', 'document', 'contract']
const sharedPackages = /^(zod|@noble\/(curves|hashes))(\/|$)/
const electron = /^electron(\/|$)/

const sharedRows = sharedOrder.map((room, place): Row => {
  const before = sharedOrder.slice(0, place)
  return {
    name: `shared/${room}: ${before.length > 0 ? `only ${before.join(', ')}` : 'no other room'}; npm: zod, noble${room === 'document' ? ', yjs' : ''}`,
    covers: new RegExp(`^shared/${room}/`),
    rooms: () => before.map((name) => new RegExp(`^shared/${name}/`)),
    packages: room === 'document' ? /^(zod|@noble\/(curves|hashes)|yjs)(\/|$)/ : sharedPackages,
    builtins: false,
  }
})

const mainRows: Row[] = [
  {
    name: 'main/host: shared; npm: the Yjs family, ws, the HTTP server (and csv-parse and zod, see its README)',
    covers: /^main\/host\//,
    rooms: () => [/^shared\//],
    packages: /^(yjs|y-protocols|lib0|ws|fastify|@fastify\/[^/]+|csv-parse|zod)(\/|$)/,
    builtins: true,
  },
  {
    name: 'main/store, main/export: shared, and the interfaces in main/host/ports',
    covers: /^main\/(store|export)\//,
    rooms: () => [/^shared\//, /^main\/host\/ports(\/|\.ts$)/],
    builtins: true,
  },
  {
    name: 'main/preload: shared/contract, electron',
    covers: /^main\/preload\//,
    rooms: () => [/^shared\/contract\//],
    packages: electron,
    builtins: false,
  },
  {
    name: 'main/app, main/cli: any room in main, shared (electron in app only)',
    covers: /^main\/(app|cli)\//,
    rooms: () => [/^shared\//, /^main\//],
    builtins: true,
  },
]

/** Each renderer room may import those after it; `client` and `ui` stand side by side and know nothing of each other. */
const rendererOrder = ['app', 'scenes', 'features']

const rendererRows: Row[] = [
  ...rendererOrder.map((room, place): Row => {
    const after = [...rendererOrder.slice(place + 1), 'client', 'ui']
    return {
      name: `renderer/${room}: shared; inside only ${after.join(', ')}${room === 'features' ? ', no other feature' : ''}`,
      covers: new RegExp(`^renderer/${room}/`),
      rooms: () => [/^shared\//, ...after.map((name) => new RegExp(`^renderer/${name}/`))],
      builtins: false,
    }
  }),
  { name: 'renderer/client: shared only', covers: /^renderer\/client\//, rooms: () => [/^shared\//], builtins: false },
  { name: 'renderer/ui: shared only', covers: /^renderer\/ui\//, rooms: () => [/^shared\//], builtins: false },
]

const rows = [...sharedRows, ...mainRows, ...rendererRows]

/** The room that a file is free in: two levels, but a feature is a room of its own. */
function ownRoomOf(file: string): string {
  const depth = file.startsWith('renderer/features/') ? 3 : 2
  return `${file.split('/').slice(0, depth).join('/')}/`
}

/** What a specifier in a file means: a path from the project's root, or a package as it is written. */
function targetOf(file: string, specifier: string): { path: string } | { package: string } {
  const bare = specifier.replace(/\?.*$/, '')
  if (!bare.startsWith('.')) return { package: bare }
  return { path: path.posix.normalize(path.posix.join(path.posix.dirname(file), bare)) }
}

/** @returns why this import is not allowed, naming the row of the table that it breaks; nothing when it is allowed */
export function violationOf(file: string, specifier: string): string | undefined {
  const row = rows.find((candidate) => candidate.covers.test(file))
  if (!row) return `${file}: no row of the table covers it`
  const broken = `${file} imports ${specifier}, against the row "${row.name}"`
  if (specifier === unreadableImport) return `${file}: an import whose name is computed cannot be checked`
  const target = targetOf(file, specifier)
  if ('package' in target) return mayUsePackage(row, file, target.package) ? undefined : broken
  if (target.path.startsWith('tests/') || target.path.startsWith('../')) return broken
  // Data and styles are no room: locales, rule presets, standards.
  if (/^resources\/.*\.json$/.test(target.path)) return file.startsWith('shared/') ? broken : undefined
  if (target.path.startsWith(ownRoomOf(file))) return undefined
  return row.rooms(file).some((room) => room.test(target.path)) ? undefined : broken
}

function mayUsePackage(row: Row, file: string, name: string): boolean {
  if (name.startsWith('node:')) return row.builtins
  if (electron.test(name)) return /^main\/(app|preload)\//.test(file)
  return row.packages?.test(name) ?? true
}

/** @returns that a file lies where no row covers it, even if it imports nothing */
export const isCovered = (file: string): boolean => rows.some((row) => row.covers.test(file))
