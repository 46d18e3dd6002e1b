// @ts-check
// npm run --silent plenary -- COMMAND …: the headless command line. Standard output is the command's own.
import { existsSync } from 'node:fs'
import { ensureBuilt, partPlans } from './built-parts.mjs'
import { runUnderNode } from './node.mjs'
import { inProject, runCommand, SetupError } from './project.mjs'

/** These serve no window, so they need not wait for the interface to be built. */
const withoutWindows = ['new', 'tally', 'verify', 'export', 'backup']

const args = process.argv.slice(2)

await runCommand(async () => {
  await ensureBuilt(withoutWindows.includes(args[0] ?? '') ? ['host'] : ['host', 'web'])
  const commandLine = inProject(partPlans.host.output)
  if (!existsSync(commandLine))
    throw new SetupError(`${partPlans.host.entry} is missing from this checkout, so there is no command to run.`)
  // npm goes to the project's root first; a file is named as seen from where its user stands.
  const { INIT_CWD, npm_lifecycle_event: script } = process.env
  return runUnderNode(commandLine, args, { cwd: (script === 'plenary' && INIT_CWD) || process.cwd() })
})
