import { spawnSync } from 'node:child_process'
import process from 'node:process'

/**
 * The long run: 100,000 random meetings, in parts of which each has its own seed, none of them CI's. By hand:
 * `node tests/model/long-run.ts [first [last]]`, parts counted from 1. Ends with 0 where the host and the model never differed.
 */
const PARTS = 20
const MEETINGS = 5_000
const SEEDS_AFTER = 2_100_000_000

const [first = 1, last = PARTS] = process.argv.slice(2).map(Number)
let differed = 0
for (let part = first; part <= last; part++) {
  const seed = String(SEEDS_AFTER + part)
  const startedAt = Date.now()
  const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/model'], {
    env: { ...process.env, PLENARY_MODEL_RUNS: String(MEETINGS), PLENARY_MODEL_SEED: seed },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const seconds = String(Math.round((Date.now() - startedAt) / 1_000))
  const said = done.status === 0 ? `${String(MEETINGS)} meetings, no difference` : 'A DIFFERENCE'
  process.stdout.write(`part ${String(part)}, seed ${seed}: ${said}, ${seconds} s\n`)
  if (done.status === 0) continue
  differed++
  process.stdout.write(`${done.stdout}${done.stderr}\n`)
}
process.exitCode = differed === 0 ? 0 : 1
