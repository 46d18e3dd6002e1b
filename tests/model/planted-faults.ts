import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { FAULTS } from './planted-fault-list.ts'

/**
 * Plants each fault of planted-faults.md in a copy of the sources and asks whether the random meetings and the unit tests of the
 * rules notice. By hand or in the long run, not in CI: `node tests/model/planted-faults.ts [first [last]]`, counted from 1.
 */
const RUNS = '300'
const SEED = '20261122'
const LIMIT_MS = 180_000

const root = process.cwd()
const scratch = mkdtempSync(join(tmpdir(), 'plenary-planted-'))

function copySources(): void {
  for (const part of ['shared', 'main', 'renderer', 'tests', 'resources'])
    cpSync(join(root, part), join(scratch, part), { recursive: true })
  for (const file of ['package.json', 'tsconfig.base.json', 'vitest.config.ts'])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(scratch, file))
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'))
}

/** Whether the tests under a folder fail. */
function fails(folder: string): boolean {
  const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', folder], {
    cwd: scratch,
    env: { ...process.env, PLENARY_MODEL_RUNS: RUNS, PLENARY_MODEL_SEED: SEED, PLENARY_MODEL_UNSHRUNK: '1' },
    timeout: LIMIT_MS,
    stdio: 'ignore',
  })
  if (done.status === null) throw new Error(`${folder} took longer than ${LIMIT_MS / 1_000} s`)
  return done.status !== 0
}

/** The unit tests of the rules are asked only where the meetings notice nothing; they know nothing of handlers. */
function noticedBy(file: string): string | null {
  if (fails('tests/model')) return 'meetings'
  return file.startsWith('shared/rules/') && fails('tests/unit/shared/rules') ? "rules' own tests" : null
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  copySources()
  if (fails('tests/model')) throw new Error('without any fault something fails already')
  const [first = 1, last = FAULTS.length] = process.argv.slice(2).map(Number)
  let caught = 0
  for (const [index, { file, is, becomes }] of FAULTS.entries()) {
    if (index + 1 < first || index + 1 > last) continue
    const path = join(scratch, file)
    const text = readFileSync(path, 'utf8')
    if (text.split(is).length !== 2) throw new Error(`fault ${index + 1}: ${file} has its text not exactly once`)
    writeFileSync(
      path,
      text.replace(is, () => becomes),
    )
    const by = noticedBy(file)
    writeFileSync(path, text)
    if (by !== null) caught++
    say(`${String(index + 1).padStart(2)} ${by === null ? 'NOT CAUGHT' : `caught by the ${by}`}  ${file}`)
  }
  say(`${caught} of ${last - first + 1} caught`)
  process.exitCode = caught === last - first + 1 ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
