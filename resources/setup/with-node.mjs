// @ts-check
// with-node.mjs SCRIPT ARGS…: runs a script under a Node that is new enough, whatever Node runs this one.
import { runUnderNode } from './node.mjs'
import { runCommand, SetupError } from './project.mjs'

const [script, ...args] = process.argv.slice(2)

await runCommand(async () => {
  if (!script) throw new SetupError('with-node.mjs was given no script: name the script to run.')
  return runUnderNode(script, args)
})
