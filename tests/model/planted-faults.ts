import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { Fault } from './planted-fault-list.ts'
import { FAULTS } from './planted-fault-list.ts'

/**
 * Plants each fault of planted-faults.md in a copy of the sources and asks whether the random meetings notice, and where they do not, the
 * unit tests of the rules or of the host. By hand or in the long run, not in CI: `node tests/model/planted-faults.ts [first [last]]`,
 * counted from 1. Ends with 0 where each was noticed.
 */
const RUNS = '300'
const SEED = '20261122'
const LIMIT_MS = 900_000

const root = process.cwd()

interface Report {
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly title: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** What a test that failed said first. */
interface Noticed {
  readonly title: string
  readonly message: string
}

/** Faults whose text is not in the sources exactly once: the code moved on, and they have to be written anew. */
function misplaced(): string[] {
  return FAULTS.flatMap(({ file, is }, index) => {
    const times = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').split(is).length - 1 : 0
    return times === 1 ? [] : [`fault ${String(index + 1)}: ${file} has its text ${String(times)} times, not once`]
  })
}

function copySources(scratch: string): void {
  for (const part of ['shared', 'main', 'renderer', 'tests', 'resources'])
    cpSync(join(root, part), join(scratch, part), { recursive: true })
  for (const file of ['package.json', 'tsconfig.base.json', 'vitest.config.ts'])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(scratch, file))
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'))
}

/** The first test under a folder that fails; null where none does. Throws where tests do not load: that is no mistake in a rule. */
function failureIn(scratch: string, folder: string): Noticed | null {
  const path = join(scratch, 'test-results', 'vitest.json')
  rmSync(path, { force: true })
  const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', folder], {
    cwd: scratch,
    env: { ...process.env, PLENARY_MODEL_RUNS: RUNS, PLENARY_MODEL_SEED: SEED, PLENARY_MODEL_UNSHRUNK: '1' },
    timeout: LIMIT_MS,
    stdio: 'ignore',
  })
  if (done.status === null) throw new Error(`${folder} took longer than ${String(LIMIT_MS / 1_000)} s`)
  if (done.status === 0) return null
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report
  const failed = report.testResults.flatMap((file) => file.assertionResults).find((one) => one.status === 'failed')
  if (failed) return { title: failed.title, message: failed.failureMessages[0] ?? '' }
  const broken = report.testResults.find((file) => file.message !== '')
  throw new Error(`${folder} does not load: ${broken?.message ?? 'no report'}`)
}

/** The unit tests are asked only where the meetings notice nothing. */
function noticedBy(scratch: string, { file }: Fault): string | null {
  const played = failureIn(scratch, 'tests/model')
  if (played) return `the meetings: ${differenceIn(played.message)}`
  const room = dirname(file)
  const [who, folder] = room.startsWith('shared/')
    ? [`the own tests of ${room}`, `tests/unit/${room}`]
    : ["the host's own tests", 'tests/unit/main/host']
  const failed = failureIn(scratch, folder)
  return failed && `${who}: ${failed.title}`
}

/** The line of a played meeting's failure that says what differed. */
function differenceIn(message: string): string {
  return (/^Got (?:error: )?(.*)/m.exec(message)?.[1] ?? message.split('\n')[0] ?? '').slice(0, 120)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Plants one, asks, and takes it out again. */
function plant(scratch: string, fault: Fault): string | null {
  const path = join(scratch, fault.file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace(fault.is, () => fault.becomes),
  )
  try {
    return noticedBy(scratch, fault)
  } finally {
    writeFileSync(path, text)
  }
}

function plantAll(scratch: string, first: number, last: number): boolean {
  copySources(scratch)
  if (failureIn(scratch, 'tests/model')) throw new Error('without any fault something fails already')
  const planted = [...FAULTS.entries()].filter(([index]) => index + 1 >= first && index + 1 <= last)
  let caught = 0
  for (const [index, fault] of planted) {
    const by = plant(scratch, fault)
    if (by !== null) caught++
    say(
      `${String(index + 1).padStart(2)} ${by === null ? 'NOT CAUGHT' : 'caught'}  ${fault.file}  ${by ?? ''}`.trimEnd(),
    )
  }
  say(`${String(caught)} of ${String(planted.length)} caught`)
  return caught === planted.length
}

const wrong = misplaced()
for (const line of wrong) say(line)
if (wrong.length > 0) process.exitCode = 2
else {
  const scratch = mkdtempSync(join(tmpdir(), 'plenary-planted-'))
  try {
    const [first = 1, last = FAULTS.length] = process.argv.slice(2).map(Number)
    process.exitCode = plantAll(scratch, first, last) ? 0 : 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
