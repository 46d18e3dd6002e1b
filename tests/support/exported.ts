import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readExportAssets } from '../../main/export/assets.ts'
import { bagOf } from '../../main/export/bag.ts'
import type { ExportInput } from '../../main/export/repository.ts'
import { exportRepository } from '../../main/export/repository.ts'
import { utf8 } from '../../shared/lib/bytes.ts'
import type { HostedForum } from './hosted-forum.ts'
import type { BuiltRecord } from './record-builder.ts'

export type Files = ReadonlyMap<string, Uint8Array>

export function exportInput(record: BuiltRecord): ExportInput {
  return { ...record, blob: (hash) => record.blobs.get(hash) ?? null, assets: readExportAssets() }
}

/** Exports a record that is known to export. */
export function exported(record: BuiltRecord): Files {
  return filesOf(exportInput(record))
}

/** Exports what a host holds now. */
export function exportedBy({ hosting }: HostedForum): Files {
  const { store } = hosting.recorder
  return filesOf({
    events: store.events(0, 10_000),
    vault: store.vault(),
    checkpoints: store.checkpoints(),
    blob: (hash) => store.blob(hash),
    assets: readExportAssets(),
  })
}

function filesOf(input: ExportInput): Files {
  const made = exportRepository(input)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.files
}

export function textOf(files: Files, file: string): string {
  const bytes = files.get(file)
  if (!bytes) throw new Error(`there is no ${file}`)
  return new TextDecoder().decode(bytes)
}

export function linesOf(files: Files, file: string): string[] {
  return textOf(files, file).split('\n').slice(0, -1)
}

/** The same files with one changed, added or (null) taken away; manifests as they were. */
export function withFile(files: Files, file: string, content: string | Uint8Array | null): Files {
  const changed = new Map(files)
  if (content === null) changed.delete(file)
  else changed.set(file, typeof content === 'string' ? utf8(content) : content)
  return changed
}

/** The same with the manifests made anew, as somebody would who wants a change to go unnoticed. */
export function remade(files: Files): Files {
  const payload = [...files].flatMap(([file, bytes]): [string, Uint8Array][] =>
    file.startsWith('data/') ? [[file.slice(5), bytes]] : [],
  )
  const programs = ['verify.py', 'tally.py'].map((name) => [name, files.get(name) ?? utf8('')] as const)
  return bagOf(new Map(payload), new Map(programs), {
    organisation: 'x',
    date: '2027-03-12',
    identifier: 'x',
    description: 'x',
  })
}

export function writeFiles(folder: string, files: Files): void {
  for (const [file, bytes] of files) {
    const target = path.join(folder, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
}

/** A folder of its own for as long as `work` takes. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'plenary-test-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const VERIFIER = path.resolve(import.meta.dirname, '../../resources/export/verify.py')

/** Runs Python on the verifier as a module, with `code` after it and JSON on standard input; gives the JSON it prints last. */
export function python(code: string, input: unknown): unknown {
  const script = `import importlib.util, json, sys\nsys.dont_write_bytecode = True\nspec = importlib.util.spec_from_file_location("verify", ${JSON.stringify(VERIFIER)})\nverify = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(verify)\ngiven = json.loads(sys.stdin.buffer.read().decode("utf-8"))\n${code}`
  const run = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 26,
  })
  if (run.status !== 0) throw new Error(`python3: ${run.error?.message ?? run.stderr}`)
  return JSON.parse(run.stdout.trimEnd().split('\n').at(-1) ?? '')
}

export interface Verdict {
  readonly exit: number
  readonly problems: readonly string[]
}

/** What verify.py says of each of these repositories, in one run of Python. */
export function pythonVerdicts(repositories: readonly Files[]): readonly Verdict[] {
  return inFolder((folder) => {
    const folders = repositories.map((files, index) => {
      const own = path.join(folder, String(index))
      writeFiles(own, files)
      return own
    })
    const code = `out = []
for folder in given:
    verify.problems.clear()
    out.append({"exit": verify.main(folder), "problems": list(verify.problems)})
print()
print(json.dumps(out))`
    return python(code, folders) as Verdict[]
  })
}

export function verifierText(): string {
  return readFileSync(VERIFIER, 'utf8')
}
