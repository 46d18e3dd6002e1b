// @ts-check
// Checks the types of every runtime's part; all of them, so that one run shows everything.
import { inProject, runCommand } from './project.mjs'
import { run } from './run.mjs'

export const typedParts = ['shared', 'main', 'renderer', 'tests', 'resources/setup']

await runCommand(async () => {
  let worst = 0
  for (const part of typedParts) {
    const compiler = inProject('node_modules', 'typescript-7', 'bin', 'tsc')
    worst = Math.max(worst, await run(process.execPath, [compiler, '-p', inProject(part)]))
  }
  return worst
})
