// @ts-check
// npm test: everything CI checks. `test.mjs unit` and `test.mjs e2e` run one kind only.
import { mkdirSync, rmSync } from 'node:fs'
import { allParts, ensureBuilt } from './built-parts.mjs'
import { ensureNode, environmentWith, outputUnderNode, runUnderNode } from './node.mjs'
import { inProject, report, runCommand, SetupError } from './project.mjs'
import { run } from './run.mjs'
import { ensureSystem } from './system.mjs'
import { addCounts, playwrightCounts, stepCounts, vitestCounts } from './test-counts.mjs'

/**
 * @typedef {import('./test-counts.mjs').Counts} Counts
 * @typedef {{ name: string, exitCode: number, seconds: number, counts: Counts }} Outcome
 * @typedef {{ name: string, run: () => Promise<number>, counts?: () => Counts | undefined }} Step
 */

const reports = {
  vitest: inProject('test-results', 'vitest.json'),
  playwright: inProject('test-results', 'playwright.json'),
}

/** @param {...string} parts below node_modules */
const tool = (...parts) => inProject('node_modules', ...parts)

/** @type {Record<'types' | 'lint' | 'format' | 'unit' | 'e2e', Step>} */
const steps = {
  types: { name: 'types', run: () => runUnderNode(inProject('resources', 'setup', 'types.mjs'), []) },
  lint: {
    name: 'lint',
    run: () => runUnderNode(tool('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0']),
  },
  format: {
    name: 'format',
    run: () => runUnderNode(tool('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
  },
  unit: {
    name: 'unit, contract and fuzz tests',
    run: () => runUnderNode(tool('vitest', 'vitest.mjs'), ['run']),
    counts: () => vitestCounts(reports.vitest),
  },
  e2e: { name: 'end-to-end tests', run: runEndToEnd, counts: () => playwrightCounts(reports.playwright) },
}

/**
 * By name, stages that follow one another; the steps of one stage run beside each other. Tests have the machine to themselves.
 * @type {Record<string, Step[][]>}
 */
const selections = {
  all: [[steps.lint, steps.types, steps.format], [steps.unit], [steps.e2e]],
  unit: [[steps.unit]],
  e2e: [[steps.e2e]],
}

/** Windows of the Electron app open on a display of the tests' own. */
async function runEndToEnd() {
  const node = await ensureNode()
  const folder = await outputUnderNode(inProject('resources', 'setup', 'electron.mjs'))
  if (folder === undefined) return 2 // why not has been said
  const testRuntime = folder === '' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: folder, PLENARY_HOST_NODE: node }
  const command = [node, tool('@playwright', 'test', 'cli.js'), 'test']
  if (process.platform === 'linux') command.unshift('xvfb-run', '-a')
  const [program = node, ...args] = command
  return run(program, args, { env: { ...environmentWith(node), ...testRuntime } })
}

/** @param {Step} step */
async function take(step) {
  report(`${step.name} …`)
  const startedAt = Date.now()
  const exitCode = await step.run()
  const seconds = (Date.now() - startedAt) / 1000
  return { name: step.name, exitCode, seconds, counts: stepCounts(exitCode, step.counts?.()) }
}

/** @param {Outcome[]} outcomes */
function summarise(outcomes) {
  const total = addCounts(outcomes.map((outcome) => outcome.counts))
  const skipsCount = process.env['CI'] === 'true' && total.skipped > 0
  const lines = outcomes.map(
    ({ name, exitCode, seconds }) =>
      `${exitCode === 0 ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s  ${name}`,
  )
  if (total.skipped > 0) lines.push(`${total.skipped} skipped${skipsCount ? ', which counts as a failure in CI' : ''}`)
  process.stdout.write(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed > 0 || skipsCount || outcomes.some((outcome) => outcome.exitCode !== 0) ? 1 : 0
}

await runCommand(async () => {
  const [selection = 'all'] = process.argv.slice(2)
  const chosen = selections[selection]
  if (!chosen)
    throw new SetupError(
      `There is no selection called ${selection}: name ${Object.keys(selections).join(', ')} or none.`,
    )
  await ensureSystem()
  await ensureBuilt(allParts)
  rmSync(inProject('test-results'), { recursive: true, force: true })
  mkdirSync(inProject('test-results'))
  /** @type {Outcome[]} */
  const outcomes = []
  for (const stage of chosen) outcomes.push(...(await Promise.all(stage.map(take))))
  return summarise(outcomes)
})
